import type { RequestListener, ServerResponse } from "node:http";
import type { State } from "../platforms.ts";
import { isOwnHost } from "./own-host.ts";

/** What the one who runs the product may ask it; nothing of it is about anybody. */
export type Told = {
  /** Where it listens: what it can be called. */
  readonly host: string;
  readonly states: () => Readonly<Record<string, State>>;
  /** What was counted so far, or null where nothing is. */
  readonly metrics: { readonly type: string; text(): Promise<string> } | null;
};

const TEXT = "text/plain; charset=utf-8";

/** For a page elsewhere that has had its own name lead here. */
const NOT_OURS =
  "Ask by an address, localhost, OPERATE_HOST, or a name without dots, such as a container's.\n";

/**
 * Answers `/healthz` while the process can, `/readyz` with every platform's state, and `/metrics`. For a port of its own,
 * since the one for Slack and browsers may be open to the world.
 */
export function createHealth({ host, states, metrics }: Told): RequestListener {
  return (request, response) => {
    if (!isOwnHost(request.headers.host, [host])) return end(response, 421, TEXT, NOT_OURS);
    const [path] = (request.url ?? "").split("?");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return end(response, 405, TEXT, "Only GET.\n");
    }
    if (path === "/healthz") return end(response, 200, TEXT, "ok\n");
    if (path === "/readyz") return endReady(response, states());
    if (path === "/metrics" && metrics !== null) {
      metrics.text().then(
        (text) => end(response, 200, metrics.type, text),
        () => end(response, 500, TEXT, "The metrics cannot be read.\n"),
      );
      return;
    }
    end(response, 404, TEXT, "There is /healthz, /readyz and, with METRICS=on, /metrics.\n");
  };
}

/** What can be handed requests. One that is unproven too: else none would come that proves it. */
const TAKES: readonly State[] = ["ready", "unproven"];

function endReady(response: ServerResponse, adapters: Readonly<Record<string, State>>): void {
  const ready = Object.values(adapters).every((state) => TAKES.includes(state));
  const body = `${JSON.stringify({ ready, adapters })}\n`;
  end(response, ready ? 200 : 503, "application/json", body);
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
}
