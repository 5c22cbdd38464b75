/** Counts by day. Only the last whole day is told, and only in tens, so that no count points at anyone. */
export type UrgentDays = {
  add(urgency: string, today: number): void;
  /** How many there were the day before, rounded down to tens. */
  yesterday(urgency: string, today: number): number;
};

const ROUND = 10;

/** Days are in days since 1 January 1970. */
export function createUrgentDays(): UrgentDays {
  let day = -1;
  let counts = new Map<string, number>();
  let before = new Map<string, number>();
  function turnTo(today: number): void {
    // What came in before midnight may be counted after it.
    if (today <= day) return;
    before = today === day + 1 ? counts : new Map();
    counts = new Map();
    day = today;
  }
  return {
    add(urgency, today) {
      turnTo(today);
      counts.set(urgency, (counts.get(urgency) ?? 0) + 1);
    },
    yesterday(urgency, today) {
      turnTo(today);
      return Math.floor((before.get(urgency) ?? 0) / ROUND) * ROUND;
    },
  };
}
