import type { Dialog, Question } from "../../../engine/content/dialog.ts";
import { isScreening } from "../../../engine/content/questions.ts";
import type { Reply } from "../../reply.ts";
import type { Token } from "../../token.ts";
import type { Understanding } from "../../understanding.ts";
import { setOf } from "../small-words.ts";

const NONES = setOf("none nothing nowt neither zilch nada nought zip nil nuffin nothin nun");
const NOT_BUT = setOf("but except however though although apart besides");
/** Words that add nothing to a "no": on the safety screen no others may stand beside it. */
const CALM = setOf(
  "no nope nah na not none nothing nowt neither zilch nil never of these those them that this the above all any anything like really good fine well im i am me to is are as a for thankfully luckily thank thanks god touch wood pls please sorry mate sir maam yet apply applies applicable here at just so far ok okay both either one baby healthy horse fit fiddle my everything else normal clear tbh honestly glad say lol haha x and with happy touchwood rest lot lads guys love cheers yay either other ones myself have got had health",
);
const LONGEST_AGREED = 8;

/** A plain yes or no at the start, where one option means that; or "none of these". */
export function agreed(
  dialog: Dialog,
  question: Question,
  { tokens, matches }: Understanding,
): Reply | null {
  const { yes, no } = dialog.content.words;
  const words = tokens.map(({ word }) => word);
  const [first = "", second = "", third = ""] = words;
  const lasting = words.at(-1) ?? "";
  const isDenied =
    /^(?:i )?(?:dont|do not|didnt) (?:think|believe)|^not (?:really|that|at|particularly|especially|noticeably|much)/.test(
      `${first} ${second} ${third}`,
    );
  const isThought = /^(?:i )?(?:think|reckon|believe|guess) so|^i do\b|^it does\b/.test(
    `${first} ${second} ${third}`,
  );
  const answer =
    isDenied || no.includes(first) || NONES.has(first)
      ? "no"
      : isThought || yes.includes(first)
        ? "yes"
        : yes.includes(lasting)
          ? "yes"
          : no.includes(lasting) || NONES.has(lasting)
            ? "no"
            : null;
  if (answer === null) return null;
  const isPlain = !words.some((word) => NOT_BUT.has(word)) && words.length <= LONGEST_AGREED;
  const meant = question.content.options.find(
    ({ id, words }) => id === answer || words?.includes(answer),
  );
  if (meant) return isPlain ? { type: "options", options: [meant.id] } : null;
  if (answer === "yes" || !question.many || !isPlain || first === "not") return null;
  const isCalm = isScreening(question)
    ? !matches.some(isFlag) &&
      (tokens.every((token) => CALM.has(token.word) || isThumb(token)) ||
        isNoneAlone(question, first, matches))
    : words.length <= 5 || words.some((word) => NONES.has(word));
  return isCalm ? { type: "options", options: [] } : null;
}

/** "None, I walk fine and sleep fine": at a follow-up, where each line that comes up is denied. */
function isNoneAlone(
  { id, role }: Question,
  first: string,
  matches: Understanding["matches"],
): boolean {
  const said = matches.filter(
    ({ phrase: { meaning } }) => "option" in meaning && meaning.question === id,
  );
  const isDenied = said.length > 0 && said.every(({ standing }) => standing === "negated");
  return role === "follow-up" && NONES.has(first) && isDenied;
}

/** A thumb or tick at the end of a "no" agrees with it. */
function isThumb({ word, from, to }: Token): boolean {
  return word === "yes" && to - from < word.length;
}

function isFlag({ phrase: { meaning }, standing }: Understanding["matches"][number]): boolean {
  return (meaning.type === "flag" || meaning.type === "distress") && standing === "now";
}
