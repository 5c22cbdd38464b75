import type { Dialog } from "../../engine/content/dialog.ts";
import type { Offer } from "../../engine/session/session.ts";
import { scoreOf } from "../gist/learn.ts";
import { guess } from "../kinds/kinds.ts";
import { learnedBy } from "../kinds/learned.ts";
import { unitsIn } from "../kinds/units-in.ts";
import type { Place } from "../standing.ts";
import type { Understanding } from "../understanding.ts";
import { cuedIn } from "./sign-cues.ts";

/** A stretch of a text, and how far it reads as those do that tell a sign of the safety screen. */
export type Likeness = Place & {
  /** Log odds: above 0 most that read so tell one. */
  readonly score: number;
  /** Whether it is more than one sentence. */
  readonly isPair: boolean;
  /** The likeliest line of the screen. */
  line(): Offer;
};

/** How far each stretch of a text reads like a sign, by what people wrote; none where nothing was learned of them. */
export function likenessIn(dialog: Dialog, understanding: Understanding): readonly Likeness[] {
  const signs = learnedBy(dialog)?.signs;
  if (!signs) return [];
  const units = unitsIn(dialog, understanding);
  return cuedIn(units).map(({ from, to, cues, isPair }) => ({
    first: units[from]?.first ?? 0,
    last: units[to]?.last ?? 0,
    score: scoreOf(signs, cues) * signs.scale,
    isPair,
    line: () => {
      const [likeliest] = guess(signs.named, units, 0, [{ from, to }], () => 0);
      const [question = "", option = ""] = likeliest?.kind.split(".") ?? [];
      return { question, option };
    },
  }));
}
