import type { Urgency } from "../content/basic-schema.ts";
import type { DistanceUnit } from "../content/distance.ts";
import type { Event } from "../session/event.ts";

/** Something to press that belongs to the card's own content: an answer, an age, a cause to read about. */
export type CardChoice = {
  readonly id: string;
  /** Whether it is the earlier choice, shown marked. */
  readonly chosen: boolean;
  readonly event: Event;
};

export type CardChoices<Choice extends CardChoice = CardChoice> = {
  /** The question that the choices answer, or null where they only lead on. */
  readonly question: string | null;
  /** Whether several may be ticked; then one `answer` event carries them all. */
  readonly many: boolean;
  /** "None of these", where that is an answer. */
  readonly none: Choice | null;
  /**
   * What keeps the marked options and goes on, where a platform takes no second choice of what is marked; null where
   * no option is an earlier answer.
   */
  readonly keep: Event | null;
  /** The options that are offered from what was written, by id: never marked for anyone. */
  readonly offered: readonly string[];
  readonly options: readonly Choice[];
};

export type ControlId =
  | "not-sure"
  | "clock"
  | "why"
  | "back"
  | "change"
  | "plan"
  | "keep"
  | "self-test"
  | "unsure-test"
  | "try-it"
  | "optional"
  | "learn"
  | "how-to"
  | "sources"
  | "numbers"
  | "wrong-press"
  | "checked"
  | "carry-on"
  | "not-ok"
  | "help"
  | "privacy"
  | DistanceUnit
  | "run"
  | "find-why"
  | "skip-numbers"
  | "more"
  | "signs"
  | "no-fit"
  | "hand-over"
  | "progress"
  | "remind"
  | "not-now"
  | "restart"
  | "stop";

/** A way on that every card of its kind has. */
export type CardControl = { readonly id: ControlId; readonly event: Event };

export type CardKind =
  | "welcome"
  | "minor"
  | "seen"
  | "question"
  | "clock"
  | Exclude<Urgency, "routine">
  | "education"
  | "result"
  | "cause"
  | "plan"
  | "run"
  | "more"
  | "signs"
  | "no-fit"
  | "progress"
  | "remind"
  | "keep"
  | "learn"
  | "exercise"
  | "faq"
  | "sources"
  | "change"
  | "numbers"
  | "help"
  | "privacy"
  | "not-ok"
  | "crisis"
  | "stopped";

/** How much a way on stands out: what most will want next, what leads to help, or neither. */
export type Weight = "primary" | "alarm" | "plain";

/** By kind of card, the ways on that stand out. */
const WEIGHTS: Partial<Record<CardKind, Partial<Record<ControlId, Weight>>>> = {
  result: { plan: "primary", signs: "alarm" },
  cause: { plan: "primary" },
  plan: { keep: "primary", signs: "alarm" },
  run: { "find-why": "primary", plan: "primary", signs: "alarm" },
  signs: { numbers: "alarm", "not-ok": "alarm" },
  emergency: { numbers: "primary" },
  "same-day": { keep: "primary" },
  days: { keep: "primary" },
  stopped: { "carry-on": "primary" },
  "no-fit": { "try-it": "primary" },
  progress: { plan: "primary", signs: "alarm" },
};

/** How much a control of a kind of card stands out. */
export function weightOf(kind: CardKind, id: ControlId): Weight {
  return WEIGHTS[kind]?.[id] ?? "plain";
}

/** What a card offers, by id: all that may be pressed on it, and nothing of how it is worded. */
export type Card = {
  readonly kind: CardKind;
  readonly choices: CardChoices | null;
  readonly controls: readonly CardControl[];
};

/**
 * All choices of all cards come from here, so that none holds the same one twice, by its id: the first keeps its place.
 *
 * @param asked what they answer; nothing where they only lead on
 */
export function choicesFrom(
  options: CardChoices["options"],
  asked: Omit<CardChoices, "options"> = LEADING_ON,
): CardChoices {
  const known = new Set<string>();
  const unique = options.filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
  return { ...asked, options: unique };
}

const LEADING_ON = { question: null, many: false, none: null, keep: null, offered: [] } as const;

/** Choices that only lead on, none of them marked. */
export function ways<Id extends string>(
  ids: readonly Id[],
  eventOf: (id: Id) => Event,
): CardChoices {
  return choicesFrom(ids.map((id) => ({ id, chosen: false, event: eventOf(id) })));
}

/** The controls whose event is just their own name. */
type PlainId = Exclude<
  ControlId & Event["type"],
  "not-sure" | "unsure-test" | "why" | "optional" | "sources"
>;

/** Controls whose event is their own name, in this order. */
export function plain(...ids: readonly PlainId[]): readonly CardControl[] {
  return ids.map((id) => ({ id, event: { type: id } }));
}
