import { type DestinationStream, pino } from "pino";
import { createGate } from "./http/gate.ts";

/** What the product logs with: names of events and times, never answers, typed text, ids of people or tokens. */
export type Log = {
  debug(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
};

type Fields = Readonly<Record<string, string | number>>;

/** How many warnings of one kind are written in each span of so many milliseconds: some can be brought about by anybody. */
const MOST = 30;
const SPAN = 60_000;

/** A log as JSON lines, to standard error unless said otherwise. */
export function createLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const log = pino({ name: "backchat", level }, to);
  const isOften = createGate(MOST, SPAN);
  const isTold = createGate(1, SPAN);
  return {
    debug: (fields, message) => log.debug(fields, message),
    warn(fields, message) {
      const now = Date.now();
      if (!isOften(message, now)) log.warn(fields, message);
      else if (!isTold(message, now))
        log.warn({}, `${message}: more of these are left out for now`);
    },
  };
}
