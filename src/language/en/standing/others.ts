import type { Token } from "../../token.ts";
import { OWN, SPEAKS, setOf } from "../small-words.ts";
import { clauseOf } from "./clauses.ts";

const OTHERS = setOf(
  "dad daddy mum mom mam mummy mommy ma father mother parent grandparent wife husband hubby hubs wifey missus partner spouse fiance fiancee friend pal bestie brother bro sister sis sibling twin son daughter toddler neighbour neighbor coach gran granny nan nana nanny grandad grandpa granddad grandma grandfather grandmother uncle aunt auntie aunty cousin nephew niece colleague boss teammate clubmate housemate flatmate roommate dog cat puppy kitten girlfriend boyfriend gf bf he him his himself she her herself hers they their them themselves someone somebody anyone anybody everyone everybody people family hero inlaw celebrity",
);

/** Also how people are spoken to: others only after "my", "a", "the" and the like. */
const CALLED = setOf(
  "runner ex baby youngest eldest oldest mate man guy bloke woman lady lad chap girl boy fella dude buddy kid child person patient student client teacher",
);
const NAMING = setOf("my our a an the this that some another his her your best old running work");
const UNNAMED = setOf("people they everyone everybody someone somebody anyone");
const BESIDE_ME = setOf("my me mine");
const GROUPS = setOf("club team office class family school household everyone");
const THINGS = setOf("they them their runner runners");
const LIFTED = setOf(
  "by lift lifting pick picking carry carrying push pushing hold holding walk walking chase chasing bath bathing feeding",
);
const HELPED = setOf("help helping helped");
const SHIFTS = setOf("shift move lift carry push drag load unload haul");
/** "Do they mix with …": of things. */
const ASKING = setOf("do does can will would should are");

const THEIR_THINGS = setOf(
  "pad pads liners thermometer bed bike room trampoline party birthday school club",
);
const WHERE = setOf("in at from who on");
/** They are spoken of themselves where they have or had something; else they say it of oneself. */
const HELPERS = setOf("physio doctor gp nurse therapist teacher trainer osteo chiro");
const HAD = setOf("had has");
const FOUND = setOf(
  "found diagnosed operated removed gave put took cut did call called started stopped switched prescribed whipped bypassed zapped fused trimmed keep kept watch scan check measure clipped coiled",
);
export const SELVES = setOf("himself herself themselves");
const WHO = setOf("who whos whose");
const IS_A = /\b(?:im|am) an?$/;
/** "With my", "with the". */
const COMPANY = /\bwith(?: my| the| our| a| some)?$/;
const TELLS_OF = setOf("who whos whose that has had is was says said");
const GOT = setOf("got was been just is recently being were");
const LONGEST_CORRECTION = 5;
const THATS = setOf("thats its that was");
const HAS = setOf("has have had is are was were got gets keeps");
const AT = setOf("in at of from on with to by near for and");

export const ME_TOO = [
  " so do i ",
  " so did i ",
  " so have i ",
  " so am i ",
  " me too ",
  " on me ",
  " into me ",
  " over me ",
  " and me ",
  " as do i ",
];

/** Whether someone else is spoken of, and the speaker not again since: "my dad had it and now I …". */
export function isOther(before: readonly string[]): boolean {
  const other = before.findLastIndex((word, at) => {
    // "Lifting my kid hurts", "filmed by a mate".
    if (before.slice(Math.max(0, at - 3), at).some((one) => LIFTED.has(one))) return false;
    // "Helping my cousin shift a washing machine."
    if (HELPED.has(before[at - 2] ?? "") && SHIFTS.has(before[at + 1] ?? "")) return false;
    if (word === "they" && ASKING.has(before[at - 1] ?? "")) return false;
    // "My four year old has …".
    if (word === "old" && HAS.has(before[at + 1] ?? "") && before[at - 3] === "my") return true;
    // "Trampolining with the kids, I landed …", and not "with a mate who …".
    // "Sat on the coach", "one of them pessaries".
    if (word === "coach" && before[at - 2] === "on") return false;
    if (word === "them" && before[at - 1] === "of" && !HAS.has(before[at + 1] ?? "")) return false;
    if (word === "one" && before[at - 1] === "little") return true;
    const { length } = COMPANY.exec(before.slice(0, at).join(" "))?.[0] ?? "";
    if (length > 0 && !TELLS_OF.has(before[at + 1] ?? "")) return false;
    // "Like someone standing on my chest."
    if (before[at - 1] === "like" || before[at - 2] === "like" || before[at - 2] === "as") {
      return false;
    }
    const one = word.endsWith("s") ? word.slice(0, -1) : word;
    // "I'm a mum of three with …".
    if (OTHERS.has(word) || OTHERS.has(one)) return !IS_A.test(before.slice(0, at).join(" "));
    // "39.2 on the kids' thermometer" is one's own.
    if (THEIR_THINGS.has(before[at + 1] ?? "")) return false;
    const isMine = before[at + 1] === "of" && before[at + 2] === "mine";
    const isNamed =
      isMine ||
      (at === 0 && (HAS.has(before[1] ?? "") || WHERE.has(before[1] ?? ""))) ||
      NAMING.has(before[at - 1] ?? "") ||
      NAMING.has(before[at - 2] ?? "");
    // "57 year old bloke here."
    if (before[at + 1] === "here") return false;
    // "The doctor has me on …".
    if (HELPERS.has(word)) {
      return HAD.has(before[at + 1] ?? "") && !before.slice(at + 2, at + 4).includes("me");
    }
    if (GROUPS.has(word)) return HAS.has(before[at + 1] ?? "");
    return (CALLED.has(word) || CALLED.has(one)) && isNamed;
  });
  if (other < 0) return false;
  // "A lad I run with" is not about oneself.
  const from =
    before[other + 1] === "i" && before.includes("with", other + 2) ? other + 2 : other + 1;
  // "A guy in my club" is still the guy; "my physio says …" is about oneself.
  return !before.slice(from).some((word, at) => {
    // "My friend was diagnosed with …" is still of the friend.
    const last = before[from + at - 1] ?? "";
    if (word === "diagnosed" && GOT.has(last)) return false;
    // "A mate of mine swears by …".
    const isBy = before[from + at + 1] === "by";
    if (SPEAKS.has(word) && !isBy && !UNNAMED.has(before[other] ?? "")) return true;
    // "They found a …" is what doctors do.
    if (before[other] === "they" && FOUND.has(word)) return !isOther(before.slice(0, other));
    // "My sister has me running …" is still of her, and "they have me on …" is not.
    if (word === "me" && HAS.has(last)) return before[from + at + 1] === "on";
    // "In my club", "next to me" and "of mine" still speak of the other.
    return OWN.has(word) && !(BESIDE_ME.has(word) && AT.has(last));
  });
}

const DESCRIBES = setOf("my our his her your");
/** Not whom one is spoken of by: "the chest pain, people said". */
const SOMEONE = setOf(
  "he him his himself she her herself hers they their them themselves someone somebody anyone anybody everyone everybody people",
);

/** Whether a word right behind says whose it is: "my diabetic cat". */
export function isOfOther(before: readonly string[], after: readonly string[]): boolean {
  const [next = ""] = after;
  return DESCRIBES.has(before.at(-1) ?? "") && OTHERS.has(next) && !SOMEONE.has(next);
}

/** Whether someone else's habits are spoken of; there, shoes are "they", and "a runner" is oneself. */
export function isOthers(before: readonly string[]): boolean {
  return isOther(before.filter((word) => !THINGS.has(word)));
}

/** "…? No, that's my sister." */
export function isCorrected(tokens: readonly Token[], end: number): boolean {
  const next = tokens.slice(end, end + LONGEST_CORRECTION).map(({ word }) => word);
  const at = next[0] === "no" ? 1 : 0;
  const mine = next.indexOf("my");
  return (
    THATS.has(next[at] ?? "") &&
    mine > 0 &&
    [OTHERS, CALLED].some((known) => known.has(next[mine + 1] ?? ""))
  );
}

/** Whether a clause goes on with what someone else said: "my colleague had stones, said the pain …". */
export function isToldOf(tokens: readonly Token[], from: number): boolean {
  return (
    tokens[from]?.isAfterComma === true &&
    (SPEAKS.has(tokens[from]?.word ?? "") || WHO.has(tokens[from]?.word ?? "")) &&
    isOther(clauseOf(tokens, from - 1))
  );
}
