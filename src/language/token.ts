/** One word of a text. */
export type Token = {
  /** Small letters and digits alone; apostrophes are dropped. */
  readonly word: string;
  /** Without its ending, so that "running" and "runs" are one. */
  readonly stem: string;
  /** Where it stands in the text, in characters. */
  readonly from: number;
  readonly to: number;
  /** Which clause it stands in, from 0: what is said in one says nothing of another. */
  readonly clause: number;
  /** The mark between it and the digits right before it, as in "38.4" and "1,200"; else null. */
  readonly mark: "." | "," | null;
  /** Whether nothing but a comma parts its clause from the one before. */
  readonly isAfterComma: boolean;
  /** Whether its sentence ends with a question mark. */
  readonly isAsked: boolean;
  /** Whether it begins with a capital in mid-sentence, as names do. */
  readonly isName: boolean;
};

/** Longer texts are read this far, in characters: on every surface people type no more. */
export const MOST_READ = 2_000;
