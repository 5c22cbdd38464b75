import { createRequire } from "node:module";
import type { Logger } from "pino";

/** What the product logs with: names of events and times, never answers, typed text, ids of people or tokens. */
export type Log = {
  debug(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
};

type Fields = Readonly<Record<string, string | number>>;

const HEARS_DEBUG = ["debug", "trace"];
const HEARS_WARN = [...HEARS_DEBUG, "info", "warn"];

/** A log to standard error as JSON lines. One that has nothing to say costs nothing: pino is loaded for its first line. */
export function createLog(level: string): Log {
  let made: Logger | null = null;
  const logger = () => {
    made ??= createLogger(level);
    return made;
  };
  return {
    debug: HEARS_DEBUG.includes(level)
      ? (fields, message) => logger().debug(fields, message)
      : mute,
    warn: HEARS_WARN.includes(level) ? (fields, message) => logger().warn(fields, message) : mute,
  };
}

function createLogger(level: string): Logger {
  const { pino }: typeof import("pino") = createRequire(import.meta.url)("pino");
  return pino({ name: "backchat", level }, pino.destination({ dest: 2, sync: true }));
}

function mute(): void {}
