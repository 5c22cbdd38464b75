import type { Dialog, Question } from "../content/dialog.ts";
import { NOT_SURE, UNDER_18 } from "../content/ref.ts";
import { saidText } from "../content/said.ts";
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

function labelFor(
  dialog: Dialog,
  { answers }: Session,
  page: Page,
  event: Event,
): string | undefined {
  const { content, questions } = dialog;
  switch (event.type) {
    case "answer": {
      const question = questions.get(event.question);
      const [option] = event.options;
      if (!question) return undefined;
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
    case "numbers":
      return content.regions.find(({ id }) => id === event.region)?.name;
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

/** What a control is called, in the dialog's words. */
export function controlLabel({ content, questions }: Dialog, { id, event }: CardControl): string {
  const own =
    id === NOT_SURE && event.type === NOT_SURE
      ? questions.get(event.question)?.content.notSureLabel
      : undefined;
  return own ?? content.labels[id];
}
