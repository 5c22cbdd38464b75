import { z } from "zod";
import { cardIds, labelIds, noticeIds, phraseIds } from "./wording.ts";

/**
 * The format of a dialog's content: what a physiotherapist writes in YAML.
 * Identity is by `id`, never by position. Every text is a small Markdown subset: **bold** and [links](https://…).
 */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens, such as shoe-age")
  .refine(
    (name) => !(name in {}),
    "this word has a meaning of its own in the program; choose another",
  );
const text = z.string().trim().min(1);
const date = z.iso.date();
/** An answer as conditions name it: `question.option`; the option may be `not-sure` or `none`. */
const answerRef = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "name an answer as question.option, such as legs.numb");
/** Answers that say the same count once: `morning.swaps|where.dimple`. */
const answerRefs = z
  .string()
  .regex(
    /^[a-z0-9-]+\.[a-z0-9-]+(\|[a-z0-9-]+\.[a-z0-9-]+)*$/,
    "name an answer as question.option, and what says the same behind a bar",
  );
/** Where a clinical statement comes from: ids from `sources`, or our own judgement, said out loud. */
const basis = z.union([z.literal("judgement"), z.array(id).min(1)]);
const share = z.number().gt(0).lt(1);
/** The clinician who has read a rule, and when. */
const reviewed = z.strictObject({ by: text, date }).optional();

/** All of its parts must hold. */
const clause = z.strictObject({
  any: z.array(answerRef).min(1).optional(),
  /** And any of these too. */
  with: z.array(answerRef).min(1).optional(),
  all: z.array(answerRef).min(1).optional(),
  atLeast: z.strictObject({ count: z.int().min(1), of: z.array(answerRefs).min(1) }).optional(),
  age: z.array(id).min(1).optional(),
});
/** One clause, or several, of which any may hold. */
const condition = z.union([clause, z.array(clause).min(1)]);

const urgency = z.enum(["routine", "days", "same-day", "emergency"]);

const strength = z.enum([
  "strong",
  "moderate",
  "weak",
  "weak-against",
  "moderate-against",
  "excludes",
]);
const evidence = z.record(id, strength);

/** What an answer changes in the advice, beside beliefs and urgency. */
const caution = z.strictObject({
  id,
  /** What is held back, and what to do instead; it comes before any other advice. */
  says: text,
  /** The activity that hurts, or exercises and self-tests, or both. */
  holds: z.array(z.enum(["activity", "exercises"])).min(1),
  /** Cautions whose lines its own makes needless. */
  covers: z.array(id).optional(),
});

const option = z.strictObject({
  id,
  label: text,
  /** How the bot says it back: "You told me about: …". */
  summary: text,
  /** The same in the person's own mouth, for whoever answers the phone: "I have back pain, and …". */
  aloud: text.optional(),
  /** Plainer words for someone who is not sure about a line of the safety screen. */
  clarify: text.optional(),
  /** How common the answer is among runners with a sore lower back, 0 to 1. */
  share: share.optional(),
  evidence: evidence.optional(),
  /** A caution's id. */
  caution: id.optional(),
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

const unit = z.enum(["weeks", "pain", "steps", "hours", "km", "seconds", "times", "growth"]);

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

const question = z.strictObject({
  id,
  /** A short name for lists: "your longest run". */
  name: text,
  prompt: text,
  hint: text.optional(),
  why: text,
  choose: z.enum(["one", "many"]),
  when: condition.optional(),
  /** `always` comes first in the walk; `optional` waits for the result. Default: asked when it is worth it. */
  ask: z.enum(["always", "optional"]).optional(),
  /** Once this holds, an optional question is asked in the walk instead. */
  askEarlyWhen: condition.optional(),
  /** On the safety screen: a card whose lines, when typed, can wait until it comes. */
  canWait: z.boolean().optional(),
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
  /** Typed words that mean "not sure" at this question alone. */
  notSureWords: z.array(text).optional(),
  /** How to find out at home, and what that takes; every self-test has it, and a question of the walk may. */
  test: z
    .strictObject({ takes: z.enum(["minutes", "outing", "week"]), steps: z.array(text).min(1) })
    .optional(),
  numbers: numbers.optional(),
  /** An instrument on the page that answers it, and the options that its findings give. */
  tool: z.strictObject({ id, gives: z.record(id, id) }).optional(),
  options: z.array(option).min(1),
  basis,
  reviewed,
});

/** How a cause or facet can load the lower back, what to do about it, and how good the evidence is. */
const advice = {
  explanation: text,
  tryFirst: text,
  thisWeek: z.array(text).min(1),
  exercises: z.array(text),
  expect: text,
  seeSomeone: text,
  grade: z.strictObject({ letter: z.enum(["A", "B", "C", "D"]), words: text }),
  basis,
};

/** What it may be named by: answers about just this habit, without one of which it never comes first; and denials. */
const naming = {
  specific: z.array(answerRef).min(1).optional(),
  deniedBy: z.array(answerRef).min(1).optional(),
};

const facet = z.strictObject({
  id,
  name: text,
  /** How often it is this part where the cause is at work, against the other parts. */
  weight: share,
  ...naming,
  ...advice,
});

const cause = z.strictObject({
  id,
  name: text,
  /** How often this plays a part among runners with a sore lower back, before any answer, 0 to 1. */
  prior: share,
  facets: z.array(facet).optional(),
  /** The cause advised when no answer speaks clearly for any. */
  fallback: z.boolean().optional(),
  /** Never named as something that little points to: answers alone cannot say so. */
  neverRuledOut: z.boolean().optional(),
  ...naming,
  ...advice,
  reviewed,
});

const flag = z.strictObject({
  id,
  name: text,
  /** Whether the activity waits until someone has seen it. */
  rest: z.boolean().optional(),
  rules: z
    .array(
      z.strictObject({
        urgency,
        when: clause,
        /** What the card or the result adds: how soon, whom to ask. */
        say: text.optional(),
        /** In an emergency: whether being driven to hospital is as good as an ambulance. */
        byCar: z.boolean().optional(),
      }),
    )
    .min(1),
  basis,
  reviewed,
});

const card = z.strictObject({ title: text, text: z.array(text).min(1) });
/** A card that makes a clinical statement says what it rests on. */
const clinicalCard = card.extend({ basis });

/**
 * The day a number was last compared with a published source. A few that everyone knows need none; null keeps a number
 * off every card.
 */
const checked = z.union([date, z.literal("common-knowledge")]);

const helpLine = z.strictObject({
  number: text,
  label: text,
  checked: checked.nullable(),
  /** Which page it was compared with: whose, what, and from when where that is known. */
  page: text.optional(),
});

const region = z.strictObject({
  id,
  name: text,
  emergency: text,
  /** How people from other places see the number on an emergency card, such as "911 (US, Canada)". */
  elsewhere: text.optional(),
  emergencyChecked: checked,
  /** What people call the place to be driven to, such as "A&E". */
  hospital: text.optional(),
  urgent: z.array(helpLine),
  crisis: z.array(helpLine),
});

/** `read`: how much of it we have read. What is only remembered may not carry a statement. */
const source = z.strictObject({
  id,
  cite: text,
  says: text,
  read: z.enum(["paper", "abstract", "page", "record", "second-hand", "memory"]),
  doi: z
    .string()
    .regex(/^10\.\d{4,}\//, "a DOI begins with 10.")
    .optional(),
});

const strings = <const K extends readonly string[]>(keys: K) => z.record(z.enum(keys), text);

export const dialogSchema = z.strictObject({
  id,
  title: text,
  locale: z.string(),
  released: date,
  /** The walk ends when the best question left has no more expected gain than this, once a cause stands out or before, or at `most` questions. */
  walk: z.strictObject({
    minGain: z.strictObject({ clear: z.number().gt(0), unclear: z.number().gt(0) }),
    most: z.int().min(1),
    typical: z.int().min(1),
  }),
  /** From the youngest; `from` is the first year of each. */
  ages: z.array(z.strictObject({ id, label: text, from: z.int().min(18) })).min(1),
  /** Who could see the answers, per surface that shows the card. */
  surfaces: z.record(id, text),
  welcome: z.strictObject({ text: z.array(text).min(1), emergency: text, basis }),
  minor: clinicalCard,
  education: clinicalCard,
  cards: z.record(z.enum(cardIds), card),
  labels: strings(labelIds),
  notices: strings(noticeIds),
  /** Short pieces of wording; {words in braces} are filled in. */
  phrases: strings(phraseIds),
  /** Wording that no text may have, as patterns: what promises, frightens or blames. */
  forbidden: z.array(text),
  words: z.strictObject({
    controls: z.record(z.enum(labelIds), z.array(text)),
    /** Not wanting to live, hopelessness, not coping: asked about gently. No idiom silences it, and no typo is mended into it. */
    distress: z.array(text),
    /** A low mood and no more: answered with a kind line and a number. */
    low: z.array(text),
    /** Drills and places whose names only sound like distress: "suicide sprints". */
    drills: z.array(text),
    /** Words that stand for one another, by a name that phrases use: `<numb> bum`. */
    alike: z.record(id, text),
    /** What people call by a name where they might say a number: "a half marathon". */
    measures: z.array(z.strictObject({ words: z.array(text).min(1), value: z.number(), unit })),
    /** Ways of speaking that only sound like something to worry about: "killing me", "chest day". */
    idioms: z.array(text),
    /** Typed words for a plain yes and no; the options that they mean list "yes" and "no". */
    yes: z.array(text),
    no: z.array(text),
    /**
     * Other languages: small words that tell them, a line that says what works, and phrases of an emergency. No native
     * speaker or clinician has reviewed them unless `reviewed` says so.
     */
    languages: z.array(
      z.strictObject({
        id,
        signs: z.array(text).min(1),
        reply: text,
        /** Words right before an emergency that deny it, or that say whose it is. */
        denies: z.array(text),
        others: z.array(text),
        emergencies: z.array(text).max(20),
        reviewed,
      }),
    ),
  }),
  belief: z.strictObject({
    main: text,
    likely: text,
    possible: text,
    unlikely: text,
  }),
  result: z.strictObject({
    title: text,
    noDriverTitle: text,
    noDriver: text,
    possible: text,
    unlikely: text,
    notHeard: text,
    tryFirst: text,
    checkToo: text,
    honesty: text,
    callNow: text,
    today: text,
    soon: text,
    unreviewed: text,
    reviewed: text,
    basis,
  }),
  cautions: z.array(caution),
  plan: z.strictObject({
    /** For everyone; `activeRules` and the ladder only for those whose activity is not held back. */
    rules: z.array(text).min(1),
    /** For the latter, unless the plan's own advice is to run less. */
    lighter: text,
    activeRules: z.array(text).min(1),
    ladder: z.array(text).min(1),
    basis,
  }),
  /** The safety screen, which comes before all else. */
  screen: z.array(question),
  followUps: z.array(question),
  flags: z.array(flag),
  urgencies: z.strictObject({
    /** `byCar` is the title where all that was told can as well be driven to hospital. */
    emergency: clinicalCard.extend({ aloud: text, byCar: text }),
    "same-day": clinicalCard.extend({ aloud: text }),
    /** What to do until then: rest from the activity, or gentle movement. */
    days: clinicalCard.extend({ rest: text, gentle: text }),
  }),
  /** For someone who comes back after a card that ended the walk. */
  seen: z.strictObject({ title: text, text, yes: text, no: text, mistake: text }),
  notOk: z.strictObject({
    title: text,
    prompt: text,
    basis,
    yes: text,
    no: text,
    mistake: text,
    crisis: clinicalCard,
    support: clinicalCard,
  }),
  regions: z.array(region),
  questions: z.array(question).min(1),
  selfTests: z.array(question),
  causes: z.array(cause).min(1),
  topics: z.array(z.strictObject({ id, title: text, text: z.array(text).min(1), basis })),
  sources: z.array(source),
});

export type Content = z.infer<typeof dialogSchema>;
export type QuestionContent = z.infer<typeof question>;
export type OptionContent = z.infer<typeof option>;
export type CauseContent = z.infer<typeof cause>;
export type FacetContent = z.infer<typeof facet>;
export type AdviceContent = Pick<CauseContent, keyof typeof advice>;
export type RegionContent = z.infer<typeof region>;
export type Clause = z.infer<typeof clause>;
export type Condition = z.infer<typeof condition>;
export type Urgency = z.infer<typeof urgency>;
export type Strength = z.infer<typeof strength>;
export type CardContent = z.infer<typeof card>;
export type Basis = z.infer<typeof basis>;
