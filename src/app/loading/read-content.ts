import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { type Lock, lockSchema } from "../../engine/content/lock.ts";
import { type Content, dialogSchema } from "../../engine/content/schema.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import { LOCK_FILE, type Sources } from "./sources.ts";

/** Where in the files a value stands: `["questions", 3, "prompt"]` to a file and line. */
export type Locate = (path: readonly PropertyKey[]) => { file: string; line: number };

export type ReadContent = {
  /** The content, where it has the right form; else what can be read of it, less every part that has not. */
  readonly content: Content | null;
  readonly isWhole: boolean;
  readonly lock: Lock;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
};

type Part = { readonly file: string; readonly document: Document; readonly lines: LineCounter };

const EMPTY_LOCK: Lock = {
  fixed: {},
  walk: {},
  ages: {},
  regions: {},
  causes: {},
  topics: {},
  flags: {},
};

/** Reads a dialog's files into one content, with every problem of form. */
export function readContent({ folder, files }: Sources): ReadContent {
  const diagnostics: Diagnostic[] = [];
  const parts = new Map<string, Part>();
  const merged: Record<string, unknown> = {};
  let lock = EMPTY_LOCK;

  for (const { name, text } of files) {
    const file = `${folder}/${name}`;
    if (name === LOCK_FILE) {
      const read = readLock(text);
      if (read) lock = read;
      else
        diagnostics.push(
          problem(
            "BC001",
            file,
            1,
            "The lock file is damaged. Bring it back from version control.",
          ),
        );
      continue;
    }
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    for (const error of document.errors) {
      const line = lines.linePos(error.pos[0]).line;
      diagnostics.push(
        problem("BC001", file, line, error.message.split("\n")[0] ?? "Broken YAML."),
      );
    }
    if (document.errors.length > 0 || !isMap(document.contents)) continue;
    for (const { key } of document.contents.items) {
      const id = String(isScalar(key) ? key.value : key);
      const earlier = parts.get(id);
      if (earlier) {
        const line = lines.linePos(isNode(key) ? (key.range?.[0] ?? 0) : 0).line;
        diagnostics.push(
          problem(
            "BC002",
            file,
            line,
            `"${id}" already stands in ${earlier.file}. Keep one of the two.`,
          ),
        );
        continue;
      }
      parts.set(id, { file, document, lines });
      merged[id] = document.toJS()[id];
    }
  }

  const locate: Locate = (path) => locateIn(parts, folder, path);
  const isBroken = diagnostics.some(({ code }) => code === "BC001");
  const parsed = dialogSchema.safeParse(merged);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      // What a broken file would have held is not missing.
      if (isBroken && !(String(issue.path[0]) in merged)) continue;
      const at = locate(issue.path);
      diagnostics.push(
        problem("BC003", at.file, at.line, `${nameOf(issue.path)}: ${issue.message}`),
      );
    }
  }
  if (parsed.success)
    return { content: parsed.data, isWhole: !isBroken, lock, locate, diagnostics };
  const { content, placeOf } = salvage(merged, parsed.error.issues);
  const locateKept: Locate = (path) => locate(placeOf(path));
  return { content, isWhole: false, lock, locate: locateKept, diagnostics };
}

/**
 * The content less every entry of a list that has a problem, and where what is left stood before; no content where more
 * than entries of lists is wrong.
 */
function salvage(
  merged: Readonly<Record<string, unknown>>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): {
  readonly content: Content | null;
  readonly placeOf: (path: readonly PropertyKey[]) => readonly PropertyKey[];
} {
  const wrong = new Set(issues.map(({ path }) => `${String(path[0])} ${String(path[1])}`));
  const kept: Record<string, unknown> = {};
  const places = new Map<PropertyKey, readonly number[]>();
  for (const [part, value] of Object.entries(merged)) {
    if (!Array.isArray(value)) {
      kept[part] = value;
      continue;
    }
    const indices = [...value.keys()].filter((at) => !wrong.has(`${part} ${at}`));
    kept[part] = indices.map((at) => value[at]);
    places.set(part, indices);
  }
  return {
    content: dialogSchema.safeParse(kept).data ?? null,
    placeOf([part = "", at, ...rest]) {
      const before = typeof at === "number" ? places.get(part)?.[at] : undefined;
      return at === undefined ? [part] : [part, before ?? at, ...rest];
    },
  };
}

function readLock(text: string): Lock | null {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function locateIn(
  parts: ReadonlyMap<string, Part>,
  folder: string,
  path: readonly PropertyKey[],
): { file: string; line: number } {
  const part = parts.get(String(path[0]));
  if (!part) return { file: `${folder}/dialog.yaml`, line: 1 };
  for (let depth = path.length; depth > 0; depth--) {
    const node = part.document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) {
      return { file: part.file, line: part.lines.linePos(node.range[0]).line };
    }
  }
  return { file: part.file, line: 1 };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".") || "the dialog";
}

function problem(code: DiagnosticCode, file: string, line: number, message: string): Diagnostic {
  return { code, severity: "error", message, file, line };
}
