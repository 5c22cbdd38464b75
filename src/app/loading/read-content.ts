import { type Lock, lockSchema } from "../../engine/content/lock.ts";
import { type Content, dialogSchema } from "../../engine/content/schema.ts";
import { assemble } from "./assemble.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { isRecord, type ParsedFile, parseFile } from "./parse-file.ts";
import { placeOf } from "./places.ts";
import { LOCK_FILE, type Sources } from "./sources.ts";

/** Where in the files a value stands: `["questions", 3, "prompt"]` to a file and line. */
export type Locate = (path: readonly PropertyKey[]) => { file: string; line: number };

export type ReadContent = {
  /** The content, where it has the right form; else what can be read of it, less every part that has not. */
  readonly content: Content | null;
  readonly isWhole: boolean;
  readonly lock: Lock;
  /** The files that could be read. */
  readonly files: readonly ParsedFile[];
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
};

const EMPTY_LOCK: Lock = {
  fixed: {},
  walk: {},
  ages: {},
  regions: {},
  causes: {},
  topics: {},
  exercises: {},
  faqs: {},
  flags: {},
};
/** Where the language is not told. */
const LANGUAGE = "en";

/** Reads a dialog's files into one content, with every problem of form. */
export function readContent({ folder, files }: Sources): ReadContent {
  const diagnostics: Diagnostic[] = [];
  const parsed: ParsedFile[] = [];
  const broken: string[] = [];
  for (const { name, text } of files) {
    if (name === LOCK_FILE) continue;
    const read = parseFile(folder, name, text);
    if ("value" in read) {
      parsed.push(read);
    } else {
      broken.push(name);
      diagnostics.push(...read);
    }
  }
  const lock = readLock(files.find(({ name }) => name === LOCK_FILE)?.text);
  if (lock === null) {
    const message = "The lock file is damaged. Bring it back from version control.";
    const file = `${folder}/${LOCK_FILE}`;
    diagnostics.push({ code: "BC001", severity: "error", message, file, line: 1 });
  }
  const language = languageOf(parsed);
  const { merged, places, problems } = assemble(parsed, broken, language);
  for (const { code, file, at, message } of problems) {
    diagnostics.push({
      code,
      severity: "error",
      message,
      file: file.file,
      line: file.lineOf(at),
    });
  }
  const isWhole = diagnostics.length === 0;
  const locate: Locate = (path) => {
    const place = placeOf(places, path);
    if (!place) return { file: `${folder}/dialog.yaml`, line: 1 };
    return { file: place.file.file, line: place.file.lineOf(place.at) };
  };
  const result = dialogSchema.safeParse(merged);
  const read = { lock: lock ?? EMPTY_LOCK, files: parsed, locate, diagnostics };
  if (result.success) return { ...read, content: result.data, isWhole };
  for (const issue of result.error.issues) {
    // What a broken file would have held is not missing.
    if (broken.length > 0 && valueAt(merged, issue.path) === undefined) continue;
    const message = `${nameOf(merged, issue.path)}: ${issue.message}`;
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const place = locate([...issue.path, ...unknown]);
    diagnostics.push({ code: "BC003", severity: "error", message, ...place });
  }
  const { content, before } = salvage(merged, result.error.issues);
  return { ...read, content, isWhole: false, locate: (path) => locate(before(path)) };
}

/** The folder of its surfaces and words: `en` of `en-GB`. */
function languageOf(files: readonly ParsedFile[]): string {
  const locale = files.find(({ name }) => name === "dialog.yaml")?.value["locale"];
  return typeof locale === "string" ? (locale.split("-")[0] ?? LANGUAGE) : LANGUAGE;
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
  readonly before: (path: readonly PropertyKey[]) => readonly PropertyKey[];
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
    before([part = "", at, ...rest]) {
      const earlier = typeof at === "number" ? places.get(part)?.[at] : undefined;
      return at === undefined ? [part] : [part, earlier ?? at, ...rest];
    },
  };
}

function readLock(text: string | undefined): Lock | null {
  if (text === undefined) return EMPTY_LOCK;
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((at, key) => {
    if (Array.isArray(at)) return typeof key === "number" ? at[key] : undefined;
    return isRecord(at) ? at[String(key)] : undefined;
  }, whole);
}

/** A path with the ids of a list's entries for their numbers: `questions.where.prompt`. */
function nameOf(whole: unknown, path: readonly PropertyKey[]): string {
  const names = path.map((key, at) => {
    const entry = typeof key === "number" ? valueAt(whole, path.slice(0, at + 1)) : null;
    return String(isRecord(entry) ? (entry["id"] ?? key) : key);
  });
  return names.join(".") || "the dialog";
}
