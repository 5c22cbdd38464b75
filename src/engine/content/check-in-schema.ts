import { z } from "zod";
import { basis, card, id, text } from "./basic-schema.ts";
import { dose } from "./plan-schema.ts";

/** A text for each of the four ways that it can have gone. */
const byBack = z.strictObject({ better: text, same: text, worse: text, gone: text });

/** A second conversation: how it went since, and what that changes. {Words in braces} are filled in. */
export const checkIn = z.strictObject({
  /** So many days after they were last asked, whoever comes back is asked again. */
  again: z.int().min(1),
  /** From this day on the whole safety screen is asked each time, and no longer one short card. */
  whole: z.int().min(1),
  /** From this day on no better means: see someone. */
  late: z.int().min(1),
  /** What is asked: how it is (better, same, worse, gone), new signs, how far they get, how much they did (most, some, none). */
  asked: z.strictObject({ back: id, signs: id, reach: id, did: id }),
  /** What is asked anew of whoever is better and whom their first answers still keep from the activity. */
  renew: z.array(id),
  /**
   * What is not asked but made of that: which habit was tried, with what it eased, what moved nothing though there was time
   * (an option's `value`, in days), and what to watch (worse, worse-again, late).
   */
  makes: z.strictObject({ tried: id, eased: id, unmoved: id, watch: id }),
  /** Doses from the least to the most: better goes one up, worse one down. */
  steps: z.array(dose).min(2),
  /** Of the first card, and of the one at the end, with `day`. */
  welcome: text,
  titles: byBack,
  /** What comes first, by how it went. */
  says: byBack,
  /** What came with something tried, as `tried`; what moved nothing; what needs longer, as `expect`; and what was not done. */
  eased: text,
  unmoved: text,
  early: text,
  undone: text,
  /**
   * What becomes of the plan: `sooner` where it is better but starts sooner; `change` with the next habit's own advice, as
   * `next`; `stuck` where no habit is left to try.
   */
  plan: z.strictObject({
    up: text,
    stay: text,
    down: text,
    sooner: text,
    change: text,
    stuck: text,
    done: text,
  }),
  /** After worse once. */
  watch: text,
  /** Each time in a line, with `day`. */
  course: z.strictObject({ title: text, zero: text }).extend(byBack.shape),
  basis,
});

/** A nudge to come back, which the person's own calendar keeps. */
export const reminder = z.strictObject({
  /** Days after day 0. */
  days: z.array(z.int().min(1)).min(1),
  /** Hours of the day to pick from. */
  hours: z.array(z.int().min(0).max(23)).min(1),
  /** An hour, as `hour`. */
  hour: text,
  offer: card,
  /** With the hour that was picked, as `hour`. */
  set: card,
  /** The file, and what a calendar shows: nothing of backs, for it may lie open. */
  file: z.strictObject({
    id,
    save: text,
    title: text,
    note: text,
  }),
});
