import { setImmediate, setTimeout } from "node:timers/promises";
import { createSession, type Session, viewOf } from "../engine/index.ts";
import { type Input, prepare, respond } from "../language/index.ts";
import type { Bot } from "./turn.ts";

/** How long others are kept waiting at most, in milliseconds. */
const SLICE = 4;
/** So many texts are read to get up to speed, after so many milliseconds: a start goes first. */
const TEXTS = 60;
const AFTER = 200;

/**
 * Does beforehand what the first typed words would have to wait for, with others' turns in between; soon after, some words
 * of the dialog's own are read, since what runs often runs faster.
 */
export async function warm(bot: Bot): Promise<void> {
  await inSlices(prepare(bot.dialog));
  void setTimeout(AFTER, null, { ref: false }).then(() => inSlices(practising(bot)));
}

async function inSlices(work: Iterator<unknown>): Promise<void> {
  let began = performance.now();
  while (!work.next().done) {
    if (performance.now() - began < SLICE) continue;
    await setImmediate();
    began = performance.now();
  }
}

function* practising({ dialog, region }: Bot): Generator<undefined> {
  const [surface = ""] = Object.keys(dialog.content.surfaces);
  let session: Session = createSession(0);
  const take = (input: Input) => {
    session = respond(dialog, session, input, 0).session;
    viewOf(dialog, session, { surface, region });
  };
  take({ type: "words", text: dialog.content.name });
  const [age] = dialog.content.ages;
  if (age) take({ type: "consent", age: age.id });
  const texts = dialog.walk.flatMap(({ content }) => content.options.map(({ label }) => label));
  for (const text of texts.slice(0, TEXTS)) {
    yield;
    take({ type: "words", text });
  }
}
