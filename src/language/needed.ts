import type { Answer } from "../engine/content/answer.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import { isScreening, opensNotOk } from "../engine/content/questions.ts";
import type { Event } from "../engine/session/event.ts";
import type { Offer, Session } from "../engine/session/session.ts";
import { foreignIn } from "./foreign.ts";
import type { Heard } from "./listen.ts";
import type { Meant } from "./meant.ts";
import { isOfDistress } from "./phrase.ts";
import type { Worried } from "./signs/signs.ts";
import type { Match } from "./standing.ts";
import type { Understanding } from "./understanding.ts";
import type { Worry } from "./worry.ts";

/** The question that a text replies to, what it answers there, and what else it answers. */
export type Answering = {
  readonly asked: Question | null;
  readonly event: (Event & { readonly type: "answer" }) | null;
  readonly heard: Heard;
};

/** What comes before all that a text tells: what may need help, and another language. */
export function neededBy(
  dialog: Dialog,
  session: Session,
  worry: Worry,
  understanding: Understanding,
  { asked, event, heard }: Answering,
): Meant | null {
  const worried = readWorry(session, worry, asked, event, heard);
  const foreign = foreignIn(dialog, understanding);
  // Words of another language may look like a flag in this one, or like distress; an emergency in it is answered in it.
  const isSaid = understanding.matches.some(
    ({ phrase, standing }) => isOfDistress(phrase) && standing === "now",
  );
  const isTheirs =
    worried?.type === "flag" ||
    (worried?.type === "distress" && !isSaid && foreign?.isEmergency === true);
  if (worried && !(foreign && isTheirs)) return worried;
  if (foreign) return { type: "foreign", ...foreign };
  const isOfNoOther = event === null && heard.answers.length === 0;
  return isOfNoOther && understanding.matches.some(isOfAnother) ? { type: "another" } : null;
}

/** What comes of words of distress and of red flags, and of all else that stands beside them. */
function readWorry(
  session: Session,
  { isDistress, lines: all }: Worry,
  asked: Question | null,
  event: (Event & { readonly type: "answer" }) | null,
  heard: Heard,
): Meant | null {
  const certain = all.filter((line) => line.isCertain);
  const isOfCard = (line: Worried) => line.question === asked?.id;
  const lines = all.filter((line) => !line.isCertain && !(line.isGuess && isOfCard(line)));
  // What comes next asks something else: what this card asked about is offered on it again.
  const open = [...all, ...tickedBy(asked, event)].filter(
    (line) => !certain.some((one) => one.question === line.question && one.option === line.option),
  );
  if (isDistress) return { type: "distress", event, ...heard, lines: open, certain };
  if (asked && event?.options.some((option) => opensNotOk(asked, option))) {
    return { type: "low", event, ...heard, lines: open, certain };
  }
  if (certain.length > 0) return { type: "emergency", event, ...heard, lines, certain };
  const [first] = lines;
  // What on its own card only reads so is asked back, and ticked by a press alone.
  const guessed = all.filter((line) => line.isGuess && isOfCard(line));
  if (asked && !first && !event && guessed.length > 0) {
    return { type: "either", question: asked.id, options: guessed.map(({ option }) => option) };
  }
  // A follow-up asks about just such words.
  if (!first || (event && asked?.role === "follow-up")) return null;
  if (asked?.id !== first.question) {
    const { quote } = first;
    const isPressing = lines.some((line) => line.isPressing);
    return { type: "flag", event, ...heard, lines, quote, isPressing };
  }
  // Said on the card that asks about it, it is an answer beside what is ticked; other cards offer what is theirs.
  const own = lines.filter(({ question }) => question === asked.id);
  const ticked = session.answers.find(({ question }) => question === asked.id)?.options ?? [];
  const options = [...ticked, ...own.map(({ option }) => option)];
  const others = lines.filter(({ question }) => question !== asked.id);
  const answered = { type: "answer", question: asked.id, options } as const;
  return { type: "answers", event: answered, ...heard, lines: others };
}

/** The lines that a reply ticks on a card of the safety screen. */
function tickedBy(asked: Question | null, reply: Answer | null): readonly Offer[] {
  if (!asked || !reply || !isScreening(asked)) return [];
  return asked.content.options
    .filter(({ id }) => reply.options.includes(id))
    .map(({ id }) => ({ question: asked.id, option: id }));
}

/** Whether a phrase speaks of an emergency of somebody else. */
function isOfAnother({ phrase: { meaning }, standing }: Match): boolean {
  return standing === "other" && meaning.type === "flag" && meaning.isUnmistakable;
}
