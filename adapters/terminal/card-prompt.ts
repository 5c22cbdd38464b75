import { styleText } from "node:util";
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  usePagination,
  useState,
} from "@inquirer/core";
import type { Input } from "../../src/app/index.ts";
import type { View } from "../../src/engine/index.ts";
import { indented, type Layout } from "./layout.ts";

export type Picked = {
  /** What was picked: an event, or null to type words instead. */
  readonly event: Input | null;
  /** What was ticked by then, so that a look at why loses no tick. */
  readonly ticked: readonly string[];
};

type Config = {
  readonly view: View;
  readonly labels: Labels;
  readonly layout: Layout;
  /** The options ticked from the start. */
  readonly ticked: readonly string[];
  /** How many lines of the card stand above the list, which shares the window with them. */
  readonly linesAbove: number;
};
type Labels = { readonly done: string; readonly typeIt: string; readonly hint: string };

/** Where the cursor begins: at the one answer that was given, or at what was offered from words, to be agreed to by Enter. */
function firstOf(choices: View["choices"]): number {
  if (!choices) return 0;
  const { options, many, offered } = choices;
  const given = many ? -1 : options.findIndex(({ chosen }) => chosen);
  const told = options.findIndex(({ id }) => offered.includes(id));
  return Math.max(0, given < 0 ? told : given);
}

/** One line of the list: an option to tick, or something that is done when picked. */
type Row = {
  readonly label: string;
  /** The number that points to it; null for ways on. */
  readonly key: string | null;
  /** The option that it ticks, or null. */
  readonly ticks: string | null;
  readonly event: Input | null;
  /** Whether it hands in what is ticked. */
  readonly handsIn: boolean;
};

/** The hint under the list, and a line of air. */
export const LINES_BELOW = 3;
const FEWEST_LINES = 7;

/**
 * The choices and controls of a card as a list: arrow keys, numbers and first letters point, Enter picks; `b` and `n`
 * always point to "back" and "not sure". Where several may be ticked, Space or the number ticks, and Enter on an option
 * hands in what is ticked.
 */
export const promptCard = createPrompt<Picked, Config>((config, done) => {
  const options = config.view.choices?.options ?? [];
  const [ticked, setTicked] = useState<readonly string[]>(config.ticked);
  const [active, setActive] = useState(() => firstOf(config.view.choices));
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<string | null>(null);
  const rows = rowsOf(config, ticked);

  const tick = (id: string): void => {
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  };
  const pick = (row: Row | undefined): void => {
    if (!row) return;
    const picks = row.ticks === null ? row : rows.find(({ handsIn }) => handsIn);
    if (!picks) {
      tick(row.ticks ?? "");
      return;
    }
    const names = options.filter(({ id }) => ticked.includes(id)).map(({ label }) => label);
    setPicked(picks.handsIn ? names.join("; ") : picks.label);
    done({ event: picks.event, ticked });
  };
  const press = (digit: string): void => {
    const isKey = (key: string) => rows.some((row) => row.key === key);
    const key = isKey(typed + digit) ? typed + digit : digit;
    setTyped(key);
    const at = rows.findIndex((row) => row.key === key);
    if (at < 0) return;
    setActive(at);
    const { ticks = null } = rows[at] ?? {};
    if (ticks !== null) tick(ticks);
  };

  useKeypress((key: KeypressEvent & { readonly sequence?: string }, rl) => {
    rl.clearLine(0);
    const last = rows.length - 1;
    const letter = key.sequence ?? "";
    if (isUpKey(key)) setActive(active > 0 ? active - 1 : last);
    else if (isDownKey(key)) setActive(active < last ? active + 1 : 0);
    else if (isEnterKey(key)) pick(rows[active]);
    else if (isSpaceKey(key)) {
      const { ticks = null } = rows[active] ?? {};
      if (ticks !== null) tick(ticks);
    } else if (/^\d$/.test(letter)) return press(letter);
    else if (letter === "/") pick(way(config.labels.typeIt, null));
    else if (/^\p{L}$/u.test(letter)) setActive(rowMeant(rows, active, letter));
    setTyped("");
  });

  if (picked !== null) return `> ${indented(picked, 2, config.layout)}`;
  const page = usePagination({
    items: rows,
    active,
    loop: false,
    pageSize: Math.max(FEWEST_LINES, (process.stdout.rows || 24) - config.linesAbove - LINES_BELOW),
    renderItem: ({ item, isActive }) => lineOf(config, item, isActive, ticked),
  });
  return `${page}\n${style(config, "dim", indented(config.labels.hint, 0, config.layout))}`;
});

/** The number of the way on that stands out: "none of these", until something is ticked. */
const HAND_IN = "0";

function rowsOf({ view, labels }: Config, ticked: readonly string[]): readonly Row[] {
  const { choices } = view;
  const isMany = choices?.many ?? false;
  const options = (choices?.options ?? []).map(({ id, label, event }, at) => ({
    label,
    key: String(at + 1),
    ticks: isMany ? id : null,
    event,
    handsIn: false,
  }));
  const none = choices?.none;
  const handIn: Row[] = [];
  if (choices?.question && isMany && ticked.length > 0) {
    const event: Input = { type: "answer", question: choices.question, options: ticked };
    handIn.push({ label: labels.done, key: HAND_IN, ticks: null, event, handsIn: true });
  } else if (none) {
    handIn.push({ ...way(none.label, none.event), key: HAND_IN });
  }
  const controls = view.controls.map(({ label, event }) => way(label, event));
  // Where nothing is asked, the hint alone says how to type.
  const typing = choices?.question ? [way(labels.typeIt, null)] : [];
  return [...options, ...handIn, ...controls, ...typing];
}

function way(label: string, event: Input | null): Row {
  return { label, key: null, ticks: null, event, handsIn: false };
}

function lineOf(config: Config, row: Row, isActive: boolean, ticked: readonly string[]): string {
  const pointer = isActive ? ">" : " ";
  const key = row.key === null ? "    " : `${row.key.padStart(2)}. `;
  const box = row.ticks === null ? "" : ticked.includes(row.ticks) ? "[x] " : "[ ] ";
  const head = pointer + key + box;
  const label = indented(row.label, head.length, config.layout);
  if (isActive) return style(config, "cyan", head + label);
  return row.key === HAND_IN ? style(config, "bold", head + label) : head + label;
}

/** What these letters mean, whatever begins with them. */
const MEANT: ReadonlyMap<string, Input["type"]> = new Map([
  ["b", "back"],
  ["n", "not-sure"],
]);

/** The row that a letter means, or else the next that begins with it. */
function rowMeant(rows: readonly Row[], active: number, letter: string): number {
  const type = MEANT.get(letter.toLowerCase());
  const at = rows.findIndex(({ event }) => type !== undefined && event?.type === type);
  return at < 0 ? nextWithLetter(rows, active, letter) : at;
}

function nextWithLetter(rows: readonly Row[], active: number, letter: string): number {
  for (let step = 1; step <= rows.length; step++) {
    const at = (active + step) % rows.length;
    if (rows[at]?.label.toLowerCase().startsWith(letter.toLowerCase())) return at;
  }
  return active;
}

function style({ layout }: Config, format: "bold" | "cyan" | "dim", text: string): string {
  return layout.hasStyle ? styleText(format, text, { validateStream: false }) : text;
}
