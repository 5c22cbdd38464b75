import { readFileSync } from "node:fs";
import { understand } from "../../dist/src/engine/understand/index.js";

const CORPUS = new URL("../corpus/dev/openers.txt", import.meta.url);
const [SHORT, LONG] = [20, 4_000];

/** Typed messages of some 20 words, and one of 4,000 characters: a function for each that reads some, and says how many. */
export function createMessages({ dialog }) {
  const words = readFileSync(CORPUS, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => line.slice(0, line.lastIndexOf(" => ")).split(" "));
  const short = Array.from({ length: Math.floor(words.length / SHORT) }, (_, at) =>
    words.slice(at * SHORT, (at + 1) * SHORT).join(" "),
  );
  const long = words.join(" ").slice(0, LONG);
  return {
    short() {
      for (const text of short) understand(dialog, text);
      return short.length;
    },
    long() {
      understand(dialog, long);
      return 1;
    },
  };
}
