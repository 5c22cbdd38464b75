import type { Dialog } from "../content/dialog.ts";
import { isTopic } from "../content/questions.ts";
import { sourcesOf } from "../content/sources.ts";
import { exercisesFor } from "../plan/exercises.ts";
import type { Page } from "../session/page.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import type { Where } from "../session/where.ts";
import { type Card, choicesFrom, plain, ways } from "./card.ts";

/** The list of what there is to read, or one card of it. */
export function learnCard(dialog: Dialog, phase: Phase, topic: string | null): Card {
  return topic !== null && isTopic(dialog, topic)
    ? {
        kind: "learn",
        choices: null,
        controls: [...sources(dialog, topic), ...plain("back", "carry-on", "stop")],
      }
    : {
        kind: "learn",
        choices: topics(dialog, phase),
        controls: plain(...(mayAskToRun(dialog, phase) ? RUN : []), "carry-on", "stop"),
      };
}

/** How one is done, and the ways to the plan's others; or all of them. */
export function exerciseCard(
  dialog: Dialog,
  session: Session,
  { exercise, from }: Page & { readonly type: "exercise" },
  where: Where,
): Card {
  const all = dialog.content.exercises.map(({ id }) => id);
  const planned = from === "plan" ? exercisesFor(dialog, session, where.ranking()) : [];
  const others = planned.map((one) => one.exercise).filter((id) => id !== exercise);
  const shown = exercise === null ? all : others;
  return {
    kind: "exercise",
    choices: shown.length > 0 ? ways(shown, (id) => ({ type: "exercise", exercise: id })) : null,
    controls: plain("back", ...(from === "walk" ? [] : CARRY_ON), "stop"),
  };
}

const CARRY_ON = ["carry-on"] as const;

/** A question that was asked and answered, with what else was asked; or those that come nearest. */
export function faqCard(
  dialog: Dialog,
  { faqs, isKnown, over }: Page & { readonly type: "faq" },
  phase: Phase,
): Card {
  const [first, ...others] = faqs;
  const leads = isKnown && dialog.content.faqs.find(({ id }) => id === first)?.leads;
  const mayLead = leads === "signs" || mayAskToRun(dialog, phase);
  const shown = isKnown ? others : faqs;
  return {
    kind: "faq",
    choices: shown.length > 0 ? ways(shown, (id) => ({ type: "ask", faqs: [id] })) : null,
    controls: plain(
      ...(leads && mayLead ? [leads] : []),
      ...(over.type === "faqs" ? (["back"] as const) : []),
      "carry-on",
      "stop",
    ),
  };
}

/** Every card of Learn: the topics, the questions and the exercises behind one each, then the causes. */
export function topics({ content }: Dialog, { type }: Phase) {
  const toLearn = ({ id }: { readonly id: string }) =>
    ({ id, chosen: false, event: { type: "learn", topic: id } }) as const;
  const exercises = { id: "exercises", chosen: false, event: { type: "exercise" } } as const;
  const faqs = { id: "faqs", chosen: false, event: { type: "ask", faqs: [] } } as const;
  return choicesFrom([
    ...content.topics.map(toLearn),
    ...(content.faqs.length > 0 && type !== "minor" ? [faqs] : []),
    ...(content.exercises.length > 0 && type !== "minor" ? [exercises] : []),
    ...content.causes.map(toLearn),
  ]);
}

/** The way to what a card rests on; nothing where that is judgement. */
export function sources(dialog: Dialog, topic: string) {
  return sourcesOf(dialog, topic).length > 0
    ? [{ id: "sources", event: { type: "sources", topic } } as const]
    : [];
}

/** Whether someone may ask how far they can run: with a walk under way, or one that can begin. */
function mayAskToRun({ content }: Dialog, { type }: Phase): boolean {
  return (
    content.planning !== undefined && !["minor", "returned", "urgent", "education"].includes(type)
  );
}

const RUN = ["run"] as const;
