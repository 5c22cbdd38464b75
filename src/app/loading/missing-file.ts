import { didYouMean } from "./diagnostic.ts";
import { FOLDERS, folderOf, idOf } from "./folders.ts";

export type Missing = {
  /** What is missing, and what to do about it. */
  readonly message: string;
  /** Where the file lies instead, in another list's folder; null where in none. */
  readonly stray: string | null;
};

/**
 * What to say of a file that is listed and not there.
 *
 * @param spare names of the files that are there, and that nothing names
 */
export function describeMissing(name: string, spare: readonly string[]): Missing {
  const id = idOf(name);
  for (const [list, folder] of Object.entries(FOLDERS)) {
    const stray = `${folder}/${id}.yaml`;
    if (!spare.includes(stray)) continue;
    const remedy = `Move that one, or list "${id}" under \`${list}\` in dialog.yaml instead.`;
    return { stray, message: `There is no ${name}, but there is ${stray}. ${remedy}` };
  }
  const beside = spare.filter((other) => folderOf(other) === folderOf(name)).map(idOf);
  return { stray: null, message: `There is no ${name}.${didYouMean(id, beside)}` };
}
