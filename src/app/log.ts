import { pino } from "pino";

/** What the product logs with: names of events and times, never answers, typed text, ids of people or tokens. */
export type Log = {
  debug(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
};

type Fields = Readonly<Record<string, string | number>>;

/** A log to standard error, as JSON lines. */
export function createLog(level: string): Log {
  return pino({ name: "backchat", level }, pino.destination({ dest: 2, sync: true }));
}
