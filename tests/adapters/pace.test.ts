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
    expect(pace.next().wait).toBeGreaterThan(10_000);
    pace.made();
    now += 3_600_000;
    expect(pace.next()).toEqual({ wait: 0, isToTell: false });
    expect(pace.next().wait).toBeLessThanOrEqual(1_000);
  });

  it("is told once, until one lives long again", () => {
    let now = 0;
    const pace = createPace(() => now);
    const tell = () => pace.next().isToTell;
    expect([tell(), tell(), tell(), tell()]).toEqual([false, true, false, false]);
    pace.made();
    now += 3_600_000;
    expect([tell(), tell(), tell()]).toEqual([false, false, true]);
  });
});
