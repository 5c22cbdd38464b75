import { type Content, dialogSchema } from "../../engine/content/schema.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import { TRANSLATIONS } from "./languages.ts";
import { isRecord, type ParsedFile } from "./parse-file.ts";
import { translate } from "./translate.ts";

export type ReadTranslation = {
  /** The dialog in that language; what is not translated stays as it is. Null where it cannot be used. */
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads a translation from its files, and names what it leaves out and what it has too much. */
export function readTranslation(
  content: Content,
  files: readonly ParsedFile[],
  language: string,
): ReadTranslation {
  const own = files.filter(({ name }) => name.startsWith(`${TRANSLATIONS}/${language}/`));
  const merged = own.reduce<Readonly<Record<string, unknown>>>(
    (all, { value }) => mergedOf(all, value),
    {},
  );
  const translated = translate(content, merged);
  const at = (
    code: DiagnosticCode,
    severity: Diagnostic["severity"],
    key: string,
    message: string,
  ): Diagnostic => {
    const path = key.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const holder = own.find(({ value }) => hasPath(value, path)) ?? own[0];
    const file = holder?.file ?? `${TRANSLATIONS}/${language}`;
    return { code, severity, message, file, line: holder?.lineOf(path) ?? 1 };
  };
  const diagnostics = [
    ...translated.missing.map((key) =>
      at("BC044", "info", key, `"${key}" has no translation yet; the original shows.`),
    ),
    ...translated.left.map((key) =>
      at("BC045", "warning", key, `"${key}" is no text of this dialog, or not any more.`),
    ),
    ...translated.uneven.map((key) =>
      at("BC046", "error", key, `"${key}" needs the same {words in braces} as the original.`),
    ),
  ];
  const { data = null } = dialogSchema.safeParse(translated.content);
  return { content: data, diagnostics };
}

/** Both maps as one; where both have a map under a key, that too. */
function mergedOf(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const both: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = both[key];
    both[key] = isRecord(before) && isRecord(value) ? mergedOf(before, value) : value;
  }
  return both;
}

function hasPath(value: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = value;
  for (const part of path) {
    if (Array.isArray(at) && typeof part === "number") at = at[part];
    else if (isRecord(at)) at = at[String(part)];
    else return false;
  }
  return at !== undefined;
}
