import type { Dialog } from "../dialog.ts";
import { phrase } from "../phrase.ts";
import { rankCauses } from "../rank.ts";
import { reasonsFor } from "../reasons.ts";
import { cautionsOf } from "../safety.ts";
import type { CauseContent, Caution } from "../schema.ts";
import { givenBy, type Session } from "../session.ts";
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

/** What to do: the run rule and traffic light, the first cause's week, and the ladder back. */
export function planView(dialog: Dialog, session: Session): View {
  const { first } = rankCauses(dialog, session);
  const { plan, cards } = dialog.content;
  const cautions = cautionsOf(dialog, givenBy(session.answers));
  const isHeld = cautions.has("no-impact") || cautions.has("no-doses");
  const facet = first.cause.content.facets?.find((part) => part.id === first.facet);
  return {
    kind: "plan",
    title: cards.plan.title,
    progress: null,
    blocks: [
      ...cards.plan.text.map(text),
      ...weekOf(dialog, session, first.cause.content, facet?.tryFirst),
      list(null, plan.rules),
      ...(isHeld ? [] : [list(phrase(dialog, "ladder"), plan.ladder)]),
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
  first: string | undefined,
): Block[] {
  const cautions = cautionsOf(dialog, givenBy(session.answers));
  const held: Caution[] = ["no-impact", "walk-only", "no-doses"];
  const words = {
    "no-impact": dialog.content.plan.noImpact,
    "walk-only": dialog.content.plan.walkOnly,
    "no-doses": dialog.content.plan.noDoses,
  };
  const week = first === undefined ? content.thisWeek : [first, ...content.thisWeek];
  const showsExercises = content.exercises.length > 0 && !cautions.has("no-doses");
  return [
    ...held.filter((caution) => cautions.has(caution)).map((caution) => note(words[caution])),
    list(phrase(dialog, "this-week"), week),
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
