import type { ServerResponse } from "node:http";

/** What goes wrong with a request to a platform. */
export type Fault = {
  /** Whether the platform does what it is asked all the same. */
  readonly isDone: boolean;
  /** What it answers; without one, the connection is reset. */
  readonly status?: number;
  /** For how many seconds it wants to be left alone. */
  readonly retryAfter?: number;
  /** Milliseconds until it answers. */
  readonly late?: number;
  /** What it says; nothing of a platform's unless given. */
  readonly text?: string;
};

/** Answers as the fault has it. */
export function spoil(fault: Fault, response: ServerResponse): void {
  const { status, retryAfter, late = 0, text = "Something went wrong." } = fault;
  setTimeout(() => {
    if (status === undefined) return response.destroy();
    const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    response.writeHead(status, headers).end(text);
  }, late);
}

/** Goes wrong so many times, in these ways one after the other, where a call fits. */
export function each<Call>(
  fits: (call: Call) => boolean,
  faults: readonly Fault[],
): (call: Call) => Fault | null {
  const left = [...faults];
  return (call) => (fits(call) ? (left.shift() ?? null) : null);
}
