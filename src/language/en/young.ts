import type { Token } from "../token.ts";

const TEENS: ReadonlyMap<string, string> = new Map(
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    .split(" ")
    .map((word, at) => [word, String(at + 10)] as const),
);
/** What a number counts that is no age. */
const COUNTED =
  "(?! (?:k|km|kms|mi|miles?|min|mins|minutes?|secs?|seconds?|hours?|days?|weeks?|months?|stone|kg|kilos|percent|reps|sets|of)\\b)";
const WHO =
  "(?:boy|girl|kid|teen|teenager|athlete|runner|lad|lass|student|male|female|sophomore|freshman)";
const OLD = "(?:yo|y o|(?:yrs?|years?)(?: old)?)";
const GREETING = "^(?:(?:hi|hey|hello|all|guys|everyone|there|so|ok|well|yo|\\.) )*";

/** Ways to say of oneself that one is under 18: a smaller number is more often a child's, or how old a thing is. */
const UNDER: readonly RegExp[] = [
  // "I'm 16", "I'm only 15", "I am a 16 year old boy"; no "I'm 16 weeks pregnant".
  new RegExp(`\\b(?:im|i am)(?: only| just| still| a| an)? (1[0-7])\\b${COUNTED}`),
  new RegExp(`\\b(?:im|i am) (?:a )?(?:f|m|male|female)? ?(1[0-7])\\b${COUNTED}`),
  // "16, run for my school", "16 and I run", "Hi all, 17 yo here".
  new RegExp(
    `${GREETING}(1[0-7])(?: \\.| ${OLD}\\b| (?:f|m|male|female)\\b| and (?:i|run|train|play|do|in)\\b|$)`,
  ),
  new RegExp(`${GREETING}(1[0-7])f\\b`),
  new RegExp(`${GREETING}(?:a )?(1[0-7]) (?:yrs?|years?) old ${WHO}\\b`),
  new RegExp(`${GREETING}(?:f|female|m|male) (?:\\. )?(1[0-7])\\b${COUNTED}`),
];
/** And that one will soon be so old. */
const SOON: readonly RegExp[] = [
  /\b(?:im|i am|ill be|i will be|i) (?:turn|turning|almost|nearly|not yet|not|under)? ?(1[0-8]) (?:soon|yet|next|this|in)\b/,
  /\b(?:im|i am) (?:turning|almost|nearly|not yet|not|under) (1[0-8])\b/,
  /^(?:turning|almost|nearly|under|not yet) (1[0-8])\b/,
  /\b1[0-7] turning (1[0-8])\b/,
];

/** The same at the beginning of a clause, and little more there: in the middle of a walk other numbers are told. */
const BEGIN = "(?:^|\\. )(?:(?:hi|ok|sorry|actually|but|and|wait|also|btw|so|oh|well) )*";
const UNDER_ALONE: readonly RegExp[] = [
  new RegExp(
    `${BEGIN}(?:im|i am)(?: only| just| still| actually)? (1[3-7])(?: ${OLD})?(?: tho| though| btw)?(?: \\.| and (?:i|it|my)\\b|$)`,
  ),
  new RegExp(`${BEGIN}(?:im|i am) an? (1[3-7]) ${OLD}\\b`),
];
const SOON_ALONE: readonly RegExp[] = [
  new RegExp(
    `${BEGIN}(?:im|i am)(?: still)? (?:turning|almost|nearly|not yet|under) (18)(?: \\.|$)`,
  ),
];

/** An age under 18 that is plainly the writer's own, or null. */
export function youngIn(tokens: readonly Token[]): number | null {
  return youngBy(tokens, SOON, UNDER);
}

/** Whether the writer says "I'm 16", wherever in a walk that may be. */
export function saysYoung(tokens: readonly Token[]): boolean {
  return youngBy(tokens, SOON_ALONE, UNDER_ALONE) !== null;
}

function youngBy(
  tokens: readonly Token[],
  soon: readonly RegExp[],
  now: readonly RegExp[],
): number | null {
  const words = tokens.map(({ word, clause }, at) => {
    const isNew = at > 0 && clause !== tokens[at - 1]?.clause;
    return `${isNew ? ". " : ""}${TEENS.get(word) ?? word}`;
  });
  const text = words.join(" ");
  const yearsBy = (patterns: readonly RegExp[]) => {
    const found = patterns.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
    return found === undefined ? null : Number(found);
  };
  const next = yearsBy(soon);
  return next === null ? yearsBy(now) : next - 1;
}
