import type { Content } from "../../engine/content/schema.ts";
import type { Quantity } from "../quantity.ts";
import type { ToldAge } from "../standing.ts";
import type { Token } from "../token.ts";

/** One word of a text, or a number with what it counts. */
export type Unit = {
  /** The word's stem, or the number's band: what counts alike has one name. */
  readonly name: string;
  /** The word; nothing of a number. */
  readonly word: string;
  /** Of a time, how long it is more closely than by the bands of questions. */
  readonly span?: string;
  readonly clause: number;
  readonly isAfterComma: boolean;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
};

/** Where the bands of a dialog's questions begin and end, by what they count. */
export type Bounds = ReadonlyMap<string, readonly number[]>;

export function boundsOf(content: Content): Bounds {
  const bounds = new Map<string, Set<number>>();
  for (const part of ["questions", "selfTests"] as const) {
    for (const { numbers } of content[part]) {
      const own = bounds.get(numbers?.unit ?? "") ?? new Set<number>();
      for (const ends of Object.values(numbers?.bands ?? {})) for (const end of ends) own.add(end);
      if (numbers) bounds.set(numbers.unit, own);
    }
  }
  return new Map([...bounds].map(([unit, ends]) => [unit, [...ends].sort((a, b) => a - b)]));
}

/**
 * The words of a text, its numbers each as one.
 *
 * @param age the writer's, which is no time that anything has lasted
 */
export function unitsOf(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  bounds: Bounds,
  age: ToldAge | null,
): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const { word, stem, clause, isAfterComma } = token;
    const number = quantities.find(({ first }) => first === at);
    const first = at;
    const isAge = age?.first === at;
    at = Math.max(at, number?.last ?? at, isAge ? age.last : at);
    units.push({
      name: isAge
        ? `<age ${Math.round(age.years / 10)}>`
        : number
          ? bandOf(number, bounds)
          : /^\d/.test(word)
            ? "0"
            : stem,
      word: number || isAge ? "" : word,
      ...(number?.unit === "weeks" && !isAge ? { span: spanOf(number.value) } : {}),
      clause,
      isAfterComma,
      first,
      last: at,
    });
  }
  return units;
}

function bandOf({ unit, value, isRate }: Quantity, bounds: Bounds): string {
  // "It's about a 4": of small numbers by themselves, most rate a pain.
  const counted = unit ?? (value <= MOST_PAIN ? "pain" : null);
  if (counted === null) return `<${String(Math.trunc(value)).length} figures>`;
  const band = (bounds.get(counted) ?? []).filter((end) => end <= value).length;
  return `<${unit ?? "bare"} ${band}${isRate ? " a week" : ""}>`;
}
const MOST_PAIN = 10;

/** Two months and eleven are told in one band, and seldom of the same thing. */
function spanOf(weeks: number): string {
  return `<~${SPANS.filter((end) => end <= weeks).length}>`;
}
const SPANS = [1, 3, 6, 8, 10, 13, 26, 52, 156, 520];

/** A stretch of a text: from one of its units to another, both in it. */
export type Stretch = { readonly from: number; readonly to: number };

/** The most units of a stretch: what is longer says too much at once. */
const LONGEST = 45;

/** Each clause of a text, each sentence, and each two clauses side by side. */
export function stretchesOf(units: readonly Unit[]): readonly Stretch[] {
  const clauses = partsWhere(units, (unit, before) => unit.clause !== before.clause);
  const sentences = partsWhere(
    units,
    (unit, before) => unit.clause !== before.clause && !unit.isAfterComma,
  );
  const pairs = clauses.flatMap(({ from }, at) => {
    const next = clauses[at + 1];
    return next ? [{ from, to: next.to }] : [];
  });
  const all = new Map(
    [...clauses, ...sentences, ...pairs].map((one) => [`${one.from} ${one.to}`, one]),
  );
  return [...all.values()].filter(({ from, to }) => to - from < LONGEST);
}

/** A text's units in stretches, a new one where a unit begins one. */
export function partsWhere(
  units: readonly Unit[],
  isNew: (unit: Unit, before: Unit) => boolean,
): readonly Stretch[] {
  const parts: { from: number; to: number }[] = [];
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const own = parts.at(-1);
    if (!own || !before || isNew(unit, before)) parts.push({ from: at, to: at });
    else own.to = at;
  });
  return parts;
}
