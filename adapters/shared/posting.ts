import { type Dispatcher, Pool } from "undici";
import { wayOut } from "./proxy.ts";

/** What came of a request: the answer's status, and its text, which is short where anyone needs it. */
export type Posted = {
  readonly status: number;
  readonly text: string;
  /** After how many seconds to try again, where the answer says so. */
  readonly retryAfter: number | null;
};

/** More connections than this at once only make each other wait. */
const CONNECTIONS = 64;

/**
 * Posts JSON to one host over connections that stay open, once each and never again by itself. A click costs one request,
 * and most of what a click costs is that: this takes less than half of what the platforms' own clients do.
 */
export class Posting {
  readonly #origin: string;
  readonly #way: Dispatcher;

  /**
   * @param origin such as https://discord.com
   * @param within how long to wait for an answer, in milliseconds
   */
  constructor(origin: string, within: number) {
    const limits = {
      connections: CONNECTIONS,
      headersTimeout: within,
      bodyTimeout: within,
      connect: { timeout: within },
    };
    this.#origin = origin;
    this.#way = wayOut(limits) ?? new Pool(origin, limits);
  }

  /** @throws what `undici` throws where there is no answer, with a `code`; any status is an answer */
  async post(path: string, body: object): Promise<Posted> {
    const {
      statusCode,
      headers,
      body: answer,
    } = await this.#way.request({
      origin: this.#origin,
      path,
      method: "POST",
      headers: HEADERS,
      body: JSON.stringify(body),
    });
    const seconds = Number(headers["retry-after"] ?? Number.NaN);
    return {
      status: statusCode,
      text: await answer.text(),
      retryAfter: Number.isFinite(seconds) ? seconds : null,
    };
  }

  /** Ends the connections, once what is under way is done. */
  close(): Promise<void> {
    return this.#way.close();
  }
}

const HEADERS = { "content-type": "application/json", "user-agent": "Backchat" };
