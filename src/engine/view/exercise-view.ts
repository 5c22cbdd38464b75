import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { exercisesFor } from "../plan/exercises.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Page } from "../session/page.ts";
import type { Session } from "../session/session.ts";
import type { Where } from "../session/where.ts";
import { cautionNotes } from "./advice-view.ts";
import { list, pictures, text } from "./blocks.ts";
import { basisText } from "./sourcing.ts";
import type { Face } from "./view.ts";

/** How an exercise is done: a picture, three cues, what is easier and harder; or the list of all. */
export function exerciseView(
  dialog: Dialog,
  session: Session,
  { exercise, from }: Page & { readonly type: "exercise" },
  where: Where,
): Face {
  const content = dialog.content.exercises.find(({ id }) => id === exercise);
  const { cautions, mayExercise } = adviceFor(dialog, session);
  const held = mayExercise ? [] : cautionNotes(dialog, cautions);
  if (!content) {
    const { title, text: lines } = dialog.content.cards.exercises;
    return { title, blocks: [...held, ...lines.map(text)] };
  }
  const planned = from === "plan" ? exercisesFor(dialog, session, where.ranking()) : [];
  const dose = planned.find((one) => one.exercise === exercise)?.dose;
  return {
    title: content.title,
    blocks: [
      ...held,
      ...pictures([content.picture]),
      ...(dose === undefined ? [] : [text(phrase(dialog, "in-your-plan", { dose }))]),
      list(null, content.cues),
      text(phrase(dialog, "easier", { how: content.easier })),
      // Whose answers hold exercises back is not led on.
      ...(mayExercise
        ? [
            text(phrase(dialog, "harder", { how: content.harder })),
            text(phrase(dialog, "exercise-pain")),
          ]
        : []),
      text(basisText(dialog, content.basis)),
    ],
  };
}
