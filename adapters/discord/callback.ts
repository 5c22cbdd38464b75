import type { REST } from "discord.js";
import { Posting } from "../shared/posting.ts";

/** Discord takes an answer for 3 seconds; what takes longer than this is none any more. */
const WITHIN = 4_000;

/** An interaction as its answer is addressed. */
export type Addressed = { readonly id: string; readonly token: string };

/** Answers interactions. Each has an address of its own that takes one request, so no rate limit is to be kept. */
export type Callback = {
  /** @throws Refused where Discord does not take the answer */
  answer(interaction: Addressed, body: object): Promise<void>;
  close(): Promise<void>;
};

export function createCallback({ options }: REST): Callback {
  const { api, version } = options;
  const base = new URL(`${api}/v${version}`);
  const posting = new Posting(base.origin, WITHIN);
  return {
    async answer({ id, token }, body) {
      const path = `${base.pathname}/interactions/${id}/${token}/callback`;
      const { status, text } = await posting.post(path, body);
      if (status >= 300) throw new Refused(status, text);
    },
    close: () => posting.close(),
  };
}

/** Discord took a request, but did not do it. */
class Refused extends Error {
  /** Discord's own number for why, or else the status. */
  readonly code: number;

  constructor(status: number, text: string) {
    super("Discord refused an answer.");
    const [, code] = /"code":\s*(\d+)/.exec(text) ?? [];
    this.code = Number(code ?? status);
  }
}
