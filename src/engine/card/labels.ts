import type { Dialog, Question } from "../content/dialog.ts";
import { fill } from "../content/phrase.ts";
import { NOT_SURE, UNDER_18 } from "../content/ref.ts";
import { saidText } from "../content/said.ts";
import { clockAt, isOneSide, LEAD, STEPS_COUNTED } from "../session/clock.ts";
import type { Event } from "../session/event.ts";
import type { Page } from "../session/page.ts";
import type { Session } from "../session/session.ts";
import type { CardChoice, CardControl } from "./card.ts";

/**
 * What a choice is called, in the dialog's words.
 *
 * @param page the page that its card is of
 */
export function choiceLabel(
  dialog: Dialog,
  session: Session,
  page: Page,
  { event }: CardChoice,
): string {
  return labelFor(dialog, session, page, event) ?? "";
}

function labelFor(dialog: Dialog, session: Session, page: Page, event: Event): string | undefined {
  const { content, questions } = dialog;
  const { answers } = session;
  switch (event.type) {
    case "answer": {
      const question = questions.get(event.question);
      const [option] = event.options;
      if (!question) return undefined;
      const measured = clockAt(dialog, session, question) && content.presses?.use;
      if (option !== undefined && measured) {
        return fill(measured, { answer: optionLabel(question, option, false) ?? "" });
      }
      return option === undefined
        ? noneLabel(dialog, question)
        : optionLabel(question, option, page.type === "question" && page.as === "clarify");
    }
    case "consent":
      return event.age === UNDER_18
        ? content.labels[UNDER_18]
        : content.ages.find(({ id }) => id === event.age)?.label;
    case "change": {
      const question = questions.get(event.question ?? "");
      const answer = answers.find((given) => given.question === event.question);
      return question && answer && saidText(dialog, question, answer);
    }
    case "details":
      return content.causes.find(({ id }) => id === event.cause)?.name;
    case "learn":
      return (
        content.topics.find(({ id }) => id === event.topic)?.title ??
        content.causes.find(({ id }) => id === event.topic)?.name
      );
    case "exercise":
      return event.exercise === undefined
        ? content.cards.exercises.title
        : content.exercises.find(({ id }) => id === event.exercise)?.name;
    case "ask": {
      const [faq] = event.faqs;
      return faq === undefined
        ? content.cards.faqs.title
        : content.faqs.find(({ id }) => id === faq)?.title;
    }
    case "remind":
      return content.reminder && fill(content.reminder.hour, { hour: event.hour ?? 0 });
    case "numbers":
      return content.regions.find(({ id }) => id === event.region)?.name;
    case "clock-start":
      return clockTexts(dialog, session)?.start;
    case "clock-end":
      return clockTexts(dialog, session)?.ended;
    case "seen":
      return content.seen[event.reply];
    case "not-ok":
      return event.reply && { ...content.notOk.low, ...content.notOk }[event.reply];
    case "carry-on":
      return content.notOk.mistake;
    default:
      return undefined;
  }
}

/** @param isPlain whether in plainer words, for someone who was not sure */
function optionLabel({ content }: Question, id: string, isPlain: boolean): string | undefined {
  const option = content.options.find((known) => known.id === id);
  return isPlain ? (option?.clarify ?? option?.label) : option?.label;
}

/** What "none of these" is called where it answers this question. */
export function noneLabel(dialog: Dialog, { content }: Question): string {
  return content.none?.label ?? dialog.content.labels.none;
}

/** What stands on the clock that is open: its own words, with the figures in them. */
export function clockTexts(
  { content, questions }: Dialog,
  { clock }: Session,
): Record<"title" | "prepare" | "running" | "start" | "ended", string> | null {
  const { presses, tools } = content;
  const question = questions.get(clock?.question ?? "");
  const tool = question?.content.tool?.id;
  if (!presses || !tools || !clock || !question || (tool !== "stopwatch" && tool !== "steps"))
    return null;
  const { prepare, running, ended } = presses[tool];
  const { begin, otherSide } = presses;
  const again = isOneSide(clock, question) ? otherSide : tools.shared.again;
  const say = (text: string) => fill(text, { lead: LEAD[tool], count: STEPS_COUNTED });
  return {
    title: tools[tool].title,
    prepare: say(prepare),
    running: say(running),
    start: clock.tries.length === 0 ? begin : again,
    ended: say(ended),
  };
}

/** What a control is called, in the dialog's words. */
export function controlLabel({ content, questions }: Dialog, { id, event }: CardControl): string {
  const own =
    id === NOT_SURE && event.type === NOT_SURE
      ? questions.get(event.question)?.content.notSureLabel
      : undefined;
  if (id === "clock") return content.presses?.offer ?? "";
  return own ?? content.labels[id];
}
