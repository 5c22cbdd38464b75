import { readFileSync } from "node:fs";
import { createSession } from "../../dist/src/engine/index.js";
import { readWords } from "../../dist/src/language/reading.js";
import { lexiconOf } from "../../dist/src/language/understand.js";
import { randomFrom } from "./walks.mjs";

const CORPUS = new URL("../corpus/dev/openers.txt", import.meta.url);
const [SHORT, LONG, QUARTER] = [20, 4_000, 1_000];
const COSTLY = 40;

/**
 * Typed messages on the first card: some of 20 words, one of 4,000 characters, and some drawn from the lexicon's own words
 * to be costly or full of numbers, whole and their first quarter. A function for each that reads some, and says how many.
 */
export function createMessages({ dialog }) {
  const session = createSession(0);
  const words = readFileSync(CORPUS, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => line.slice(0, line.lastIndexOf(" => ")).split(" "));
  const short = Array.from({ length: Math.floor(words.length / SHORT) }, (_, at) =>
    words.slice(at * SHORT, (at + 1) * SHORT).join(" "),
  );
  const long = words.join(" ").slice(0, LONG);
  const costly = drawCostly(dialog);
  const quarters = costly.map((text) => text.slice(0, QUARTER));
  const read = (texts) => () => {
    for (const text of texts) readWords(dialog, session, text);
    return texts.length;
  };
  return { short: read(short), long: read([long]), costly: read(costly), quarters: read(quarters) };
}

/** Texts of few different words of the lexicon, over and over: what most phrases begin with. */
function drawCostly(dialog) {
  const random = randomFrom(7);
  const known = [...lexiconOf(dialog).known].filter((stem) => /^[\p{L}\p{N}]+$/u.test(stem));
  const drawn = Array.from({ length: COSTLY }, () => {
    const few = Array.from(
      { length: 1 + Math.floor(random() * 30) },
      () => known[Math.floor(random() * known.length)],
    );
    let text = "";
    while (text.length < LONG) text += `${few[Math.floor(random() * few.length)]}${pause(random)}`;
    return text.slice(0, LONG);
  });
  return [
    ...drawn,
    ...["1 ", "5% ", "3-4 weeks ago, "].map((text) => text.repeat(LONG).slice(0, LONG)),
  ];
}

function pause(random) {
  return random() < 0.1 ? ", " : random() < 0.1 ? ". " : random() < 0.05 ? " 3-4 weeks " : " ";
}
