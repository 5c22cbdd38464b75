import type { REST } from "@discordjs/rest";
import { Posting } from "../shared/posting.ts";
import { Refused } from "../shared/refused.ts";

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
      if (status < 300) return;
      const [, code = status] = /"code":\s*(\d+)/.exec(text) ?? [];
      throw new Refused(Number(code));
    },
    close: () => posting.close(),
  };
}
