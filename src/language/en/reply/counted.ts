import type { Question } from "../../../engine/content/dialog.ts";
import { NOT_SURE } from "../../../engine/content/ref.ts";
import { bandsOf, decided, pickedOf } from "../../bands.ts";
import { inMiles, type Quantity } from "../../quantity.ts";
import type { Reply } from "../../reply.ts";
import type { Token } from "../../token.ts";
import type { Understanding } from "../../understanding.ts";
import { setOf } from "../small-words.ts";
import { standingAt } from "../standing/standing-of.ts";
import { FILLERS } from "./fillers.ts";

/** Units in which people leave the unit out. */
const BARE = new Set(["pain", "steps", "hours", "seconds", "times", "km"]);

/** A number that stands for an option: "about 160", "half an hour". */
export function counted(
  question: Question,
  { lastYear, matches, quantities, distances, tokens }: Understanding,
): Reply | null {
  const { numbers, options } = question.content;
  if (!numbers) return null;
  // What an option without a number says goes before one: "700 km, but the heel is worn right down".
  const isWorded = matches.some(
    ({ phrase: { meaning }, standing }) =>
      "option" in meaning &&
      meaning.question === question.id &&
      (standing === "now" || (standing === "hypothetical" && meaning.type === "reply")) &&
      !(meaning.option in numbers.bands) &&
      meaning.option !== NOT_SURE,
  );
  if (isWorded) return null;
  const fitting = quantities.filter(
    (quantity) =>
      (quantity.unit !== null || BARE.has(numbers.unit)) &&
      (numbers.unit === "times" || !quantity.isRate) &&
      bandsOf(question, quantity).length > 0 &&
      standingAt(tokens, quantity, lastYear) !== "other" &&
      !tokens.some(
        ({ word, clause }) => clause === tokens[quantity.first]?.clause && AIMS.has(word),
      ),
  );
  // "Twice a week last year, but now zero".
  const current = fitting.filter((quantity) => standingAt(tokens, quantity, lastYear) !== "past");
  const meant = current.length > 0 ? current : fitting;
  const withUnit = meant.filter(({ unit }) => unit !== null);
  // "One pair has 200 km, the other 700" leaves out the unit, not the number.
  const counting =
    numbers.unit === "km" ? meant.filter(({ unit, value }) => unit || value >= SHARED) : withUnit;
  const isSided = numbers.pick === "smallest";
  const found = new Set<string>();
  for (const quantity of pickedOf(question, withUnit.length > 0 && !isSided ? counting : meant)) {
    const isMiles = numbers.unit === "km" && quantity.unit === null && distances === "miles";
    const bands = bandsOf(question, isMiles ? inMiles(quantity) : quantity);
    for (const option of decided(question, quantity, matches, bands)) found.add(option);
    if (quantity.unit !== null) continue;
    // A small bare number may as well be an option's.
    const option = options[quantity.value - 1];
    if (option && isBare(tokens, quantity)) found.add(option.id);
  }
  if (found.size === 0) return null;
  return { type: found.size === 1 ? "options" : "either", options: [...found] };
}

/** Words beside a number that is not so yet. */
const AIMS = setOf("target goal aim aiming supposed ideal ideally want");

/** Smaller numbers beside a distance count something else. */
const SHARED = 60;

/** Whether hardly anything stands beside a number. */
function isBare(tokens: readonly Token[], { first, last }: Quantity): boolean {
  return tokens.every(({ word }, at) => (at >= first && at <= last) || FILLERS.has(word));
}
