import { statSync } from "node:fs";

/** Everybody else on the machine may read it. */
const OTHERS_READ = 0o004;

/** A line to say where others on this machine can read a file of settings, else null. Windows tells nothing of that. */
export function adviceOnMode(path: string, platform = process.platform): string | null {
  const { mode = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  if (platform === "win32" || (mode & OTHERS_READ) === 0) return null;
  return `Others on this machine can read ${path}, which may hold secrets: chmod 600 ${path}`;
}
