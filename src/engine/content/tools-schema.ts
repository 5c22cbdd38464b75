import { z } from "zod";
import { text } from "./basic-schema.ts";

/** A text for each of some keys. */
const texts = <const K extends readonly string[]>(...keys: K) => z.record(z.enum(keys), text);

/** What the page's instruments say: a stopwatch, a step counter and a metronome. */
export const tools = z.strictObject({
  /** Around each of them. */
  shared: texts(
    "needsScript",
    "sound",
    "silent",
    "noSound",
    "slept",
    "use",
    "back",
    "start",
    "again",
  ),
  stopwatch: texts("offer", "title", "intro", "begin", "ready", "end", "held", "smaller", "hidden"),
  steps: texts(
    "offer",
    "title",
    "intro",
    "tap",
    "tapHint",
    "tapped",
    "count",
    "countHint",
    "countEnd",
    "found",
    "more",
    "few",
    "tall",
  ),
  metronome: texts(
    "offer",
    "title",
    "intro",
    "on",
    "off",
    "beats",
    "slower",
    "faster",
    "soft",
    "sharp",
    "click",
  ),
});

/** What the clock of chats and the terminal says, beside the instruments' own words. */
export const presses = z.strictObject({
  offer: text,
  begin: text,
  otherSide: text,
  use: text,
  stopwatch: texts("prepare", "running", "countdown", "ended"),
  steps: texts("prepare", "running", "ended"),
});
