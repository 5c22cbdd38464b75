import { EXAMPLES, type Sources } from "./sources.ts";

/** Whole messages that people typed: those that speak of distress, and all others. */
export type Examples = { readonly distress: readonly string[]; readonly others: readonly string[] };

/** A line such as `* I can't go on => distress`. */
const EXAMPLE = /^\S+ (.+) => (.+)$/;

/** The examples of a language, from its `words/<language>/examples`; lines after a # are remarks. */
export function readExamples(files: Sources["files"], language: string): Examples {
  const folder = `words/${language}/examples/`;
  const read = files
    .filter(({ name }) => EXAMPLES.test(name) && name.startsWith(folder))
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => {
      const [, message, meaning] = EXAMPLE.exec(line) ?? [];
      return message === undefined ? [] : [{ message, isDistress: meaning === "distress" }];
    });
  const those = (isDistress: boolean) =>
    read.filter((one) => one.isDistress === isDistress).map(({ message }) => message);
  return { distress: those(true), others: those(false) };
}
