import type { Phrase } from "./phrase.ts";

/** Places of a first and a last word among the tokens. */
export type Place = { readonly first: number; readonly last: number };

/** An age that a text gives as its writer's own. */
export type ToldAge = Place & { readonly years: number };

export type Found = Place & { readonly phrase: Phrase };

/** "now" where something is said of oneself, now; else why it does not count. */
export type Standing = "now" | "negated" | "past" | "hypothetical" | "other" | "idiom";

/** A phrase that stands in a text, and how it is meant there. */
export type Match = Found & {
  readonly standing: Standing;
  /** Whether a word of it was mended: then it is asked about, and never acted upon. */
  readonly isMended: boolean;
};
