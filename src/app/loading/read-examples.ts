import { EXAMPLES, type Sources } from "./sources.ts";

/** Whole messages that people typed: those that speak of distress, and all others. */
export type Examples = { readonly distress: readonly string[]; readonly others: readonly string[] };

/** A line such as `* I can't go on => distress`; statements have no mark: `right side only => where.one-side`. */
const EXAMPLE = /^(?:(?:\*|\+\+?|-) )?(.+) => (.+)$/;
/** What tells a low mood is no distress by itself, and far from nothing: of such statements nothing is learned. */
const LOW = /\blow\b/;

/**
 * The examples of a language, from its `words/<language>/examples`, and the statements that its stories are taught by: of these,
 * what people mostly write of. Lines after a # are remarks.
 */
export function readExamples(files: Sources["files"], language: string): Examples {
  const folder = `words/${language}/`;
  const read = files
    .filter(({ name }) => EXAMPLES.test(name) && name.startsWith(folder))
    .flatMap(({ name, text }) => {
      const isStatement = name.startsWith(`${folder}told/`);
      return text
        .split("\n")
        .filter((line) => !line.startsWith("#"))
        .flatMap((line) => {
          const [, message, meaning = ""] = EXAMPLE.exec(line) ?? [];
          if (message === undefined || (isStatement && LOW.test(meaning))) return [];
          return [{ message, isDistress: meaning.split("; ").includes("distress") }];
        });
    });
  const those = (isDistress: boolean) =>
    read.filter((one) => one.isDistress === isDistress).map(({ message }) => message);
  return { distress: those(true), others: those(false) };
}
