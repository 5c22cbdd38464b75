import type { Place } from "../standing.ts";
import type { Token } from "../token.ts";
import { setOf } from "./small-words.ts";

/** Words that begin a question, right at its start or behind some that say nothing. */
const OPENERS = setOf(
  "what whats wat wats which how hows hw why when who whos where whether should shud shd shall can cn could cud may will would wld wud do does did is are am was any anyone anybody shouldnt isnt wouldnt couldnt surely best worth wondering thoughts kindly",
);
const LEADS = setOf(
  "so and but also or ok okay hi hello hey well now then just still please pls quick question sir doc doctor q oh um er sorry anyway honestly basically tell me advice",
);
/** The most words before one that begins a question. */
const MOST_LEADS = 4;
/** Pairs that ask wherever they stand. */
const PAIRS = setOf(
  "should_i shud_i can_i could_i do_i am_i may_i shall_i would_i must_i is_it is_this are_they would_it could_it will_it does_it will_this would_a is_a is_my is_running what_can what_should what_is how_do how_can how_long how_soon how_much how_many which_one good_idea bad_idea any_good any_tips any_advice worth_it worth_a worth_ringing or_not or_nah or_no want_to_know no_go yay_or yes_or advice_on help_with thinking_of give_me need_a whos_right should_be trying_to dont_know no_idea what_else what_sort what_kind itching_to scared_that is_more does_that does_this did_i was_i to_know to_understand wonder_if wonder_whether wonder_what wondering_if wondering_whether wondering_what wondering_when wondering_how curious_if curious_whether appreciate_guidance appreciate_advice appreciate_any hoping_to sure_if sure_whether tell_if tell_me advise_me advise_if advise_when advise_how suggest_some got_any show_me thoughts_on what_point yes_no",
);
/** A short message that weighs two things asks which. */
const MOST_SHORT = 9;

/**
 * The sentences of a text that ask something.
 *
 * @param isReply it replies to a question: only what surely asks does
 */
export function askingIn(tokens: readonly Token[], isReply: boolean): readonly Place[] {
  const sentences: { first: number; last: number }[] = [];
  tokens.forEach(({ clause, isAfterComma }, at) => {
    const before = tokens[at - 1];
    const own = sentences.at(-1);
    const isNew = before === undefined || (before.clause !== clause && !isAfterComma);
    if (isNew || !own) sentences.push({ first: at, last: at });
    else own.last = at;
  });
  const asking = sentences.filter(({ first, last }) => {
    const sentence = tokens.slice(first, last + 1);
    // Much of a story begins as questions do: "when I stop", "did 10 miles".
    if (tokens.length > LONG) return asksInAStory(sentence, last === tokens.length - 1);
    return asksSurely(sentence) || (!isReply && seemsToAsk(sentence, tokens.length));
  });
  return asking.length === 0 && !isReply && isHeading(tokens)
    ? [{ first: 0, last: tokens.length - 1 }]
    : asking;
}

/** "Treadmill running with a sore back": a few words that tell nothing of anyone ask too. */
function isHeading(tokens: readonly Token[]): boolean {
  return (
    tokens.length >= FEWEST_HEADING &&
    tokens.length <= MOST_HEADING &&
    !tokens.some(({ word }) => TELLING.has(word))
  );
}
const FEWEST_HEADING = 3;
const MOST_HEADING = 12;
const TELLING = setOf(
  "i im ive ill id my me mine we our had have has havent got took was were is are be been said says told gave he she they it its hurts sore since yesterday today ago last every always never no not thanks thank cheers bye hello hi give show old over turned turning nearly",
);

/** Those that ask at the start of any clause: "bad hills, what can I do". */
const MIDWAY = setOf(
  "what whats which how why should shud shall can could would will do does is are am whos any worth was",
);

function asksSurely(sentence: readonly Token[]): boolean {
  if (sentence.some(({ isAsked }) => isAsked)) return true;
  const from = sentence.slice(0, MOST_LEADS + 1).find(({ word }) => !isLead(word));
  return from !== undefined && OPENERS.has(from.word);
}

/** @param isLast it ends the story, where most are asked, often without a question mark */
function asksInAStory(sentence: readonly Token[], isLast: boolean): boolean {
  if (sentence.some(({ isAsked }) => isAsked)) return true;
  const isAskedFor = sentence.some(({ word }, at) =>
    ASKED_FOR.has(`${word}_${sentence[at + 1]?.word ?? ""}`),
  );
  if (isAskedFor) return true;
  const from = sentence.slice(0, MOST_LEADS + 1).findIndex(({ word }) => !LEADS.has(word));
  if (from < 0) return false;
  if (isTurned(sentence, from)) return true;
  if (!isLast) return false;
  const isStart = (at: number) => at === from || sentence[at]?.clause !== sentence[at - 1]?.clause;
  return sentence.some(
    ({ word }, at) =>
      at >= from && isStart(at) && ((at === from && WHICH.has(word)) || isTurned(sentence, at)),
  );
}
const LONG = 30;
/** Words that begin nothing but questions. */
const ALONE = setOf(
  "should shud shd shall does could cud would whos anyone anybody worth wondering shouldnt",
);
/** What nobody writes but to ask, wherever it stands. */
const ASKED_FOR = setOf(
  "want_to_know wanna_know know_if know_whether wondering_if wondering_whether wonder_if wonder_whether curious_if curious_whether ask_is ask_if ask_whether asks_if asks_whether advise_whether advise_if teach_me settle_it",
);
/** What begins a question at the end of a story: "when" and "how" mostly tell there. */
const WHICH = setOf("what whats wat wats which who whos why");

/** A verb before who does it, as only questions have: "is there any", "will I be". */
function isTurned(sentence: readonly Token[], at: number): boolean {
  const [first, second] = [sentence[at]?.word ?? "", sentence[at + 1]?.word ?? ""];
  if (PAIRS.has(`${first}_${second}`) || ALONE.has(first)) return true;
  return VERBS.has(first) && DOERS.has(second);
}
const VERBS = setOf("is are am do does did can could should will would shall must may was has");
const DOERS = setOf("i it this that there these those them they he she you we anyone anybody");

const isLead = (word: string) => LEADS.has(word) && !OPENERS.has(word);

/** @param all how many words the whole text has */
function seemsToAsk(sentence: readonly Token[], all: number): boolean {
  const isMidway = sentence.some(
    ({ word, clause }, at) => at > 0 && clause !== sentence[at - 1]?.clause && MIDWAY.has(word),
  );
  const isPaired = sentence.some(({ word }, at) =>
    PAIRS.has(`${word}_${sentence[at + 1]?.word ?? ""}`),
  );
  return isMidway || isPaired || (all <= MOST_SHORT && sentence.some(({ word }) => word === "or"));
}
