import { type Finding, fine, wrong } from "./finding.ts";

/** Seconds that a clock may differ. Slack's requests are refused from 300 on. */
const MOST_OFF = 60;

/** This machine's clock beside those of the platforms. */
export type Clock = {
  /** Takes the `Date` header of an answer. */
  heard(date: string | null): void;
  /** Nothing where nobody told the time. */
  findings(): readonly Finding[];
};

export function createClock(now: () => number = Date.now): Clock {
  const differences: number[] = [];
  return {
    heard(date) {
      const seconds = (now() - Date.parse(date ?? "")) / 1_000;
      if (Number.isFinite(seconds)) differences.push(seconds);
    },
    findings() {
      // An answer that was long on its way makes a clock look fast: the least difference counts.
      const [off] = differences.sort((a, b) => Math.abs(a) - Math.abs(b));
      if (off === undefined) return [];
      if (Math.abs(off) <= MOST_OFF) return [fine("clock", "The clock is right.")];
      const minutes = Math.round(Math.abs(off) / 60);
      const span = `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
      const says = `This machine's clock is ${span} ${off > 0 ? "fast" : "slow"}.`;
      return [wrong("clock", says, "Have it set by itself, from the network.")];
    },
  };
}
