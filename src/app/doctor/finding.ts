/** One thing that was looked at, for whoever set the product up. It holds no token, id or answer. */
export type Finding = {
  /** `unknown` is what cannot be seen from here. */
  readonly status: "fine" | "wrong" | "unknown";
  /** What was looked at, in a word that stays the same: for programs. */
  readonly about: string;
  /** What was found, in one sentence. */
  readonly says: string;
  /** What to do, or null where nothing is to be done. */
  readonly todo: string | null;
};

export function fine(about: string, says: string): Finding {
  return { status: "fine", about, says, todo: null };
}

export function wrong(about: string, says: string, todo: string | null = null): Finding {
  return { status: "wrong", about, says, todo };
}

/** What cannot be seen from here. */
export function unseen(about: string, says: string, todo: string | null = null): Finding {
  return { status: "unknown", about, says, todo };
}

/** Findings under one heading. */
export type Group = {
  /** A platform's name, or `machine`. */
  readonly name: string;
  readonly title: string;
  readonly findings: readonly Finding[];
};
