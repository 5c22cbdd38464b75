import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";

/** A file of settings that is there. */
export type EnvFile = {
  readonly path: string;
  /** What it holds, by name; nothing where it cannot be read. */
  readonly given: Readonly<Record<string, string>>;
  readonly text: string;
  /** Why it cannot be read, or null. */
  readonly trouble: string | null;
};

/** Takes settings from `.env` in a folder where the environment has none of that name. Null where there is no such file. */
export function loadEnv(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()) {
  const file = readEnvFile(join(folder, ".env"));
  for (const [name, value] of Object.entries(file?.given ?? {})) env[name] ??= value;
  return file;
}

/** Reads a file of settings, in whichever encoding an editor has saved it. Null where there is none. */
export function readEnvFile(path: string): EnvFile | null {
  try {
    const text = textOf(readFileSync(path));
    return { path, given: parse(text), text, trouble: null };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    return { path, given: {}, text: "", trouble: TROUBLES.get(code) ?? `can't be read (${code})` };
  }
}

const TROUBLES: ReadonlyMap<string, string> = new Map([
  ["EACCES", "can't be read by the user that this runs as"],
  ["EPERM", "can't be read by the user that this runs as"],
  ["EISDIR", "is a folder, and should be a file"],
]);

/** UTF-8, or UTF-16 as PowerShell writes it, with a mark of that at its start or without. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if ((first === 0xff && second === 0xfe) || second === 0) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  return new TextDecoder(first === 0 ? "utf-16be" : "utf-8").decode(bytes);
}
