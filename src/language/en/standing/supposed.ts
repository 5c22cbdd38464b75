import { NEGATORS, OWN, QUESTIONED, setOf } from "../small-words.ts";

const SUPPOSED = setOf(
  "if google googled googling imagine suppose supposing avoid avoiding prevent preventing unless whether should hypothetically hypothetical risk symptom symptoms signs asking",
);
const FEARS = setOf(
  "worried worry worries worrying scared afraid fear fears fearing frightened paranoid terrified anxious nervous panicking freaking freaked dread dreading",
);
const TOLD = setOf("read reading heard hear hearing learn learned learnt know");

/** "Not sure if relevant, had …". */
const HELPS = setOf("relevant matters matter helps related important useful connected counts");
/** How soon it is said what was read about, in words. */
const READ_OF = 5;
const OF = setOf("about of that you people it if");
const ASKS_IF = setOf("i it we you one my there a");
const BECAUSE = setOf("because cos coz cuz bc as since that when and cause now");
const MAYBE = setOf("might may could will would ill iwill gonna going get getting");
const DOING = setOf(
  "sit stand lie lay walk run cough sneeze bend move laugh jump strain pee wee press touch land wipe hop push lift climb breathe turn roll",
);
const WOULD = setOf("would could should might will");
const ASKED = setOf("asked asks");
const NEWS = setOf(
  "new different changed bothering worrying weird strange odd concerning scaring scares worries bothers",
);
const WHAT_THEN = ["would that be", "would it be", "would this be"];
const IF = setOf("if whether do about any am");
const SAID_IF = setOf("only even except as");
/** "If you get me", "if that makes sense". */
const SPOKEN = setOf("you that");
const UNDERSTAND = setOf("catch get know see follow like will makes make understand");
const SOFT = setOf("and so please pls but");
const TELL = setOf("list explain describe show");
const JUDGED = setOf(
  "bad normal common dangerous serious good safe ok sign symptom cause caused linked related something worth",
);
const IT = setOf("it this that there");
const FEELS = setOf("feel see hear point pinpoint put hardly barely not only no sometimes");
const SUPPOSES = setOf("could would can");
const GETS = setOf("get develop have be end");
const ASKED_WHEN = setOf("should is do does would can");

/** "Could it be …", "is … bad": questions in which the speaker does not come up, and "what if", "how would I know". */
export function isQuestion(
  before: readonly string[],
  whole: readonly string[],
  after: readonly string[],
  isMarked: boolean,
): boolean {
  const at = SOFT.has(whole[0] ?? "") ? 1 : 0;
  const [asks = "", next = ""] = whole.slice(at);
  if ((asks === "at" && next === "what") || TELL.has(asks)) return true;
  if (asks === "what" && whole.join(" ").includes("to do with")) return true;
  if (whole.includes("if") && WHAT_THEN.some((then) => whole.join(" ").includes(then))) return true;
  if (asks === "tell" && whole[at + 2] === "about") return true;
  // "What's new is …" tells.
  if (NEWS.has(next) && asks.startsWith("what")) return false;
  if (asks === "what" && next === "if") return !whole.some((word) => OWN.has(word));
  if (["will", "do", "can", "are"].includes(asks) && next === "you") return true;
  if (asks === "when" ? !ASKED_WHEN.has(next) : !QUESTIONED.has(asks)) return false;
  // "Could be pregnant" and "is numb since …" leave out the speaker.
  if (next === "be" || (asks === "can" && FEELS.has(next))) return false;
  if (asks === "do" && (next === "have" || next === "feel" || next === "get")) return false;
  const isVerb = asks === "is" || asks === "are";
  if (isVerb && !IT.has(next) && !whole.some((word) => JUDGED.has(word))) return false;
  if ((asks === "would" || asks === "could") && !OWN.has(next)) return true;
  if (SUPPOSES.has(asks) && next === "i" && GETS.has(whole[at + 2] ?? "")) return true;
  const isShort = before.length <= at || (before.length === at + 1 && after.length < 2);
  if (isShort && !isMarked) return false;
  return !whole.some((word) => OWN.has(word));
}

/** "If I …" (where no habit is told by it), "worried about …", "google says …"; not "worried because I …", "as if", "if I sit", "if I can't". */
export function isSupposed(before: readonly string[], isNo: boolean, isHabit: boolean): boolean {
  return before.some((word, at) => {
    const next = before[at + 1] ?? "";
    const rest = before.slice(at + 1);
    if (word === "want" && NEGATORS.has(before[at - 1] ?? "")) return true;
    if (FEARS.has(word)) {
      if (rest.some((one) => BECAUSE.has(one))) return rest.some((one) => MAYBE.has(one));
      if (before[at - 1] === "to" || QUESTIONED.has(before[0] ?? "")) return true;
      return !rest.some((one) => OWN.has(one)) || rest.some((one) => MAYBE.has(one));
    }
    if (ASKED.has(word)) return IF.has(next) || rest[1] === "about" || rest[1] === "if";
    if (word === "case") return before[at - 1] === "in" && before[at - 2] !== "just";
    if (word === "say") return before[at - 1] === "lets";
    if (word === "might") return next === "get";
    if (word === "next") return rest[0] === "time";
    // "I've read the pinned post about …".
    if (word === "read" && rest.slice(0, READ_OF).includes("about")) return true;
    if (TOLD.has(word))
      return word !== "know" && OF.has(next === "online" ? (rest[1] ?? "") : next);
    if (!SUPPOSED.has(word)) return false;
    if (word === "if") {
      const isOwn =
        next === "i" &&
        ((isHabit && !rest.some((one) => WOULD.has(one))) ||
          DOING.has(before[at + 2] ?? "") ||
          (isNo && rest.length === 1));
      const isSaid = SPOKEN.has(next) && UNDERSTAND.has(rest[1] ?? "");
      if (isOwn || isSaid || SAID_IF.has(before[at - 1] ?? "")) return false;
      return !rest.slice(0, 3).some((one) => HELPS.has(one));
    }
    if (word === "should") return ASKS_IF.has(next) && !rest.includes("that");
    if (word === "suppose") return before[at - 1] !== "i";
    return !rest.some((one) => one === "because" || one === "cos" || one === "that");
  });
}
