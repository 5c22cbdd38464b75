import type { Dialog, Question } from "../dialog.ts";
import type { Phase } from "../phase.ts";
import { dayText, phrase } from "../phrase.ts";
import { rankCauses } from "../rank.ts";
import { type Answer, isScreening, type Session } from "../session.ts";
import { weekOf } from "./advice-view.ts";
import { list, text } from "./blocks.ts";
import { control } from "./controls.ts";
import { signsOf } from "./help-lines.ts";
import { saidText } from "./said-text.ts";
import { reviewText } from "./sourcing.ts";
import type { Block, Setting, View } from "./view.ts";

/**
 * One page to keep, or to hand to a physio: what was asked and said, the signs asked about and not reported, the
 * self-tests, what the answers point to, what to try, and the code that resumes the walk.
 */
export function keepView(dialog: Dialog, session: Session, setting: Setting, phase: Phase): View {
  const { keep } = dialog.content.cards;
  const age = dialog.content.ages.find(({ id }) => id === session.age)?.label ?? "";
  const answered = session.answers.flatMap((answer) => {
    const question = dialog.questions.get(answer.question);
    return question ? [{ question, answer }] : [];
  });
  const said = (isWanted: (question: Question) => boolean) =>
    answered
      .filter(({ question }) => isWanted(question))
      .map(({ question, answer }) => saidText(dialog, question, answer));
  const flags = answered
    .filter(({ question, answer }) => isScreening(question) && answer.options.length > 0)
    .map(({ question, answer }) => saidText(dialog, question, answer));
  const notReported = answered.flatMap(({ question, answer }) =>
    question.role === "screen" ? unticked(question, answer) : [],
  );
  return {
    kind: "keep",
    title: keep.title,
    progress: null,
    blocks: [
      ...keep.text.map(text),
      text(phrase(dialog, "keep-about", { date: dayText(dialog, session.startDay), age })),
      ...listed(
        phrase(dialog, "keep-said"),
        said(({ role }) => role === "walk"),
      ),
      ...(flags.length > 0
        ? [list(phrase(dialog, "keep-flags"), flags)]
        : [text(phrase(dialog, "keep-no-flags"))]),
      ...(notReported.length > 0
        ? [text(phrase(dialog, "keep-not-reported", { heard: notReported.join("; ") }))]
        : []),
      ...listed(
        phrase(dialog, "keep-tests"),
        said(({ role }) => role === "self-test"),
      ),
      ...found(dialog, session, phase),
      ...signsOf(dialog, session, setting),
      text(reviewText(dialog)),
      ...(setting.code === undefined
        ? []
        : [{ type: "code", label: phrase(dialog, "resume-code"), code: setting.code } as const]),
    ],
    choices: null,
    controls: [control(dialog, "back"), control(dialog, "stop")],
  };
}

/** What the answers point to and what to try; where they need a check first, only that. */
function found(dialog: Dialog, session: Session, phase: Phase): Block[] {
  if (phase.type === "urgent" && phase.assessment.urgency !== null) {
    const { urgency } = phase.assessment;
    return urgency === "routine" ? [] : [text(`**${dialog.content.urgencies[urgency].title}**`)];
  }
  if (phase.type !== "result") return [];
  const { ranked, first } = rankCauses(dialog, session);
  const points = ranked
    .filter(({ isPointedTo, band }) => isPointedTo && band !== "unlikely")
    .map(({ band, cause, facet }) => {
      const part = facet ? `, ${facet.name}` : "";
      return `${dialog.content.belief[band]}: ${cause.content.name}${part}`;
    });
  return [
    ...listed(phrase(dialog, "keep-points"), points),
    text(phrase(dialog, "plan-for", { cause: (first.facet ?? first.cause.content).name })),
    ...weekOf(dialog, session, first.advice),
  ];
}

function unticked({ content }: Question, { options }: Answer): readonly string[] {
  return content.options.filter(({ id }) => !options.includes(id)).map(({ heard }) => heard);
}

function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [list(title, items)];
}
