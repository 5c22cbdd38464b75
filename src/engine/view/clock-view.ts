import { clockTexts } from "../card/labels.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { fill } from "../content/phrase.ts";
import { figureOf } from "../session/clock.ts";
import type { Clock, Session } from "../session/session.ts";
import { text } from "./blocks.ts";
import type { Block, Face } from "./view.ts";

/** Of someone's steps, the five in a hundred more that a plan may ask for. */
const MORE = 1.05;

/** The clock that is open on a question's card: what to do, or what came of it. Which answer that is, is said only afterwards. */
export function clockView(
  dialog: Dialog,
  session: Session,
  question: Question,
  clock: Clock,
): Face | null {
  const { presses, tools } = dialog.content;
  const texts = clockTexts(dialog, session);
  if (!presses || !tools || !texts) return null;
  const { title } = texts;
  if (clock.since !== null) {
    const isAhead = question.content.tool?.id === "stopwatch";
    const countdown: Block = {
      type: "countdown",
      text: presses.stopwatch.countdown,
      at: Math.round(clock.since / 1_000),
    };
    return { title, blocks: [...(isAhead ? [countdown] : []), text(texts.running)] };
  }
  const figure = figureOf(clock, question);
  if (figure === null) return { title, blocks: [text(texts.prepare)] };
  if (question.content.tool?.id === "steps") {
    const more = fill(tools.steps.more, { more: Math.round(figure * MORE) });
    const found = fill(tools.steps.found, { rate: figure });
    return { title: found, blocks: [text(tools.steps.tall), text(more)] };
  }
  const { smaller, held } = tools.stopwatch;
  const tries = fill(smaller, { tries: clock.tries.join(", ") });
  const blocks = clock.tries.length > 1 ? [text(tries)] : [];
  return { title: fill(held, { seconds: figure }), blocks };
}
