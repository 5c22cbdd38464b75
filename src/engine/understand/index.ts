import type { Dialog, Question } from "../dialog.ts";
import { isScreening } from "../session.ts";
import { lexiconOf } from "./lexicon.ts";
import { type Match, matchesIn } from "./matches.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a text says, by the dialog's lexicon. */
export type Understanding = {
  readonly tokens: readonly Token[];
  readonly matches: readonly Match[];
  readonly quantities: readonly Quantity[];
};

/** Reads a text once; time grows with its length alone. */
export function understand(dialog: Dialog, text: string): Understanding {
  const tokens = tokensOf(text);
  return {
    tokens,
    matches: matchesIn(lexiconOf(dialog), tokens),
    quantities: quantitiesIn(tokens),
  };
}

/** An answer that a text gives, and the words that give it. */
export type Heard = {
  readonly question: string;
  readonly options: readonly string[];
  readonly by: readonly string[];
};

/** Every answer to the walk's questions that a text clearly gives, whatever was asked. What is vague gives none. */
export function answersIn(dialog: Dialog, understanding: Understanding): readonly Heard[] {
  const heard: Heard[] = [];
  for (const question of dialog.walk) {
    if (isScreening(question)) continue;
    const options = saidOf(question, understanding);
    if (options.length > 0) heard.push({ question: question.id, ...joined(options) });
  }
  return heard;
}

type Said = { readonly option: string; readonly by: string; readonly weight: number };

/** The options of a question that a text gives: one of one, or none where two compete. */
function saidOf(
  question: Question,
  { matches, quantities, tokens }: Understanding,
): readonly Said[] {
  const said = new Map<string, Said>();
  const note = (option: string, by: string, weight: number) => {
    if ((said.get(option)?.weight ?? 0) < weight) said.set(option, { option, by, weight });
  };
  for (const { phrase, first, last, taken } of matches) {
    const { meaning } = phrase;
    if (meaning.type !== "says" || meaning.question !== question.id || taken !== "now") continue;
    note(meaning.option, phrase.text, phrase.steps.length + (last - first) / 100);
  }
  const { numbers } = question.content;
  for (const quantity of numbers?.near ? quantities : []) {
    if (!isNear(tokens, quantity, numbers?.near ?? []) || quantity.unit !== numbers?.unit) continue;
    const option = bandOf(question, quantity);
    if (option !== null) note(option, textOf(tokens, quantity), 10);
  }
  const found = [...said.values()];
  if (question.many) return found;
  const most = Math.max(...found.map(({ weight }) => Math.floor(weight)));
  const best = found.filter(({ weight }) => Math.floor(weight) === most);
  return best.length === 1 ? best : [];
}

function joined(said: readonly Said[]): Omit<Heard, "question"> {
  return { options: said.map(({ option }) => option), by: said.map(({ by }) => by) };
}

/** The option that a number stands for at a question, or null. */
export function bandOf({ content }: Question, { value, unit }: Quantity): string | null {
  const { numbers } = content;
  if (!numbers || (unit !== null && unit !== numbers.unit)) return null;
  const band = Object.entries(numbers.bands).find(([, [from, to]]) => value >= from && value < to);
  return band?.[0] ?? null;
}

/** How far from a number the word may stand that says what it counts. */
const NEAR = 8;

function isNear(tokens: readonly Token[], { first, last }: Quantity, names: readonly string[]) {
  const from = Math.max(0, first - NEAR);
  return tokens.slice(from, last + NEAR + 1).some(({ word, stem }) => {
    return names.includes(word) || names.includes(stem);
  });
}

function textOf(tokens: readonly Token[], { first, last }: Quantity): string {
  return tokens
    .slice(first, last + 1)
    .map(({ word }) => word)
    .join(" ");
}
