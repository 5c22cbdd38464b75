/** What a platform may do instead of answering. */
export const RESET = { isRefused: true, reset: true };
export const FAILING = { isRefused: true, status: 500 };
export const OUT_OF_SERVICE = { isRefused: true, status: 503 };
export const BUSY = { isRefused: true, status: 429 };
/** It does what it is asked, and says that it did not. */
export const taken = (fault) => ({ ...fault, isTaken: true });
/** It does what it is asked, and says so only after so many milliseconds. */
export const late = (slow) => ({ slow });
/** It gets round to what it is asked only after so many milliseconds. */
export const stalled = (stall) => ({ stall });

/** Refuses a request; the answer repeats what was sent, as some errors do. */
export function answerWith({ reset, status }, response, sent) {
  if (reset) return response.destroy();
  const headers = { "content-type": "application/json", ...(status === 429 ? RETRY : {}) };
  const body = JSON.stringify({ ok: false, message: `Refused: ${sent}`, retry_after: 1, code: 0 });
  response.writeHead(status, headers).end(body);
}

const RETRY = { "retry-after": "1" };

/** A share of all requests to some paths goes wrong. */
export function some(fault, share, random, fits = () => true) {
  return (path) => (fits(path) && random() < share ? fault : null);
}
