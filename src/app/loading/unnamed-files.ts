import { didYouMean } from "./diagnostic.ts";
import {
  EVIDENCE,
  FOLDERS,
  folderOf,
  idOf,
  isForeign,
  isShared,
  QUESTION_LISTS,
  wordsFolder,
} from "./folders.ts";
import type { ParsedFile } from "./parse-file.ts";
import type { Problem } from "./places.ts";

/** What a dialog's lists name. */
export type Named = {
  /** The names of files. */
  readonly files: ReadonlySet<string>;
  /** The ids of questions. */
  readonly questions: readonly string[];
};

/** Files that nothing names, and rows of evidence for no question. */
export function unnamedFiles(
  files: readonly ParsedFile[],
  language: string,
  named: Named,
): readonly Problem[] {
  const problems: Problem[] = [];
  // What is said of a question that no one listed is right, and told of with its file.
  const questions = [...named.questions, ...questionFiles(files)];
  const noQuestion = (id: string) => `There is no question "${id}".${didYouMean(id, questions)}`;
  for (const file of files) {
    const { name, value } = file;
    if (name === EVIDENCE) {
      for (const id of Object.keys(value).filter((one) => !questions.includes(one))) {
        problems.push({ code: "BC043", file, at: [id], message: noQuestion(id) });
      }
    } else if (folderOf(name) === wordsFolder(language)) {
      if (questions.includes(idOf(name))) continue;
      problems.push({ code: "BC042", file, at: [], message: noQuestion(idOf(name)) });
    } else if (!isShared(name, language) && !isForeign(name, language) && !named.files.has(name)) {
      problems.push({ code: "BC042", file, at: [], message: remedyFor(name, files) });
    }
  }
  return problems;
}

function remedyFor(name: string, files: readonly ParsedFile[]): string {
  const folder = folderOf(name);
  for (const [list, own] of Object.entries(FOLDERS)) {
    if (folder === own) {
      return `Nothing names this file. List "${idOf(name)}" under \`${list}\` in dialog.yaml, or take the file away.`;
    }
  }
  const cause = `${folder}.yaml`;
  if (folderOf(folder) === FOLDERS.causes && files.some((file) => file.name === cause)) {
    return `Nothing names this file. List "${idOf(name)}" under \`facets\` in ${cause}, or take the file away.`;
  }
  const folders = Object.values(FOLDERS);
  return `No part of a dialog stands in ${folder}/.${didYouMean(folder, folders)} Entries stand in ${folders.join(", ")}.`;
}

/** Ids of the questions that have a file, in whichever folder. */
function questionFiles(files: readonly ParsedFile[]): readonly string[] {
  const folders: readonly string[] = QUESTION_LISTS.map((list) => FOLDERS[list]);
  return files.filter(({ name }) => folders.includes(folderOf(name))).map(({ name }) => idOf(name));
}
