import { adviceFor } from "../advice.ts";
import type { Dialog } from "../dialog.ts";
import { fill, phrase } from "../phrase.ts";
import { rankCauses } from "../rank.ts";
import { reasonsFor } from "../reasons.ts";
import { assess, heardOf } from "../safety.ts";
import type { CauseContent } from "../schema.ts";
import type { Session } from "../session.ts";
import { list, note, text } from "./blocks.ts";
import { control } from "./controls.ts";
import { basisText, gradeText } from "./sourcing.ts";
import type { Block, View } from "./view.ts";

/** One cause in full: how it can load the back, what the answers say of it, what to do, and what that rests on. */
export function causeView(dialog: Dialog, session: Session, id: string): View {
  const { ranked } = rankCauses(dialog, session);
  const found = ranked.find(({ cause }) => cause.id === id) ?? ranked[0];
  if (!found) throw new Error("A dialog needs at least one cause.");
  const { content } = found.cause;
  const reasons = reasonsFor(dialog, session, found.index);
  const facet = content.facets?.find((part) => part.id === found.facet);
  return {
    kind: "cause",
    title: content.name,
    progress: gradeText(dialog, content),
    blocks: [
      text(content.explanation),
      ...(facet && reasons.toward.length > 0
        ? [text(phrase(dialog, "likeliest-part", { part: facet.name }))]
        : []),
      ...joined(dialog, "points-to", "heard", reasons.toward),
      ...joined(dialog, "points-away", "heard", reasons.away),
      ...joined(dialog, "not-asked-yet", "questions", reasons.unknown),
      ...weekOf(dialog, session, content, facet?.tryFirst),
      text(phrase(dialog, "expect", { expect: content.expect })),
      text(phrase(dialog, "see-someone", { when: content.seeSomeone })),
      text(basisText(dialog, content.basis)),
    ],
    choices: null,
    controls: [control(dialog, "back"), control(dialog, "plan"), control(dialog, "stop")],
  };
}

/** What to do: what to hold back, the first cause's week, the run rule and traffic light, and the ladder back. */
export function planView(dialog: Dialog, session: Session): View {
  const { first } = rankCauses(dialog, session);
  const { plan, cards } = dialog.content;
  const { mayRun } = adviceFor(dialog, session);
  const assessment = assess(dialog, session);
  const facet = first.cause.content.facets?.find((part) => part.id === first.facet);
  return {
    kind: "plan",
    title: cards.plan.title,
    progress: null,
    blocks: [
      ...cards.plan.text.map(text),
      ...(assessment.urgency === "routine"
        ? [
            text(
              fill(dialog.content.result.checkToo, {
                heard: heardOf(dialog, assessment.because).join("; "),
              }),
            ),
          ]
        : []),
      ...weekOf(dialog, session, first.cause.content, facet?.tryFirst),
      list(null, mayRun ? [...plan.rules, ...plan.runRules] : plan.rules),
      ...(mayRun ? [list(phrase(dialog, "ladder"), plan.ladder)] : []),
      text(basisText(dialog, plan.basis)),
    ],
    choices: null,
    controls: [control(dialog, "back"), control(dialog, "stop")],
  };
}

function weekOf(
  dialog: Dialog,
  session: Session,
  content: CauseContent,
  first: string = content.tryFirst,
): Block[] {
  const { held, mayRun, mayExercise } = adviceFor(dialog, session);
  const showsExercises = mayExercise && content.exercises.length > 0;
  return [
    ...held.map(note),
    ...(mayRun ? [list(phrase(dialog, "this-week"), [first, ...content.thisWeek])] : []),
    ...(showsExercises ? [list(phrase(dialog, "exercises"), content.exercises)] : []),
  ];
}

function joined(
  dialog: Dialog,
  id: "points-to" | "points-away" | "not-asked-yet",
  name: string,
  items: readonly string[],
): Block[] {
  return items.length === 0 ? [] : [text(phrase(dialog, id, { [name]: items.join("; ") }))];
}
