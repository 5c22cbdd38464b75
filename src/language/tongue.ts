import type { Dialog, Question } from "../engine/content/dialog.ts";
import type { Event } from "../engine/session/event.ts";
import type { Measure, Quantity } from "./quantity.ts";
import type { Reply } from "./reply.ts";
import type { Found, Match, Place, Standing, ToldAge } from "./standing.ts";
import type { Token } from "./token.ts";
import type { Understanding } from "./understanding.ts";

/** All that reading what people type needs to know of their language. */
export type Tongue = {
  /** The words of a text in one pass; time grows with its length alone. */
  tokensOf(text: string): readonly Token[];
  /** A stem whose last letter people leave out, whole: "runnin" as "run"; any other as it is. */
  wholeOf(stem: string): string;
  /** Which piece of its sentence each word stands in. */
  piecesOf(tokens: readonly Token[]): readonly number[];
  /** Words that say no. */
  readonly negators: ReadonlySet<string>;
  /** Words that say nothing at the end of a clause. */
  readonly fillers: ReadonlySet<string>;
  /** What follows in the names of places, races and clubs. */
  readonly places: ReadonlySet<string>;
  /** Stems of common words that are one letter from others, and mean what they say. */
  readonly common: ReadonlySet<string>;
  /** Some numbers and nothing else: "2", "1, 3". */
  readonly numberList: RegExp;

  /** How a phrase is meant where it stands. */
  standingOf(tokens: readonly Token[], found: Found, lastYear: number): Standing;
  /** The same for words of distress, of which much less is taken to mean something else. */
  standingOfDistress(tokens: readonly Token[], found: Found, lastYear: number): Standing;
  /** How a number is meant where it stands. */
  standingAt(tokens: readonly Token[], place: Place, lastYear: number): Standing;

  /**
   * All numbers of a text with their units.
   *
   * @param lastYear the last that is surely not this one
   * @param measures what stands for a number by its name
   */
  quantitiesIn(
    tokens: readonly Token[],
    lastYear: number,
    measures: readonly Measure[],
  ): readonly Quantity[];
  /** Whether a number counts what a question asks about, where that was not asked. */
  countsFor(
    question: Question,
    quantity: Quantity,
    tokens: readonly Token[],
    matches: readonly Match[],
  ): boolean;
  /** Whether numbers are told of two things where the question asks about one. */
  isTwofold(
    question: Question,
    counted: readonly Quantity[],
    quantities: readonly Quantity[],
    tokens: readonly Token[],
  ): boolean;

  /** The sentences that ask something; of a reply to a question, only those that surely do. */
  askingIn(tokens: readonly Token[], isReply: boolean): readonly Place[];
  /** The writer's own age, where that is plain. */
  ageIn(tokens: readonly Token[]): number | null;
  /** The same of an adult, with its place. */
  adultIn(tokens: readonly Token[]): ToldAge | null;
  /** Whether the writer says that they are under 18. */
  saysYoung(tokens: readonly Token[]): boolean;
  /** An age as the answer to the start card. */
  readAge(dialog: Dialog, understanding: Understanding): Event | null;
  /** Where a text takes back what stands before. */
  correctionsIn(tokens: readonly Token[]): readonly number[];
  /** A text as the answer to one question, where it is not just an option's name or number. */
  replyIn(dialog: Dialog, question: Question, understanding: Understanding): Reply;
};
