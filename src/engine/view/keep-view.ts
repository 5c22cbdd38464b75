import type { Answer } from "../content/answer.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { dayText, phrase } from "../content/phrase.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";
import { saidText } from "../content/said.ts";
import { rankCauses } from "../reasoning/rank.ts";
import { type Assessment, NO_FLAG } from "../safety/urgency.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { checkToo, planFor, weekOf } from "./advice-view.ts";
import { list, resumeCode, text } from "./blocks.ts";
import { signsOf } from "./help-lines.ts";
import { reviewText } from "./sourcing.ts";
import { urgencyView } from "./urgency-view.ts";
import type { Block, Face, Setting } from "./view.ts";

/**
 * One page to keep, or to hand to a physio: what was asked and said, the signs asked about and not reported, the
 * self-tests, what the answers point to, what to try, and the code that resumes the walk.
 */
export function keepView(dialog: Dialog, session: Session, setting: Setting, phase: Phase): Face {
  const { keep } = dialog.content.cards;
  const age = dialog.content.ages.find(({ id }) => id === session.age)?.label ?? "";
  const assessment = "assessment" in phase ? phase.assessment : NO_FLAG;
  const answered = session.answers.flatMap((answer) => {
    const question = dialog.questions.get(answer.question);
    return question ? [{ question, answer }] : [];
  });
  // A card of the screen without ticks is said below; what may be skipped and was is nothing to keep.
  const isTicked = ({ question, answer }: (typeof answered)[number]) =>
    question.role === "screen"
      ? answer.options.length > 0
      : question.content.ask !== "last" || !answer.options.includes(NOT_SURE);
  const said = (isTest: boolean) =>
    answered
      .filter((one) => (one.question.role === "self-test") === isTest && isTicked(one))
      .map(({ question, answer }) => saidText(dialog, question, answer));
  const notReported = answered.flatMap(({ question, answer }) =>
    question.role === "screen" ? notReportedOf(dialog, question, answer, assessment) : [],
  );
  return {
    title: keep.title,
    blocks: [
      ...keep.text.map(text),
      text(phrase(dialog, "keep-about", { date: dayText(dialog, session.startDay), age })),
      ...found(dialog, session, setting, phase),
      ...listed(phrase(dialog, "keep-said"), said(false)),
      ...listed(phrase(dialog, "keep-tests"), said(true)),
      ...(notReported.length > 0
        ? [text(phrase(dialog, "keep-not-reported", { told: notReported.join("; ") }))]
        : []),
      ...signsOf(dialog, session, setting).map(text),
      text(reviewText(dialog)),
      ...resumeCode(dialog, setting),
    ],
  };
}

/** What the answers point to and what to try; where they need a check first, only that. */
function found(dialog: Dialog, session: Session, setting: Setting, phase: Phase): Block[] {
  if (phase.type === "urgent") {
    const { title, blocks } = urgencyView(dialog, session, setting, phase.assessment);
    return [text(`**${title}**`), ...blocks];
  }
  if (phase.type !== "result") return [];
  const ranking = rankCauses(dialog, session);
  const points = ranking.ranked
    .filter(({ isPointedTo, band }) => isPointedTo && band !== "unlikely")
    .map(({ band, cause, facet }) => {
      const part = facet ? `, ${facet.name}` : "";
      return `${dialog.content.belief[band]}: ${cause.content.name}${part}`;
    });
  return [
    ...checkToo(dialog, phase.assessment),
    ...(ranking.hasDriver ? [] : [text(`**${dialog.content.result.noDriverTitle}**`)]),
    ...listed(phrase(dialog, "keep-points"), points),
    planFor(dialog, ranking),
    ...weekOf(dialog, session, ranking.first.advice),
  ];
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
