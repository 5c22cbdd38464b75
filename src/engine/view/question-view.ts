import { isTried, offeredIn } from "../card/question-card.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import { askedOf } from "../reasoning/choose.ts";
import { speaksOf } from "../reasoning/reasons.ts";
import { endsWalk } from "../safety/urgency.ts";
import { clockAt } from "../session/clock.ts";
import { askedFor } from "../session/numbers.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { list, note, pictures, text } from "./blocks.ts";
import { clockView } from "./clock-view.ts";
import type { Block, Done, Face } from "./view.ts";

/** The card that asks one question, or the clock that is open on it. */
export function questionView(
  dialog: Dialog,
  session: Session,
  question: Question,
  phase: Phase,
  page: { readonly as: string; readonly why: boolean },
): Face {
  const { content } = question;
  const progress = howFar(dialog, session, question, page);
  const clock = clockAt(dialog, session, question);
  const measured = clock && clockView(dialog, session, question, clock);
  if (measured) return { ...measured, ...progress };
  const isClarifying = page.as === "clarify";
  const blocks: Block[] = [];
  if (
    phase.type === "question" &&
    question.role === "screen" &&
    endsWalk(phase.assessment.urgency)
  ) {
    blocks.push(note(dialog, phrase(dialog, "help-soon")));
  }
  const own = offeredIn(session, question);
  const offered = content.options.filter(({ id }) => own.includes(id));
  if (offered.length > 0) {
    const lines = offered.map(({ label }) => label).join("; ");
    blocks.push(note(dialog, phrase(dialog, "from-what-you-wrote", { lines })));
  }
  const { checkIn } = dialog.content;
  if (checkIn && question.id === checkIn.asked.back) {
    blocks.push(text(fill(checkIn.welcome, { day: session.course?.asked ?? 0 })));
  }
  if (isClarifying && question.role === "follow-up") {
    blocks.push(note(dialog, phrase(dialog, "still-unsure")));
  } else if (isClarifying) {
    blocks.push(...dialog.content.cards.clarify.text.map(text));
  } else if (isTried(question, page) && content.test) {
    const causes = dialog.causes.filter((_, index) => speaksOf(dialog, question, index));
    const names = causes.map((cause) => cause.content.name).join("; ");
    blocks.push(
      text(content.why),
      ...pictures(content.pictures ?? []),
      list(null, content.test.steps),
      text(phrase(dialog, "test-about", { causes: names })),
    );
  } else if (content.hint) {
    blocks.push(text(content.hint));
  }
  if (page.why) blocks.push(note(dialog, content.why));
  return { title: content.prompt, ...progress, blocks };
}

/** How far someone is with whatever the question is asked for. */
export function howFar(
  dialog: Dialog,
  session: Session,
  question: Question,
  page: { readonly as: string },
): Progress {
  return isTried(question, page)
    ? { progress: phrase(dialog, "self-test-progress") }
    : (runProgress(dialog, session, question, page.as) ?? progressOf(dialog, session, question));
}

type Progress = Required<Pick<Face, "progress">> & Pick<Face, "done">;

/** How far someone is with the questions of "may I run?"; null where the question is asked for something else. */
function runProgress(
  dialog: Dialog,
  { wantsRun }: Session,
  question: Question,
  as: string,
): Progress | null {
  if (!wantsRun && as !== "run") return null;
  const asked = askedFor(dialog, "run");
  const step = asked.indexOf(question) + 1;
  const total = asked.length;
  return step === 0
    ? null
    : {
        progress: phrase(dialog, "run-progress", { step, total }),
        done: { at: dialog.screen.length + step - 1, of: dialog.screen.length + total },
      };
}

function progressOf(dialog: Dialog, session: Session, question: Question): Progress {
  switch (question.role) {
    case "screen":
      return {
        progress: phrase(dialog, "screen-progress", {
          step: dialog.screen.indexOf(question) + 1,
          total: dialog.screen.length,
        }),
        done: doneAt(dialog, dialog.screen.indexOf(question)),
      };
    case "follow-up":
      return { progress: phrase(dialog, "follow-up-progress") };
    case "self-test":
      return { progress: phrase(dialog, "self-test-progress") };
    case "plan":
      return { progress: phrase(dialog, "numbers-progress") };
    case "check-in":
    case "made":
      return { progress: phrase(dialog, "check-in-progress") };
    case "walk": {
      if (question.content.ask === "optional" || question.content.ask === "last") {
        return { progress: phrase(dialog, "optional-progress") };
      }
      const others = askedOf(
        dialog,
        session.answers.filter((answer) => answer.question !== question.id),
      );
      const step = others + 1;
      const total = dialog.content.walk.typical;
      return {
        progress:
          step < total
            ? phrase(dialog, "walk-progress", { step, total })
            : phrase(dialog, "walk-progress-late", { step }),
        done: doneAt(dialog, dialog.screen.length + others),
      };
    }
  }
}

/** Of the usual walk; of one more than is behind once that is longer, so that it never looks done before it is. */
function doneAt({ content, screen }: Dialog, at: number): Done {
  return { at, of: Math.max(screen.length + content.walk.typical, at + 1) };
}
