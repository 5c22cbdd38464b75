import { posix } from "node:path";
import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Diagnostic } from "./diagnostic.ts";

/** One YAML file of a dialog, read. */
export type ParsedFile = {
  /** Relative to the project. */
  readonly file: string;
  /** Relative to the dialog's folder: `questions/where.yaml`. */
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** From 1: of a value, or of the nearest part around it that stands in the file; else where the file's text begins. */
  lineOf(path: readonly PropertyKey[]): number;
};

/** A file's map, or null with what is wrong with it. An empty file is an empty map. */
export function parseFile(
  folder: string,
  name: string,
  text: string,
): ParsedFile | readonly Diagnostic[] {
  const file = posix.normalize(`${folder}/${name}`);
  const lines = new LineCounter();
  // Its own look for keys that are there twice compares each with all.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const problem = (line: number, message: string): Diagnostic => {
    return { code: "BC001", severity: "error", message, file, line };
  };
  if (document.errors.length > 0) {
    return document.errors.map(({ pos, message }) =>
      problem(lines.linePos(pos[0]).line, message.split("\n")[0] ?? "Broken YAML."),
    );
  }
  const twice = keysTwice(document);
  if (twice.length > 0) {
    return twice.map(({ key, at }) =>
      problem(lines.linePos(at).line, `The key "${key}" is there twice.`),
    );
  }
  const value = contentOf(document);
  if (value === null) return [problem(lines.linePos(lastRepeat(document)).line, REPEATED)];
  if (!isRecord(value)) {
    return [problem(1, "A file holds keys and values, such as `title: Hello`.")];
  }
  return { file, name, value, lineOf: (path) => lineIn(document, lines, path) };
}

const REPEATED =
  "What is repeated with * needs a & before its first place, and may be repeated some hundred times.";

/** What a document holds; null where it repeats what there is not, or more than there may be. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    return null;
  }
}

/** Where the last part begins that repeats what there is not, or else the last that repeats anything. */
function lastRepeat(document: Document): number {
  const repeats: Alias[] = [];
  visit(document, { Alias: (_, alias) => void repeats.push(alias) });
  const unknown = repeats.filter((alias) => alias.resolve(document) === undefined);
  return [...repeats, ...unknown].at(-1)?.range?.[0] ?? 0;
}

function keysTwice(document: Document): readonly { readonly key: string; readonly at: number }[] {
  const twice: { key: string; at: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) twice.push({ key: String(key.value), at: key.range?.[0] ?? 0 });
        known.add(key.value);
      }
    },
  });
  return twice;
}

function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = nodeAt(document, path.slice(0, depth));
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The key of a value, since that is where a person looks; or the value itself, in a list. */
function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (path.length === 0 || !isMap(around)) return document.getIn(path, true);
  const last = String(path.at(-1));
  return around.items.find(({ key }) => isScalar(key) && String(key.value) === last)?.key;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
