import { setImmediate } from "node:timers/promises";
import { createSession, type Session, viewOf } from "../engine/index.ts";
import { prepare, respond } from "../language/index.ts";
import type { Bot } from "./turn.ts";

/** How long others are kept waiting at most, in milliseconds. */
const SLICE = 4;
/** So many texts are read to get up to speed. */
const TEXTS = 120;

/**
 * Does beforehand what the first typed words would have to wait for, with others' turns in between: what people type is
 * made ready to be looked for, and then read some times, since what runs often runs faster.
 */
export async function warm(bot: Bot): Promise<void> {
  let began = performance.now();
  for (const _ of warming(bot)) {
    if (performance.now() - began < SLICE) continue;
    await setImmediate();
    began = performance.now();
  }
}

function* warming({ dialog, region }: Bot): Generator<undefined> {
  yield* prepare(dialog);
  const [surface = ""] = Object.keys(dialog.content.surfaces);
  const [age] = dialog.content.ages;
  let session: Session = createSession(0);
  const take = (input: Parameters<typeof respond>[2]) => {
    session = respond(dialog, session, input, 0).session;
    viewOf(dialog, session, { surface, region });
  };
  take({ type: "words", text: dialog.content.name });
  if (age) take({ type: "consent", age: age.id });
  const texts = dialog.walk.flatMap(({ content }) => content.options.map(({ label }) => label));
  for (const text of texts.slice(0, TEXTS)) {
    yield;
    take({ type: "words", text });
  }
}
