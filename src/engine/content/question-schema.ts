import { z } from "zod";
import {
  answerRef,
  basis,
  condition,
  id,
  reviewed,
  share,
  strength,
  text,
} from "./basic-schema.ts";
import { map, picture } from "./exercise-schema.ts";

const evidence = z.record(id, strength);

const option = z.strictObject({
  id,
  label: text,
  /** How the bot says it back: "You told me about: …". */
  summary: text,
  /** What it tells, as a sentence without its stop: "Your longest run doubled just before it began". */
  clue: text.optional(),
  /** The same in the person's own mouth, for whoever answers the phone: "I have back pain, and …". */
  aloud: text.optional(),
  /** Plainer words for someone who is not sure about a line of the safety screen. */
  clarify: text.optional(),
  /** How common the answer is among runners with a sore lower back, 0 to 1. */
  share: share.optional(),
  evidence: evidence.optional(),
  /** A caution's id. */
  caution: id.optional(),
  /** On a short safety card: the line of the safety screen that it stands for; none opens the whole screen. */
  is: answerRef.optional(),
  /** What a plan reckons with: kilometres, a day of the week from Monday 1, or days from the day the plan is made; of what moved nothing, how many days it takes to tell. */
  value: z.number().min(0).optional(),
  /** A kind line for whoever gives this answer, behind the result's "more" and on the page to keep: it competes with no cause. */
  care: z.strictObject({ text, basis }).optional(),
  /** Opens the gentle question of `notOk` before anything else. The answer is then kept nowhere, as if it was skipped. */
  opens: z.literal("not-ok").optional(),
  /** Typed words that mean this option at its question. `sore|achy back`: alternatives, in this order. */
  words: z.array(text).optional(),
  /** Typed words that mean it wherever they stand; on the safety screen, what is then asked about. */
  says: z.array(text).optional(),
  /** On the safety screen: words that nobody can mistake, which act at once. */
  unmistakable: z.array(text).optional(),
  /** On the safety screen: like `says`, and said of the past they count too: "had cancer ten years ago". */
  ever: z.array(text).optional(),
  /** On the safety screen: like `says`, but nothing to hurry about: it waits for its card. */
  later: z.array(text).optional(),
});

export const unit = z.enum(["weeks", "pain", "steps", "hours", "km", "seconds", "times", "growth"]);

/**
 * Which numbers mean which option, and the words that a number is known by where its question was not asked. Bands may
 * overlap: then the options' own words decide between them.
 */
const numbers = z.strictObject({
  unit,
  near: z.array(text).optional(),
  /** Or phrases of the lexicon that it stands in. */
  says: z.array(text).optional(),
  /** Words around a number that show it counts something else. */
  unless: z.array(text).optional(),
  /** Where the question was not asked, smaller numbers count something else. */
  least: z.number().optional(),
  /** Where several numbers are said, the one that counts. */
  pick: z.enum(["largest", "smallest"]).optional(),
  bands: z.record(id, z.tuple([z.number(), z.number()])),
});

export const question = z.strictObject({
  id,
  /** A short name for lists: "your longest run". */
  name: text,
  prompt: text,
  hint: text.optional(),
  why: text,
  choose: z.enum(["one", "many"]),
  when: condition.optional(),
  /**
   * `always` comes first in the walk, `last` once nothing else is worth asking; `optional` waits for the result. Default:
   * asked when it is worth it.
   */
  ask: z.enum(["always", "last", "optional"]).optional(),
  /** Once this holds, an optional question is asked in the walk instead. */
  askEarlyWhen: condition.optional(),
  /** On the safety screen: a card whose lines, when typed, can wait until it comes. */
  canWait: z.boolean().optional(),
  /**
   * Its answers are comparisons: what was changed, and the pain was better. These answers to another question say whether
   * it was gone then, half as bad, or little less.
   */
  comparison: z.strictObject({ gone: answerRef, half: answerRef, less: answerRef }).optional(),
  /** While this holds, what it says counts half. */
  halfWhen: condition.optional(),
  /** Of a card with ticks: how it counts against what a line speaks for, where no such line was ticked. */
  silence: z.enum(["weak-against", "moderate-against", "excludes"]).optional(),
  /** Answers in one cluster tell overlapping things, and are damped together. */
  cluster: id.optional(),
  /** The share of people who will not know, 0 to 1. */
  notSure: z.number().min(0).lt(1).optional(),
  notSureLabel: text.optional(),
  /** What someone who is not sure may say on the phone: "I have back pain, and …". */
  doubtAloud: text.optional(),
  none: z
    .strictObject({
      label: text,
      summary: text,
      share: share.optional(),
      evidence: evidence.optional(),
      /** As an option's. */
      words: z.array(text).optional(),
      says: z.array(text).optional(),
    })
    .optional(),
  /** Phrases that show that a part of a sentence is about something else, such as a sore knee. */
  unless: z.array(text).optional(),
  /** What a long message says of it is taken at once; of other questions it is only offered. */
  plain: z.literal(true).optional(),
  /** Most walks ask it: a story that seems to tell of it gets its likeliest answer offered. */
  oftenAsked: z.literal(true).optional(),
  /** Typed words that mean "not sure" at this question alone. */
  notSureWords: z.array(text).optional(),
  /** How to find out at home, and what that takes; every self-test has it, and a question of the walk may. */
  test: z
    .strictObject({ takes: z.enum(["minutes", "outing", "week"]), steps: z.array(text).min(1) })
    .optional(),
  /** What its test, or what it asks about, looks like. */
  pictures: z.array(picture).optional(),
  map: map.optional(),
  numbers: numbers.optional(),
  /** An instrument on the page that answers it: by its numbers, or by the options that its findings give. */
  tool: z.strictObject({ id, gives: z.record(id, id).optional() }).optional(),
  options: z.array(option).min(1),
  basis,
  reviewed,
});

export type QuestionContent = z.infer<typeof question>;
export type OptionContent = z.infer<typeof option>;
