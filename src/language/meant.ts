import type { NoticeId } from "../engine/content/wording.ts";
import type { Event } from "../engine/session/event.ts";
import type { Offer } from "../engine/session/session.ts";
import type { Heard } from "./listen.ts";

/** What typed words mean on the card that is showing. */
export type Reading = Meant & {
  /** They tell of a low mood, and no more. */
  readonly isLow?: true;
  /** They tell the writer's age, which the consent then offers first. */
  readonly toldAge?: string;
};

/** What they mean by themselves. */
export type Meant =
  | { readonly type: "event"; readonly event: Event }
  /** They answer the card, or questions that were not asked yet, or both. */
  | ({ readonly type: "answers" } & Answers)
  /** They speak of distress: a gentle question comes next. */
  | ({ readonly type: "distress"; readonly certain: readonly Offer[] } & Answers)
  /** They answer the card with what opens a gentle question of its own. */
  | ({ readonly type: "low"; readonly event: Event; readonly certain: readonly Offer[] } & Answers)
  /** They name red flags that nobody can mistake: their lines count as ticked at once. */
  | ({ readonly type: "emergency"; readonly certain: readonly Offer[] } & Answers)
  /** They tell of an emergency, but of someone else's. */
  | { readonly type: "another" }
  /** They may name red flags: the card that asks about the first comes next. */
  | ({
      readonly type: "flag";
      /** The person's own words for the first, short and plain. */
      readonly quote: string;
      /** Whether it may need help before anything else. */
      readonly isPressing: boolean;
    } & Answers)
  /** They are in another language. */
  | { readonly type: "foreign"; readonly language: string; readonly isEmergency: boolean }
  /** They fit two options or more, or one not surely. */
  | { readonly type: "either"; readonly question: string; readonly options: readonly string[] }
  | { readonly type: "unknown"; readonly notice: NoticeId };

/** All that a text says: nothing that needs help costs the answers beside it. */
export type Answers = Heard & {
  readonly event: Event | null;
  /** The lines of the safety screen that it speaks of, to be offered on their own cards. */
  readonly lines: readonly Offer[];
};

/** @param notice what to say about it */
export function unread(notice: NoticeId): Meant {
  return { type: "unknown", notice };
}
