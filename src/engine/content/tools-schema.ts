import { z } from "zod";
import { text } from "./basic-schema.ts";

/** A text for each of some keys. */
const texts = <const K extends readonly string[]>(...keys: K) => z.record(z.enum(keys), text);

/** What the instruments say: the page's stopwatch, step counter and metronome, and the clock of chats and the terminal. */
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
  /** Where there is no page: a press at the start and one at the end. */
  presses: texts("offer", "begin", "otherSide", "use"),
  stopwatch: texts(
    "offer",
    "title",
    "intro",
    "begin",
    "ready",
    "end",
    "held",
    "smaller",
    "hidden",
    "prepare",
    "running",
    "countdown",
    "ended",
  ),
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
    "prepare",
    "running",
    "ended",
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
