import { posix } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
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
  const document = parseDocument(text, { lineCounter: lines });
  const problem = (line: number, message: string): Diagnostic => {
    return { code: "BC001", severity: "error", message, file, line };
  };
  if (document.errors.length > 0) {
    return document.errors.map(({ pos, message }) =>
      problem(lines.linePos(pos[0]).line, message.split("\n")[0] ?? "Broken YAML."),
    );
  }
  const value: unknown = document.toJS() ?? {};
  if (!isRecord(value)) {
    return [problem(1, "A file holds keys and values, such as `title: Hello`.")];
  }
  return { file, name, value, lineOf: (path) => lineIn(document, lines, path) };
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
