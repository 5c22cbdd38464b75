import { setImmediate } from "node:timers/promises";
import { createSession, type Session, viewOf } from "../engine/index.ts";
import { type Input, prepare, respond } from "../language/index.ts";
import type { Running } from "./adapter.ts";
import type { Bot } from "./turn.ts";

/** How long others are kept waiting at most, in milliseconds. */
const SLICE = 4;
/** So many texts are read to get up to speed. */
const TEXTS = 60;

/** Makes ready what people type, once for all platforms. */
export type Warming = {
  /** A platform that has started, which counts as ready once what people type there is ready too. */
  before(running: Running): Running;
};

/** Begins with the first platform that has started, whose own start goes first. */
export function createWarming(bot: Bot): Warming {
  let hasBegun = false;
  let isWarm = false;
  const end = () => {
    isWarm = true;
  };
  return {
    before(running) {
      if (!hasBegun) void warm(bot).finally(end);
      hasBegun = true;
      return { ...running, state: () => (isWarm ? running.state() : "warming") };
    },
  };
}

/**
 * Does beforehand what the first typed words would have to wait for, with others' turns in between; then some words of the
 * dialog's own are read, since what runs often runs faster.
 */
async function warm(bot: Bot): Promise<void> {
  await inSlices(prepare(bot.dialog));
  await inSlices(practising(bot));
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
    session = respond(dialog, session, input, 0, region).session;
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
