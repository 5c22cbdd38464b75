import { request } from "node:http";

export type RawAnswer = {
  /** 0 where the connection was cut before there was an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
};

export type Raw = {
  readonly method?: string;
  /** With `host` among them, another than the address that is asked. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent piece by piece, in chunks unless a length is among the headers. */
  readonly body?: readonly string[];
  /** Whether the body ends. */
  readonly ends?: boolean;
};

/** A request as no browser and no `fetch` sends it, on a connection of its own. */
export function rawRequest(
  url: string,
  { method = "GET", headers = {}, body = [], ends = true }: Raw,
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    // Whoever is answered ends the connection, or keeps it.
    const all = { connection: "keep-alive", ...headers };
    const sent = request(url, { method, headers: all, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      answer.on("end", () => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, text });
        sent.destroy();
      });
    });
    sent.on("error", () => resolve({ status: 0, headers: {}, text: "" }));
    for (const piece of body) sent.write(piece);
    if (ends) sent.end();
    else sent.flushHeaders();
  });
}
