import type { Answer } from "../content/answer.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { dayText, phrase } from "../content/phrase.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";
import { saidText } from "../content/said.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { type Assessment, assess } from "../safety/urgency.ts";
import { dayZeroOf } from "../session/course.ts";
import type { Session } from "../session/session.ts";
import { checkToo } from "./advice-view.ts";
import { list, text } from "./blocks.ts";
import { courseBlocks } from "./progress-view.ts";
import { reviewText } from "./sourcing.ts";
import type { Block, Face } from "./view.ts";

/**
 * One page for a physio or doctor: what the answers point to, what was asked and said, the self-tests, and the signs asked
 * about and not reported.
 */
export function handOverView(dialog: Dialog, session: Session, ranking: Ranking): Face {
  const card = dialog.content.cards["hand-over"];
  const assessment = assess(dialog, session);
  return {
    title: card.title,
    blocks: [
      ...card.text.map(text),
      aboutBlock(dialog, session),
      ...courseBlocks(dialog, session),
      ...checkToo(dialog, session, assessment),
      ...pointsOf(dialog, ranking),
      ...saidBlocks(dialog, session, assessment),
      text(reviewText(dialog)),
    ],
  };
}

/** What the page is of: when it was begun, and how old the person is. */
export function aboutBlock(dialog: Dialog, session: Session): Block {
  const age = dialog.content.ages.find(({ id }) => id === session.age)?.label ?? "";
  return text(phrase(dialog, "keep-about", { date: dayText(dialog, dayZeroOf(session)), age }));
}

/** What the answers point to, in a word each; or that no one habit stands out. */
function pointsOf(dialog: Dialog, { ranked, hasDriver }: Ranking): Block[] {
  const points = ranked
    .filter(({ isPointedTo, band }) => isPointedTo && band !== "unlikely")
    .map(({ band, cause, facet }) => {
      const part = facet ? `, ${facet.name}` : "";
      return `${dialog.content.belief[band]}: ${cause.content.name}${part}`;
    });
  return [
    ...(hasDriver ? [] : [text(`**${dialog.content.result.noDriverTitle}**`)]),
    ...listed(phrase(dialog, "keep-points"), points),
  ];
}

/** What was asked and said, the self-tests, and the signs asked about and not reported. */
export function saidBlocks(dialog: Dialog, session: Session, assessment: Assessment): Block[] {
  const answered = session.answers.flatMap((answer) => {
    const question = dialog.questions.get(answer.question);
    return question ? [{ question, answer }] : [];
  });
  const said = (isTest: boolean) =>
    answered
      .filter((one) => (one.question.role === "self-test") === isTest && isToKeep(dialog, one))
      .map(({ question, answer }) => saidText(dialog, question, answer));
  const notReported = answered.flatMap(({ question, answer }) =>
    question.role === "screen" ? notReportedOf(dialog, question, answer, assessment) : [],
  );
  return [
    ...listed(phrase(dialog, "keep-said"), said(false)),
    ...listed(phrase(dialog, "keep-tests"), said(true)),
    ...(notReported.length > 0
      ? [text(phrase(dialog, "keep-not-reported", { told: notReported.join("; ") }))]
      : []),
  ];
}

/**
 * A card of the screen without ticks is said below, and how it went stands above; what may be skipped and was is nothing to
 * keep.
 */
function isToKeep(
  { content: { checkIn } }: Dialog,
  {
    question: { id, role, content },
    answer: { options },
  }: { readonly question: Question; readonly answer: Answer },
): boolean {
  if (id === checkIn?.asked.back || id === checkIn?.makes.watch) return false;
  if (role === "screen") return options.length > 0;
  const maySkip = content.ask === "last" || role === "plan";
  return !maySkip || !options.includes(NOT_SURE);
}

/** The lines of a safety card that were left empty, but for those whose subject another answer raised. */
function notReportedOf(
  dialog: Dialog,
  { id, content }: Question,
  { options }: Answer,
  { because }: Assessment,
): readonly string[] {
  const raised = dialog.content.flags
    .map(({ rules }) => rules.flatMap(({ when }) => refsOf(when)))
    .filter((refs) => refs.some((ref) => because.includes(ref)))
    .flat();
  const isRaised = (ref: string) =>
    raised.includes(ref) ||
    dialog.followUps.some(
      (question) =>
        refsOf(question.content.when ?? {}).includes(ref) &&
        raised.some((one) => one.startsWith(`${question.id}.`)),
    );
  return content.options
    .filter((option) => !options.includes(option.id) && !isRaised(`${id}.${option.id}`))
    .map(({ summary }) => summary);
}

function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [list(title, items)];
}
