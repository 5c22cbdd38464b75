import type { ServerResponse } from "node:http";

/** What was answered, and on which day: whoever has told nothing yet gets the same as anyone else that day. */
type Kept = {
  readonly day: number;
  readonly page: Buffer;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * The first page, which most requests are for, without all that only forms need: as it was answered the day's first time,
 * and then for a tenth of the work.
 *
 * @param today the day it is, in days since 1 January 1970
 */
export function createFirstPage(today: () => number) {
  let kept: Kept | null = null;
  return {
    /** Keeps an answer to the first request of a day. */
    async keep(response: Response): Promise<void> {
      const page = Buffer.from(await response.clone().text());
      const headers = {
        ...Object.fromEntries(response.headers),
        "content-length": `${page.length}`,
      };
      kept = { day: today(), page, headers };
    },
    isKept: () => kept !== null && kept.day === today(),
    answer(response: ServerResponse): void {
      if (kept !== null) response.writeHead(200, kept.headers).end(kept.page);
    },
  };
}
