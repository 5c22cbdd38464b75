import type { Dialog, Question } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { NONE, NOT_SURE } from "../content/ref.ts";
import { askedOf } from "../reasoning/choose.ts";
import { speaksOf } from "../reasoning/reasons.ts";
import { endsWalk } from "../safety/urgency.ts";
import type { Event } from "../session/event.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { choicesFrom, list, note, text } from "./blocks.ts";
import { control, controlFor } from "./controls.ts";
import type { Block, Choices, Control, View } from "./view.ts";

/** The card that asks one question. */
export function questionView(
  dialog: Dialog,
  session: Session,
  question: Question,
  phase: Phase,
  page: { readonly as: string; readonly why: boolean },
): View {
  const { content } = question;
  const isClarifying = page.as === "clarify";
  const blocks: Block[] = [];
  if (
    phase.type === "question" &&
    question.role === "screen" &&
    endsWalk(phase.assessment.urgency)
  ) {
    blocks.push(note(phrase(dialog, "help-soon")));
  }
  const offered = content.options.filter(({ id }) =>
    session.offers.some((one) => one.question === question.id && one.option === id),
  );
  if (offered.length > 0) {
    const lines = offered.map(({ label }) => label).join("; ");
    blocks.push(note(phrase(dialog, "from-what-you-wrote", { lines })));
  }
  if (isClarifying && question.role === "follow-up") {
    blocks.push(note(phrase(dialog, "still-unsure")));
  } else if (isClarifying) {
    blocks.push(...dialog.content.cards.clarify.text.map(text));
  } else if (isTried(question, page) && content.test) {
    const causes = dialog.causes.filter((_, index) => speaksOf(dialog, question, index));
    const names = causes.map((cause) => cause.content.name).join("; ");
    blocks.push(
      text(content.why),
      list(null, content.test.steps),
      text(phrase(dialog, "test-about", { causes: names })),
    );
  } else if (content.hint) {
    blocks.push(text(content.hint));
  }
  if (page.why) blocks.push(note(content.why));
  return {
    kind: "question",
    title: content.prompt,
    progress: isTried(question, page)
      ? phrase(dialog, "self-test-progress")
      : progressOf(dialog, session, question),
    blocks,
    choices: choicesOf(dialog, session, question, isClarifying),
    controls: controlsOf(dialog, question, isClarifying, page.why || isTried(question, page)),
  };
}

/** Whether the question is asked as a test to do now, so that the card says how, and what for. */
function isTried({ role, content }: Question, page: { readonly as: string }): boolean {
  return role === "self-test" || (page.as === "ask" && content.test !== undefined);
}

function choicesOf(
  dialog: Dialog,
  session: Session,
  question: Question,
  isClarifying: boolean,
): Choices {
  const { content } = question;
  const earlier = session.answers.find((given) => given.question === question.id)?.options;
  const options = content.options.map((option) => ({
    id: option.id,
    label: isClarifying ? (option.clarify ?? option.label) : option.label,
    chosen: earlier?.includes(option.id) ?? false,
    event: { type: "answer" as const, question: question.id, options: [option.id] },
  }));
  return choicesFrom(options, {
    question: question.id,
    many: question.many,
    none: question.many
      ? {
          id: NONE,
          label: noneLabel(dialog, question),
          chosen: earlier?.length === 0,
          event: { type: "answer", question: question.id, options: [] },
        }
      : null,
    // What words put in doubt is to be answered, not kept.
    keep: isOffered(session, question) ? null : keepOf(question, options, earlier),
  });
}

function isOffered({ offers }: Session, { id }: Question): boolean {
  return offers.some(({ question }) => question === id);
}

/** One marked answer is given again; several need no event that carries them: the session still holds them. */
function keepOf(
  { many }: Question,
  options: Choices["options"],
  earlier: readonly string[] = [],
): Event | null {
  const kept = options.find(({ id }) => earlier.includes(id));
  if (!kept) return null;
  return many ? { type: "carry-on" } : kept.event;
}

/** What "none of these" is called where it answers this question. */
export function noneLabel(dialog: Dialog, { content }: Question): string {
  return content.none?.label ?? dialog.content.labels.none;
}

function controlsOf(
  dialog: Dialog,
  question: Question,
  isClarifying: boolean,
  hasWhy: boolean,
): readonly Control[] {
  const controls: Control[] = [];
  if (!isClarifying || question.role === "follow-up") {
    const label = question.content.notSureLabel ?? dialog.content.labels[NOT_SURE];
    controls.push({ id: "not-sure", label, event: { type: "not-sure", question: question.id } });
  }
  if (!hasWhy) {
    controls.push(controlFor(dialog, "why", { type: "why", question: question.id }));
  }
  controls.push(control(dialog, "back"), control(dialog, "stop"));
  return controls;
}

function progressOf(dialog: Dialog, session: Session, question: Question): string {
  switch (question.role) {
    case "screen":
      return phrase(dialog, "screen-progress", {
        step: dialog.screen.indexOf(question) + 1,
        total: dialog.screen.length,
      });
    case "follow-up":
      return phrase(dialog, "follow-up-progress");
    case "self-test":
      return phrase(dialog, "self-test-progress");
    case "walk": {
      if (question.content.ask === "optional") return phrase(dialog, "optional-progress");
      const others = askedOf(
        dialog,
        session.answers.filter((answer) => answer.question !== question.id),
      );
      const total = Math.max(dialog.content.walk.typical, others + 1);
      return phrase(dialog, "walk-progress", { step: others + 1, total });
    }
  }
}
