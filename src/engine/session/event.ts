import type { DistanceUnit } from "../content/distance.ts";

/** What may be said to the questions of someone who is not OK. */
export const NOT_OK_REPLIES = [
  "yes",
  "no",
  "now",
  "sometimes",
  "neither",
  "rather-not",
  "safe",
  "unsafe",
] as const;
export type NotOkReply = (typeof NOT_OK_REPLIES)[number];

/** What a person did. Buttons and menus of every platform become one of these, and so do words once they are read. */
export type Event =
  | { readonly type: "start" }
  | { readonly type: "consent"; readonly age: string }
  /** One answer or several; no options means "none of these". It goes to the question it names. */
  | { readonly type: "answer"; readonly question: string; readonly options: readonly string[] }
  /** Wants to go on with what is ticked, and nothing is. */
  | { readonly type: "nothing-ticked" }
  | { readonly type: "not-sure"; readonly question: string }
  | { readonly type: "why"; readonly question: string }
  | { readonly type: "back" }
  /** Without a question: the list of answers to change. */
  | { readonly type: "change"; readonly question?: string | undefined }
  | { readonly type: "details"; readonly cause: string }
  | { readonly type: "plan" }
  /** May they run, and how far? Before the result: after only what that takes. */
  | { readonly type: "run" }
  /** Shows the plan, or whether they may run, without the numbers not yet told. */
  | { readonly type: "skip-numbers" }
  /** All else that can be done after the walk. */
  | { readonly type: "more" }
  /** The signs to watch for, and whom to call. */
  | { readonly type: "signs" }
  /** The result does not fit them. */
  | { readonly type: "no-fit" }
  /** A page to keep: what to do, or where there is no result what was asked and said. */
  | { readonly type: "keep" }
  /** A page for whoever helps: what was asked, said and found. */
  | { readonly type: "hand-over" }
  /** Without a question: the self-test that would tell most. */
  | { readonly type: "self-test"; readonly question?: string | undefined }
  /** The optional questions that wait for the result. */
  | { readonly type: "optional"; readonly question: string }
  | { readonly type: "learn"; readonly topic?: string | undefined }
  /** How an exercise is done; without one: all of them. */
  | { readonly type: "exercise"; readonly exercise?: string | undefined }
  /** Asks one of the questions that people ask, or several at once, the first of which is answered; none: the list of all. */
  | { readonly type: "ask"; readonly faqs: readonly string[] }
  /** Asks something that has no answer here; these come nearest. */
  | { readonly type: "ask-unknown"; readonly faqs: readonly string[] }
  /** What a cause's or a topic's card rests on. */
  | { readonly type: "sources"; readonly topic: string }
  /** Help numbers; with a region: show that region's from now on. */
  | { readonly type: "numbers"; readonly region?: string | undefined }
  /** Show distances in this unit from now on. */
  | { readonly type: "distances"; readonly unit: DistanceUnit }
  /** Wants to measure what the card's question asks for, with a clock. */
  | { readonly type: "clock" }
  /** A press at the start, and one at the end; `at` in milliseconds since 1 January 1970, without which nothing is measured. */
  | { readonly type: "clock-start" | "clock-end"; readonly at?: number | undefined }
  | { readonly type: "help" }
  | { readonly type: "privacy" }
  | { readonly type: "not-ok"; readonly reply?: NotOkReply | undefined }
  /** Back after a card that ended the walk: whether they were seen, or had only pressed the wrong thing. */
  | { readonly type: "seen"; readonly reply: "yes" | "no" | "mistake" }
  /** Wants to be reminded to come back; with an hour of the day: then. */
  | { readonly type: "remind"; readonly hour?: number | undefined }
  /** Would rather not say now how it went. */
  | { readonly type: "not-now" }
  /** How it went since, once more. */
  | { readonly type: "progress" }
  /** Goes on where a code left off. */
  | { readonly type: "resume" }
  /** Someone has checked this pain since it started. */
  | { readonly type: "checked" }
  /** Leave what is being looked at and go on with the walk. */
  | { readonly type: "carry-on" }
  | { readonly type: "stop" }
  | { readonly type: "restart" };
