import { EVIDENCE, FOLDERS, isShared, QUESTION_LISTS, wordsFolder } from "./folders.ts";
import { joinQuestion } from "./join-question.ts";
import { describeMissing } from "./missing-file.ts";
import { isRecord, type ParsedFile } from "./parse-file.ts";
import { type Place, type Problem, placeOf } from "./places.ts";
import { unnamedFiles } from "./unnamed-files.ts";

/** A dialog's files as the one content that they make together. */
export type Assembled = {
  readonly merged: Readonly<Record<string, unknown>>;
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
};

type Entry = Readonly<Record<string, unknown>>;

/**
 * Puts a dialog together: `dialog.yaml` lists what there is, in order; each entry is a file; words that people type and
 * evidence are added to the options that they name. What is listed and not there is left out.
 *
 * @param broken names of files that are there, but cannot be read
 * @param language the folder of `surfaces` and `words`, such as `en`
 */
export function assemble(
  files: readonly ParsedFile[],
  broken: readonly string[],
  language: string,
): Assembled {
  const byName = new Map(files.map((file) => [file.name, file]));
  const merged: Record<string, unknown> = {};
  const places: Place[] = [];
  const problems: Problem[] = [];

  for (const file of files.filter(({ name }) => isShared(name, language))) {
    for (const [key, value] of Object.entries(file.value)) addShared(file, key, value);
  }
  const lists = Object.entries(FOLDERS).map(([list, folder]) => ({
    list,
    folder,
    entries: entriesIn(merged[list]),
  }));
  const named = new Set(lists.flatMap(({ folder, entries }) => namesIn(folder, entries)));
  const questions = QUESTION_LISTS.flatMap((list) => entriesIn(merged[list]).map(idOfEntry));
  for (const { list, folder, entries } of lists) {
    if (Array.isArray(merged[list])) merged[list] = readEntries([list], folder, entries);
  }
  for (const list of QUESTION_LISTS) {
    if (!Array.isArray(merged[list])) continue;
    merged[list] = entriesIn(merged[list]).map((entry, at) => withAdditions(entry, [list, at]));
  }
  problems.push(...unnamedFiles(files, language, { files: named, questions }));
  return { merged, places, problems };

  /** A part of the dialog, or of its `words`. */
  function addShared(file: ParsedFile, key: string, value: unknown): void {
    const isWords = file.name.startsWith("words/");
    const whole = isWords ? (merged["words"] ?? {}) : merged;
    if (!isRecord(whole)) return;
    const path = isWords ? ["words", key] : [key];
    if (Object.hasOwn(whole, key)) {
      const earlier = placeOf(places, path)?.file.file;
      const message = `"${key}" already stands in ${earlier}. Keep one of the two.`;
      problems.push({ code: "BC002", file, at: [key], message });
      return;
    }
    places.push({ path, file, at: [key] });
    if (isWords) merged["words"] = { ...whole, [key]: value };
    else merged[key] = value;
  }

  /** The names of a list's files, and of its entries' parts. */
  function namesIn(folder: string, entries: readonly unknown[]): readonly string[] {
    return entries.flatMap((entry) => {
      const name = `${folder}/${idOfEntry(entry)}`;
      const whole = isRecord(entry) ? entry : byName.get(`${name}.yaml`)?.value;
      const parts = namesIn(name, entriesIn(whole?.["facets"]));
      return isRecord(entry) ? parts : [`${name}.yaml`, ...parts];
    });
  }

  /** A list's entries, each from its file or from the list itself, and the same for their parts. */
  function readEntries(
    path: readonly PropertyKey[],
    folder: string,
    entries: readonly unknown[],
  ): readonly unknown[] {
    const read: unknown[] = [];
    const lister = placeOf(places, path);
    if (!lister) return entries;
    entries.forEach((entry, at) => {
      const from = { file: lister.file, at: [...lister.at, at] };
      const own = [...path, read.length];
      const whole = isRecord(entry) ? entry : readFile(entry, folder, own, from);
      if (isRecord(entry)) places.push({ path: own, ...from });
      if (!whole) return;
      const inside = `${folder}/${idOfEntry(entry)}`;
      const facets = entriesIn(whole["facets"]);
      read.push(
        facets.length > 0
          ? { ...whole, facets: readEntries([...own, "facets"], inside, facets) }
          : whole,
      );
    });
    return read;
  }

  /** What the file of a listed id holds; null where it is not there. */
  function readFile(
    id: unknown,
    folder: string,
    path: readonly PropertyKey[],
    from: { readonly file: ParsedFile; readonly at: readonly PropertyKey[] },
  ): Entry | null {
    const name = `${folder}/${idOfEntry(id)}.yaml`;
    const file = byName.get(name);
    if (!file) {
      const spare = files.map((one) => one.name).filter((one) => !named.has(one));
      const { message, stray } = describeMissing(name, spare);
      if (!broken.includes(name)) problems.push({ code: "BC041", ...from, message });
      if (stray !== null) named.add(stray);
      return null;
    }
    places.push({ path, file, at: [] }, { path: [...path, "id"], ...from });
    const { id: own, ...rest } = file.value;
    if (own !== undefined) {
      const message = "The id is the file's name. Take this line away.";
      problems.push({ code: "BC002", file, at: ["id"], message });
    }
    return { id: idOfEntry(id), ...rest };
  }

  /** A question with what people type for its answers, and with what those say of causes. */
  function withAdditions(question: unknown, path: readonly PropertyKey[]): unknown {
    if (!isRecord(question)) return question;
    const id = idOfEntry(question);
    const words = byName.get(`${wordsFolder(language)}/${id}.yaml`);
    const evidence = byName.get(EVIDENCE);
    let whole = question;
    const join = (file: ParsedFile, at: readonly PropertyKey[], value: unknown) => {
      whole = joinQuestion(whole, path, { file, at, value }, places, problems);
    };
    if (words) join(words, [], words.value);
    if (evidence && Object.hasOwn(evidence.value, id)) {
      join(evidence, [id], evidence.value[id]);
      if (!Object.hasOwn(whole, "basis")) {
        places.push({ path: [...path, "basis"], file: evidence, at: [id] });
      }
    }
    return whole;
  }
}

function entriesIn(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

/** The id that a list gives an entry: the whole entry, or what it holds. */
function idOfEntry(entry: unknown): string {
  return String(isRecord(entry) ? entry["id"] : entry);
}
