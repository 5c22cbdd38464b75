import { z } from "zod";
import {
  basis,
  card,
  clause,
  clinicalCard,
  condition,
  date,
  id,
  reviewed,
  share,
  text,
  urgency,
} from "./basic-schema.ts";
import { cause } from "./cause-schema.ts";
import { checkIn, reminder } from "./check-in-schema.ts";
import { distanceUnits } from "./distance.ts";
import { exercise, picture } from "./exercise-schema.ts";
import { faq } from "./faq-schema.ts";
import { film, filmMarks } from "./film-schema.ts";
import { interfaceTexts, invitation } from "./interface-schema.ts";
import { learnedKinds } from "./learned-schema.ts";
import { notOk } from "./not-ok-schema.ts";
import { caution, dose, plan, planning, run, twoWeeks } from "./plan-schema.ts";
import { question, unit } from "./question-schema.ts";
import { presses, tools } from "./tools-schema.ts";
import { cardIds, labelIds, noticeIds, phraseIds } from "./wording.ts";

/**
 * What a physiotherapist writes in YAML. Identity is by `id`, never by position. Every text is a small Markdown subset:
 * **bold** and [links](https://…).
 */

const strings = <const K extends readonly string[]>(keys: K) => z.record(z.enum(keys), text);

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
  /** It is several countries, and each line's label names the one that it is for. */
  byCountry: z.literal(true).optional(),
  /** What people call the place to be driven to, such as "A&E". */
  hospital: text.optional(),
  /** What distances are said in there, until someone chooses; `km` unless it says otherwise. */
  distances: z.enum(distanceUnits).optional(),
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

export const dialogSchema = z.strictObject({
  id,
  /** What it goes by where people are, such as "Backchat". */
  name: text,
  title: text,
  locale: z.string(),
  /** Which way its language is written; from left to right unless it says otherwise. */
  direction: z.enum(["ltr", "rtl"]).optional(),
  released: date,
  /** The walk ends when the best question left has no more expected gain than this, once a cause stands out or before, or at `most` questions. */
  walk: z.strictObject({
    minGain: z.strictObject({ clear: z.number().gt(0), unclear: z.number().gt(0) }),
    most: z.int().min(1),
    typical: z.int().min(1),
  }),
  /** From the youngest; `from` is the first year of each, `share` how common it is, 0 to 1. */
  ages: z
    .array(z.strictObject({ id, label: text, from: z.int().min(18), share: share.optional() }))
    .min(1),
  /** Who could see the answers, per surface that shows the card. */
  surfaces: z.record(id, text),
  /** `throughout` is what a page says of an emergency beside every card. */
  welcome: z.strictObject({
    text: z.array(text).min(1),
    emergency: text,
    throughout: text,
    basis,
  }),
  minor: clinicalCard,
  education: clinicalCard,
  cards: z.record(z.enum(cardIds), card),
  interface: interfaceTexts,
  invitation,
  film: film.optional(),
  filmMarks: filmMarks.optional(),
  tools: tools.optional(),
  /** Together with `tools`. */
  presses: presses.optional(),
  labels: strings(labelIds),
  notices: strings(noticeIds),
  /** Short pieces of wording; {words in braces} are filled in. */
  phrases: strings(phraseIds),
  /** Wording that no text may have, as patterns: what promises, frightens or blames. */
  forbidden: z.array(text),
  words: z.strictObject({
    controls: z.record(z.enum(labelIds), z.array(text)),
    /** What is typed to start a clock on its card, and to end it there. */
    clock: z.strictObject({ start: z.array(text), end: z.array(text) }).optional(),
    /** What people type who want to know how an exercise is done, by its id. */
    exercises: z.record(id, z.array(text)).default({}),
    /** What people type who ask a question of `faqs`, by its id: what tells it from others, in a sentence that asks. */
    faqs: z.record(id, z.array(text)).default({}),
    /** Not wanting to live, hopelessness, not coping: asked about gently. No idiom and no typo's mending touches it. */
    distress: z.array(text),
    /** A low mood and no more: answered with a kind line and a number. */
    low: z.array(text),
    /** Low, in tears or without joy for weeks: distress, but an answer to a question that has a line for it. */
    lowForWeeks: z.array(text).default([]),
    /** What was learned from whole messages: it suggests, asks, hears distress and signs, and in a story lets a chance word pass. */
    kinds: learnedKinds.optional(),
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
    /** Typed words for neither: asked if they are OK, whoever says these may not be. */
    maybe: z.array(text).default([]),
    /** How those begin who have already hurt themselves, where they are asked. */
    harmed: z.array(text).default([]),
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
    /** With how strongly, as `word`, and what for, as `cause`. */
    title: text,
    noDriverTitle: text,
    /** The same where someone should look first. */
    noDriverChecked: text,
    noDriver: text,
    /** With what counts most, as `clue`. */
    strongest: text,
    notChecked: text,
    likely: text,
    possible: text,
    unlikely: text,
    /** What is true of everyone whose answers only point to habits. */
    reassurance: text,
    checks: text,
    tryFirst: text,
    /** What leads to the fallback's advice, where no cause stands out. */
    lighter: text,
    /** The habit's own advice, for whoever takes no part in the activity this week. */
    later: text,
    checkToo: text,
    /** The same where the activity waits for it. */
    checkSoon: text,
    honesty: text,
    callNow: text,
    today: text,
    soon: text,
    unreviewed: text,
    reviewed: text,
    basis,
  }),
  cautions: z.array(caution),
  doses: z.array(dose).default([]),
  /** What holds beside the dose. */
  limits: z.array(z.strictObject({ when: condition, says: text })).default([]),
  plan,
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
  notOk,
  regions: z.array(region),
  questions: z.array(question).min(1),
  selfTests: z.array(question),
  /** Numbers for a plan of one's own, asked once that is opened; each may be skipped. */
  planQuestions: z.array(question).default([]),
  /** The plan of one's own, how it is worded, and whether they may run: together, or general advice alone. */
  planning: planning.optional(),
  twoWeeks: twoWeeks.optional(),
  run: run.optional(),
  /** The second conversation, what is made of its answers, and a nudge to it: together, or none. */
  checkIns: z.array(question).default([]),
  made: z.array(question).default([]),
  checkIn: checkIn.optional(),
  reminder: reminder.optional(),
  causes: z.array(cause).min(1),
  /** What plans name, and anyone may read about. */
  exercises: z.array(exercise).default([]),
  /** What people ask, answered in a few sentences. */
  faqs: z.array(faq).default([]),
  topics: z.array(
    z.strictObject({
      id,
      title: text,
      text: z.array(text).min(1),
      pictures: z.array(picture).optional(),
      /** A text about nobody, to be handed on. */
      paste: text.optional(),
      /** An instrument on the page that it is about. */
      tool: id.optional(),
      /** Whether the rule of how sore it may get stands on it. */
      rule: z.literal(true).optional(),
      basis,
    }),
  ),
  sources: z.array(source),
});

export type { AdviceContent, CauseContent, FacetContent } from "./cause-schema.ts";
export type Content = z.infer<typeof dialogSchema>;
export type DoseContent = z.infer<typeof dose>;
export type RunContent = z.infer<typeof run>;
export type RegionContent = z.infer<typeof region>;
export type CardContent = z.infer<typeof card>;
