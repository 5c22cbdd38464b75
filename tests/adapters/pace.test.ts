import { describe, expect, it } from "vitest";
import { createPace } from "../../adapters/shared/pace.ts";

describe("the pace of connections", () => {
  it("allows at most five in ten seconds, however well each begins", () => {
    for (let tries = 0; tries < 200; tries++) {
      let now = 0;
      const pace = createPace(() => now);
      const made: number[] = [];
      for (let connections = 0; connections < 12; connections++) {
        pace.made();
        made.push(now);
        now += pace.next().wait;
      }
      for (const [at, time] of made.entries()) {
        const within = made.slice(at).filter((other) => other - time < 10_000);
        expect(within.length).toBeLessThanOrEqual(5);
      }
    }
  });

  it("has the next one made at once after a long life, whatever was before", () => {
    let now = 0;
    const pace = createPace(() => now);
    for (let times = 0; times < 5; times++) pace.next();
    expect(pace.next().short).toBe(6);
    pace.made();
    now += 3_600_000;
    expect(pace.next()).toEqual({ short: 0, wait: 0 });
    expect(pace.next().short).toBe(1);
  });
});
