/** What the product logs with: names of events and times, never answers, typed text, ids of people or tokens. */
export type Log = {
  debug(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
};

type Fields = Readonly<Record<string, string | number>>;

const SILENT: Log = { debug() {}, warn() {} };

/** A log to standard error as JSON lines; a silent one costs nothing to load. */
export async function createLog(level: string): Promise<Log> {
  if (level === "silent") return SILENT;
  const { pino } = await import("pino");
  const logger = pino({ name: "backchat", level }, pino.destination({ dest: 2, sync: true }));
  return {
    debug: (fields, message) => logger.debug(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
  };
}
