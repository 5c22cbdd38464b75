import { type DiagnosticCode, didYouMean } from "./diagnostic.ts";
import { isRecord, type ParsedFile } from "./parse-file.ts";

/** A dialog's files as the one content that they make together. */
export type Assembled = {
  readonly merged: Readonly<Record<string, unknown>>;
  /** Which file holds a part of the content, and where in it. */
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
};

export type Place = {
  readonly path: readonly PropertyKey[];
  readonly file: ParsedFile;
  readonly at: readonly PropertyKey[];
};

export type Problem = {
  readonly code: DiagnosticCode;
  readonly file: ParsedFile;
  readonly at: readonly PropertyKey[];
  readonly message: string;
};

/** The lists whose entries may stand in files of their own, and the folder of each. */
const FOLDERS = {
  screen: "safety/cards",
  followUps: "safety/follow-ups",
  flags: "safety/flags",
  questions: "questions",
  selfTests: "self-tests",
  causes: "causes",
  topics: "learn",
} as const;
const QUESTIONS = ["screen", "followUps", "questions", "selfTests"] as const;

/** Only what stands here is a part of a question's options that lies in the file of its words. */
type Entry = Record<string, unknown>;

/**
 * Puts a dialog together: `dialog.yaml` lists what there is, in order; each entry is a file; words that people type and
 * evidence are added to the options that they name.
 *
 * @param language the folder of `surfaces` and `words`, such as `en`
 */
export function assemble(files: readonly ParsedFile[], language: string): Assembled {
  const byName = new Map(files.map((file) => [file.name, file]));
  const used = new Set<string>();
  const merged: Entry = {};
  const places: Place[] = [];
  const problems: Problem[] = [];

  for (const file of files.filter(({ name }) => isShared(name, language))) {
    used.add(file.name);
    if (file.name === EVIDENCE) continue;
    for (const [key, value] of Object.entries(file.value)) addShared(file, key, value);
  }
  for (const [list, folder] of Object.entries(FOLDERS)) {
    const ids: unknown = merged[list];
    if (Array.isArray(ids)) merged[list] = ids.map((id, at) => entryOf(list, folder, id, at));
  }
  for (const list of QUESTIONS) addToQuestions(list);
  for (const file of files.filter(({ name }) => !used.has(name) && !isOther(name, language))) {
    const message = `Nothing names this file. List "${idOf(file.name)}" in dialog.yaml, or take the file away.`;
    problems.push({ code: "BC042", file, at: [], message });
  }
  return { merged, places, problems };

  /** A part of the dialog, or of its `words`. */
  function addShared(file: ParsedFile, key: string, value: unknown): void {
    const isWords = file.name.startsWith("words/");
    const own = isWords ? (merged["words"] ?? {}) : merged;
    if (!isRecord(own)) return;
    const path = isWords ? ["words", key] : [key];
    const earlier = places.find((place) => isSame(place.path, path));
    if (earlier) {
      const message = `"${key}" already stands in ${earlier.file.file}. Keep one of the two.`;
      problems.push({ code: "BC002", file, at: [key], message });
      return;
    }
    places.push({ path, file, at: [key] });
    if (isWords) merged["words"] = { ...own, [key]: value };
    else merged[key] = value;
  }

  /** An entry of a list: the file that its id names, or what stands there itself. */
  function entryOf(list: string, folder: string, id: unknown, at: number): unknown {
    if (typeof id !== "string") return id;
    const name = `${folder}/${id}.yaml`;
    const file = byName.get(name);
    if (!file) {
      const lister = places.find(({ path }) => path.length === 1 && path[0] === list);
      const known = files.flatMap((one) =>
        one.name.startsWith(`${folder}/`) ? idOf(one.name) : [],
      );
      const message = `There is no ${name}.${didYouMean(id, known)}`;
      if (lister) problems.push({ code: "BC041", file: lister.file, at: [list, at], message });
      return { id };
    }
    used.add(name);
    places.push({ path: [list, at], file, at: [] });
    const { facets } = file.value;
    if (list !== "causes" || !Array.isArray(facets)) return { id, ...file.value };
    return {
      id,
      ...file.value,
      facets: facets.map((facet, part) => {
        if (typeof facet !== "string") return facet;
        const own = byName.get(`${folder}/${id}/${facet}.yaml`);
        if (!own) {
          const message = `There is no ${folder}/${id}/${facet}.yaml.`;
          problems.push({ code: "BC041", file, at: ["facets", part], message });
          return { id: facet };
        }
        used.add(own.name);
        places.push({ path: [list, at, "facets", part], file: own, at: [] });
        return { id: facet, ...own.value };
      }),
    };
  }

  /** What people type for a question's answers, and what those say of causes. */
  function addToQuestions(list: (typeof QUESTIONS)[number]): void {
    const entries: unknown = merged[list];
    if (!Array.isArray(entries)) return;
    const evidence = byName.get(EVIDENCE);
    merged[list] = entries.map((question: unknown, at) => {
      if (!isRecord(question)) return question;
      const id = String(question["id"]);
      const words = byName.get(`words/${language}/questions/${id}.yaml`);
      if (words) used.add(words.name);
      const row: unknown = evidence?.value[id];
      let whole: Entry = question;
      if (words) whole = withOptions(whole, words, [], words.value, [list, at]);
      if (evidence && isRecord(row)) whole = withOptions(whole, evidence, [id], row, [list, at]);
      return whole;
    });
    for (const id of Object.keys(evidence?.value ?? {})) {
      const isKnown = QUESTIONS.some((one) => {
        const known: unknown = merged[one];
        return (
          Array.isArray(known) &&
          known.some((entry: unknown) => isRecord(entry) && entry["id"] === id)
        );
      });
      if (list !== "selfTests" || isKnown || !evidence) continue;
      problems.push({
        code: "BC043",
        file: evidence,
        at: [id],
        message: `There is no question "${id}".`,
      });
    }
  }

  /** A question with what a file says of it and of its options, by their ids. */
  function withOptions(
    question: Entry,
    file: ParsedFile,
    at: readonly PropertyKey[],
    { options, none, numbers, ...own }: Readonly<Record<string, unknown>>,
    path: readonly PropertyKey[],
  ): Entry {
    const known: unknown = question["options"];
    const more = isRecord(options) ? options : {};
    const ids = Array.isArray(known)
      ? known.map((option: unknown) => (isRecord(option) ? option["id"] : null))
      : [];
    for (const id of Object.keys(more).filter((one) => !ids.includes(one))) {
      const message = `"${String(question["id"])}" has no option "${id}".${didYouMean(id, ids.map(String))}`;
      problems.push({ code: "BC043", file, at: [...at, "options", id], message });
    }
    for (const key of Object.keys(own))
      places.push({ path: [...path, key], file, at: [...at, key] });
    const joined = (key: string, value: unknown): Entry => {
      if (!isRecord(value)) return {};
      for (const part of Object.keys(value))
        places.push({ path: [...path, key, part], file, at: [...at, key, part] });
      const before: unknown = question[key];
      return { [key]: { ...(isRecord(before) ? before : {}), ...value } };
    };
    return {
      ...question,
      ...own,
      ...joined("none", none),
      ...joined("numbers", numbers),
      options: Array.isArray(known)
        ? known.map((option: unknown, index) => {
            const extra: unknown = isRecord(option) ? more[String(option["id"])] : null;
            if (!isRecord(option) || !isRecord(extra)) return option;
            const from = [...at, "options", String(option["id"])];
            for (const key of Object.keys(extra)) {
              places.push({ path: [...path, "options", index, key], file, at: [...from, key] });
            }
            return { ...option, ...extra };
          })
        : known,
    };
  }
}

const EVIDENCE = "evidence.yaml";

/** A file whose keys are parts of the dialog, or of its words. */
function isShared(name: string, language: string): boolean {
  const [folder, own, ...deeper] = name.split("/");
  if (own === undefined) return true;
  if (folder === "..") return deeper[0] === `${language}.yaml`;
  return (folder === "surfaces" || folder === "words") && own === language && deeper.length === 1;
}

/** A file of another language. */
function isOther(name: string, language: string): boolean {
  const [folder, own] = name.split("/");
  if (folder === "translations" || folder === "..") return true;
  return (folder === "surfaces" || folder === "words") && own !== language;
}

function idOf(name: string): string {
  return (name.split("/").at(-1) ?? name).replace(/\.yaml$/, "");
}

function isSame(one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
