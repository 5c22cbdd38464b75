import type { REST } from "@discordjs/rest";
import { Posting } from "../shared/posting.ts";
import { Refused } from "../shared/refused.ts";
import { tryAgain } from "../shared/try-again.ts";
import { type AttachedFile, multipartOf } from "./multipart.ts";

/** Discord takes an answer for 3 seconds from the press on: no try begins later than this after it was heard of. */
const UNTIL = 2_600;
/** Milliseconds for a try: one that hangs leaves room for another. */
const WITHIN = 1_000;
/** Discord's number for an interaction that has its answer. */
const ANSWERED = 40_060;

/** Discord's answer that leaves a card as it is. */
const NOTHING = { type: 6 };

/** An interaction as its answer is addressed. */
export type Addressed = { readonly id: string; readonly token: string };

/** Answers interactions. Each has an address of its own that takes one answer, so no rate limit is to be kept. */
export type Callback = {
  /**
   * Answers once, however often that has to be tried: Discord takes the first answer alone.
   *
   * @param isWanted whether the card is still to be shown, before each further try
   * @param since when the interaction was heard of, by the clock of `Date.now()`
   * @param files what goes along with the message in the body
   * @throws Refused where Discord does not take the answer, or what `undici` throws where there is no answer to that
   */
  answer(
    interaction: Addressed,
    body: object,
    isWanted: () => boolean,
    since: number,
    files?: readonly AttachedFile[],
  ): Promise<void>;
  close(): Promise<void>;
};

export function createCallback({ options }: REST): Callback {
  const { api, version } = options;
  const base = new URL(`${api}/v${version}`);
  const posting = new Posting(base.origin, WITHIN);
  return {
    answer({ id, token }, body, isWanted, since, files = []) {
      const path = `${base.pathname}/interactions/${id}/${token}/callback`;
      const post = () =>
        files.length === 0
          ? posting.post(path, body)
          : posting.postBytes(path, multipartOf(body, files));
      const send = async (failures: number) => {
        const isOver = failures > 0 && !isWanted();
        const posted = await (isOver ? posting.post(path, NOTHING) : post());
        const { status, text } = posted;
        if (status < 300) return;
        const code = Number(/"code":\s*(\d{1,6})\b/.exec(text)?.[1] ?? status);
        // A try before this one has come through, though nobody said so.
        if (code === ANSWERED && failures > 0) return;
        throw new Refused(code, posted);
      };
      return tryAgain(send, { until: since + UNTIL });
    },
    close: () => posting.close(),
  };
}
