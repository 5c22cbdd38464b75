import type { Content } from "../../engine/content/schema.ts";
import { createPatterns, EXACT, type Part } from "../../language/pattern.ts";
import type { Tongue } from "../../language/tongue.ts";
import { tongueOf } from "../../language/tongues.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

/** A phrase of the lexicon, where it stands, and what it says. */
type Placed = {
  readonly text: string;
  readonly path: readonly PropertyKey[];
  readonly meaning: string;
  /** A text may name a habit and a red flag in the same words, but not two habits. */
  readonly kind: "habit" | "flag" | "idiom";
  /** Two options of one question may share words: then the person is asked which. */
  readonly mayShare: boolean;
};

/** Phrases that name unknown lists, that no one can type, and that mean two things. */
export function checkPhrases(content: Content, report: Report): void {
  const { alike } = content.words;
  const tongue = tongueOf(content.locale);
  const { patternOf } = createPatterns(tongue, alike);
  const phrases = placedIn(content);
  const used = new Set<string>();
  const seen = new Map<string, Placed[]>();
  for (const phrase of phrases) {
    const { text, path, meaning, kind, mayShare } = phrase;
    for (const name of listsIn(text)) {
      used.add(name);
      if (name in alike) continue;
      const near = didYouMean(name, Object.keys(alike));
      report("BC035", path, `"${text}" names the list <${name}>, which is not there.${near}`);
    }
    for (const word of text.split(/[\s|&!+._]+/)) checkWord(tongue, word, text, path, report);
    const { parts, unless } = patternOf(text);
    const isNamed = listsIn(text).every((name) => name in alike);
    if (
      isNamed &&
      ([...parts, ...unless].some(({ steps }) => steps.length === 0) || parts.length === 0)
    ) {
      report("BC036", path, `"${text}" has a part without words, so no one can type it.`);
    }
    const key = [...parts.map(keyOf).sort(), "", ...unless.map(keyOf).sort()].join("&");
    if (mayShare) continue;
    const same = seen.get(key) ?? [];
    const other = same.find((one) => one.kind === kind || [one.kind, kind].includes("idiom"));
    if (other) {
      const message =
        other.meaning === meaning
          ? `"${text}" is there twice. Leave one.`
          : `"${text}" means ${meaning}, and ${other.meaning} too. Leave it where it is meant.`;
      report("BC037", path, message);
    }
    seen.set(key, [...same, phrase]);
  }
  for (const words of Object.values(alike)) {
    for (const inner of listsIn(words)) used.add(inner);
  }
  for (const name of Object.keys(alike)) {
    if (!used.has(name)) {
      const message = `No phrase uses the list <${name}>. Use it or take it out.`;
      report("BC035", ["words", "alike", name], message, "warning");
    }
  }
}

/** The same for parts that look for the same. */
function keyOf({ steps, isNearby, isFirst, isLast }: Part): string {
  const words = steps.map(({ stems, isJoined }) => `${isJoined}${[...stems].sort().join("|")}`);
  return `${isNearby}${isFirst}${isLast}${words.join(" ")}`;
}

/** A word that is read as two, or as none, stands in no text. */
function checkWord(
  tongue: Tongue,
  word: string,
  text: string,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const bare = word.startsWith(EXACT) ? word.slice(EXACT.length) : word;
  if (bare === "" || bare.startsWith("<")) return;
  const read = tongue.tokensOf(bare).map((token) => token.word);
  if (read.length === 1) return;
  const how = read.length === 0 ? "is no word" : `is read as ${read.length} words`;
  report("BC036", path, `"${bare}" in "${text}" ${how}: "${read.join(" ")}". Write it so.`);
}

function listsIn(text: string): readonly string[] {
  return [...text.matchAll(/<([^>]*)>/g)].map(([, name = ""]) => name);
}

/** Every phrase that counts in a text; what counts at its own question alone may stand at two options. */
function placedIn(content: Content): readonly Placed[] {
  const placed: Placed[] = [];
  const add = (
    texts: readonly string[] | undefined,
    path: readonly PropertyKey[],
    meaning: string,
    kind: Placed["kind"],
    mayShare = false,
  ) => {
    texts?.forEach((text, at) => {
      placed.push({ text, path: [...path, at], meaning, kind, mayShare });
    });
  };
  for (const { question, path } of questionsOf(content)) {
    const kind = path[0] === "screen" ? "flag" : "habit";
    question.options.forEach((option, at) => {
      const own = [...path, "options", at];
      const meaning = `${question.id}.${option.id}`;
      add(option.words, [...own, "words"], meaning, kind, true);
      for (const field of ["says", "later", "ever", "unmistakable"] as const) {
        add(option[field], [...own, field], meaning, kind);
      }
    });
    add(question.unless, [...path, "unless"], `aside from ${question.id}`, kind, true);
    add(question.none?.words, [...path, "none", "words"], `${question.id}.none`, kind, true);
    add(question.none?.says, [...path, "none", "says"], `${question.id}.none`, kind);
    const own = [...path, "numbers", "says"];
    add(question.numbers?.says, own, `a number of ${question.id}`, kind, true);
    add(question.notSureWords, [...path, "notSureWords"], `${question.id}.not-sure`, kind, true);
  }
  add(content.words.distress, ["words", "distress"], "distress", "flag");
  add(content.words.low, ["words", "low"], "a low mood", "habit", true);
  add(content.words.lowForWeeks, ["words", "lowForWeeks"], "low for weeks", "habit", true);
  add(content.words.drills, ["words", "drills"], "a drill", "idiom", true);
  add(content.words.idioms, ["words", "idioms"], "an idiom", "idiom");
  for (const [id, texts] of Object.entries(content.words.exercises)) {
    add(texts, ["words", "exercises", id], `how to do ${id}`, "habit");
  }
  for (const [id, texts] of Object.entries(content.words.faqs)) {
    add(texts, ["words", "faqs", id], `the question ${id}`, "habit", true);
  }
  content.words.languages.forEach(({ id, emergencies }, at) => {
    const path = ["words", "languages", at, "emergencies"];
    add(emergencies, path, `an emergency in ${id}`, "flag");
  });
  return placed;
}
