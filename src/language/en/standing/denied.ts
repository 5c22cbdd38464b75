import type { Token } from "../../token.ts";
import { NEGATORS, OWN, RECENT, setOf } from "../small-words.ts";
import { tailOf } from "./clauses.ts";

/** "Don't know why …", "no idea …", "not sure …": the no is about something else. */
export const IDLE_AFTER_NO = setOf(
  "idea doubt warning reason matter joke joking kidding lie lying better worse different change improvement difference relief know understand worry laugh care remember expect expected expecting sure only just exaggerating great good right well getting improving",
);

/** A "no" reaches no further than these: "no pain because …", "not since …". */
const ENDS_NO = setOf(
  "because cos coz cuz bc since until till why yet then now just only instead except plus does",
);

export const LACKS = new Set([
  ...NEGATORS,
  ...setOf("cant cannot couldnt unable hardly barely lost"),
]);
export const THINKS = setOf(
  "me said told think believe say feel reckon suspect mean that nor or and sure where if",
);
const TAGS = setOf("isnt arent wasnt dont doesnt");
const TAGGED = setOf("it that this you there");

/** "Not once have I …". */
const TURNED = setOf("have did do had was am");
const CANNOT = setOf("cant cannot couldnt unable");
const NEVER = setOf("never havent hasnt hadnt");
const FINDS = setOf("find see detect locate spot point pin pinpoint");

export const NEGATED_AFTER = setOf(
  "fine ok okay good normal order gone nope negative clear free no absent unlikely excellent perfect unremarkable healthy intact",
);
const LINKS = setOf(
  "is are was were has have had been be feel feels seem seems all just totally completely perfectly absolutely both definitely looks look still working work works as in came back test tests scan scans result results that dead quite etc",
);
/** "Bladder no problem." */
const COMPLAINTS = setOf("problem problems issue issues bother trouble worries complaints");
const WHERE = setOf("in around down at with of the my");
const ENDED = setOf("now away since again completely thankfully");
const THANKS = setOf("thanks thank way ta");
const ALONE = setOf("no none nope nah nil negative never not");

/** How far a "no" before a phrase reaches, in words. */
const REACH = 8;
/** "Never had this before" says that it is new. */
const NEW = setOf("before like this such");
const GOES = setOf("works working everything all is are");
const FINE = setOf("fine good normal ok okay well");
const USUAL = setOf("usual normal ever before it last");

/** A "no" that reaches the phrase. */
export function isNegated(before: readonly string[], after: readonly string[]): boolean {
  const from = Math.max(0, before.length - REACH);
  // "Never had this before today" is new.
  const isNew = after.some(
    (word, at) =>
      word === "until" || word === "till" || (word === "before" && RECENT.has(after[at + 1] ?? "")),
  );
  if (isNew) return false;
  // "Everything works fine down there."
  const where = before.findLastIndex((word) => !WHERE.has(word));
  const isFine = before.slice(Math.max(0, where - 1), where + 1).some((word) => FINE.has(word));
  if (isFine && before.some((word) => GOES.has(word))) return true;
  for (let at = before.length - 1; at >= from; at--) {
    const word = before[at] ?? "";
    const next = before[at + 1] ?? "";
    const last = before[at - 1] ?? "";
    if (ENDS_NO.has(word)) return false;
    // "Nowhere near …".
    if (word === "nowhere" && next === "near") return true;
    // "Can't walk without pain", "haven't been this poorly".
    if (word === "without" && before.slice(0, at).some((one) => CANNOT.has(one))) return false;
    if (at < before.length - 1 && before.at(-1) === "this" && NEVER.has(word)) return false;
    // "Without any diet my weight …".
    if (word === "without" && before.indexOf("my", at + 2) > 0) return false;
    // "No I have …" answers; "don't think I have …" and "not that I have …" deny.
    const isTurned = word === "i" && TURNED.has(last);
    if (!isTurned && (word === "i" || word === "im" || word === "ive") && !THINKS.has(last)) {
      return false;
    }
    if (last === "and" && (OWN.has(word) || word === "its" || word === "theres")) return false;
    if (LACKS.has(word) && FINDS.has(next)) return true;
    if (!NEGATORS.has(word)) continue;
    // "Isn't it odd that …" and "can't stop shivering" deny nothing.
    if (at === 0 && TAGS.has(word) && TAGGED.has(next)) return false;
    if (before.indexOf("stop", at) > at) return false;
    // "Not gonna lie, my …" denies nothing.
    if (before.indexOf("lie", at) === at + (next === "going" ? 3 : 2)) continue;
    // "Can't not …" is a yes.
    if (last === "cant" || last === "cannot") return false;
    // "No build-up at all, my legs went."
    if (before.slice(at).join(" ").includes(" at all ")) return false;
    if (!IDLE_AFTER_NO.has(next)) return true;
  }
  return false;
}

/** "Worse than uphill" says nothing of uphill. */
export function isCompared(inside: readonly string[]): boolean {
  const at = inside.slice(0, -1).lastIndexOf("than");
  return at >= 0 && !USUAL.has(inside[at + 1] ?? "");
}

/** "Chest is fine", "fever: none", "… and there isn't one". */
export function isDeniedAfter(
  tokens: readonly Token[],
  last: number,
  after: readonly string[],
  isNo: boolean,
  isEver: boolean,
): boolean {
  const end = last + after.length;
  const { word, clause } = tokens[end + 1] ?? { word: "", clause: -1 };
  const next = tokens[end + 2];
  // "Weak immune system? Nah, just a cold."
  const isAnswered = tokens[last]?.isAsked === true && tokens[end + 1]?.isAsked !== true;
  const isAlone = next?.clause !== clause || THANKS.has(next.word) || isAnswered;
  if (!isNo && after.length <= (isAnswered ? 1 : 0) && ALONE.has(word) && isAlone) {
    return true;
  }
  const more = tailOf(tokens, end + 1);
  if (more[0] === "never" && more[1] === "had" && !more.some((one) => NEW.has(one))) return true;
  const tail = isEver ? [] : more;
  // "The all clear to jog" says nothing of a birth before.
  const said = ` ${[...after, ...tail].join(" ")} `.replace(" all clear to ", " ");
  if (BACK.some((again) => said.includes(` ${again} `))) return false;
  const denials = isEver ? NONE_EVER : DENIALS;
  if (!isEver && said.endsWith(" has gone ")) return true;
  if (denials.some((denial) => said.includes(` ${denial} `))) return true;
  if (isNo) return false;
  // "Bowels and bladder are fine."
  const isPair = (after[0] === "and" || after[0] === "or") && !OWN.has(after[1] ?? "");
  const from = isPair ? 2 : 0;
  const at = after.findIndex((word, place) => place >= from && !LINKS.has(word));
  const first = after[at] ?? "";
  if (at < 0 || !NEGATED_AFTER.has(first)) return false;
  // "Cancer free" says that there was one.
  if (isEver && ENDINGS.has(first)) return false;
  const then = after[at + 1];
  if (first === "no" && COMPLAINTS.has(then ?? "")) return true;
  return (first !== "gone" && first !== "no") || then === undefined || ENDED.has(then);
}
const BACK = ["came back again", "is back", "its back", "came back and", "again"];
/** What is long past, where that counts, is not denied by its end. */
const ENDINGS = setOf("free clear gone");
const NONE_EVER = [
  "isnt one",
  "wasnt one",
  "arent any",
  "isnt any",
  "ruled out",
  "came back clear",
  "came back negative",
  "came back fine",
  "came back normal",
  "none of that",
  "none of it",
  "none of them",
  "dont have it",
  "dont have that",
  "dont have any",
  "havent got it",
  "just asking",
  "never came true",
  "not required",
  "not needed",
  "not me",
  "no to all",
  "no to everything",
];
const DENIALS = [
  ...NONE_EVER,
  "behind me",
  "always have",
  "always has",
  "always did",
  "always do",
  "as always",
  "as ever",
  "just joking",
  "no harm",
  "clean bill",
  "as it should",
  "as they should",
  "no thanks",
  "just kidding",
  "only joking",
  "all clear",
  "happy with",
  "never could",
  "went away",
  "cleared up",
  "over now",
];
