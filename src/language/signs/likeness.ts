import type { Dialog } from "../../engine/content/dialog.ts";
import type { Offer } from "../../engine/session/session.ts";
import { cuedIn } from "../gist/cues.ts";
import { readBy } from "../gist/gist.ts";
import { likeliestIn } from "../kinds/kinds.ts";
import { learnedBy } from "../kinds/learned.ts";
import { unitsIn } from "../kinds/units-in.ts";
import type { Place } from "../standing.ts";
import type { Understanding } from "../understanding.ts";

/** A stretch of a text, how far it reads as those do that tell a sign of the safety screen, and of which line most. */
export type Likeness = Offer &
  Place & {
    /** In log odds: the higher, the more. */
    readonly score: number;
    /** Whether it is more than one sentence. */
    readonly isPair: boolean;
  };

/** How much it counts how surely a stretch tells one line from the others, and the least that this is taken for. */
const BY_LINE = 0.5;
const LEAST_SURE = -3;

/** How far each stretch of a text reads like a sign, by what people wrote; none where nothing was learned of them. */
export function likenessIn(dialog: Dialog, understanding: Understanding): readonly Likeness[] {
  const signs = learnedBy(dialog)?.signs;
  if (!signs) return [];
  const units = unitsIn(dialog, understanding);
  const likeliest = likeliestIn(signs.named, units);
  const cued = cuedIn(units);
  const scores = readBy(signs.telling, cued);
  return cued.map(({ from, to, isPair }, at) => {
    const { kind, score } = likeliest({ from, to });
    const [question = "", option = ""] = kind.split(".");
    return {
      question,
      option,
      first: units[from]?.first ?? 0,
      last: units[to]?.last ?? 0,
      score: (scores[at] ?? 0) + BY_LINE * Math.max(LEAST_SURE, score),
      isPair,
    };
  });
}
