import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { type Content, dialogSchema, type Lock, lockSchema } from "../../engine/schema.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import { LOCK_FILE, type Sources } from "./sources.ts";

/** Where in the files a value stands: `["questions", 3, "prompt"]` to a file and line. */
export type Locate = (path: readonly PropertyKey[]) => { file: string; line: number };

export type ReadContent = {
  /** The content, where it has the right form. */
  readonly content: Content | null;
  readonly lock: Lock;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
};

type Part = { readonly file: string; readonly document: Document; readonly lines: LineCounter };

const EMPTY_LOCK: Lock = {
  screen: {},
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
  const isWhole = !diagnostics.some(({ code }) => code === "BC001");
  const parsed = dialogSchema.safeParse(merged);
  if (!parsed.success && isWhole) {
    for (const issue of parsed.error.issues) {
      const at = locate(issue.path);
      diagnostics.push(
        problem("BC003", at.file, at.line, `${nameOf(issue.path)}: ${issue.message}`),
      );
    }
  }
  return { content: isWhole && parsed.success ? parsed.data : null, lock, locate, diagnostics };
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
