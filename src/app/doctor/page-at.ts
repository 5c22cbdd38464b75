import { get } from "node:http";
import type { Page } from "./examining.ts";

/** Where a page is got: at a port of this machine, by the name that people use where that is another. */
export type Place = {
  readonly address?: string;
  readonly port: number;
  readonly path: string;
  readonly host?: string | null;
};

/** What is got there. @throws where nothing answers in some seconds */
export function pageAt({ address = "127.0.0.1", port, path, host = null }: Place): Promise<Page> {
  const headers = host === null ? {} : { host };
  return new Promise((resolve, reject) => {
    const request = get({ host: address, port, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString() });
      });
    });
    request.setTimeout(5_000, () => request.destroy());
    request.on("error", reject);
  });
}
