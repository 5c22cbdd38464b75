import { describe, expect, it } from "vitest";
import type { Running, RunningState } from "../../src/app/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { pauseAfter } from "../../src/app/pause.ts";
import { createPlatforms } from "../../src/app/platforms.ts";

const NEVER = new Promise<never>(() => {});

function platform(ended: Promise<string> = NEVER, stop = async () => {}) {
  const state: { stopped: number; now: RunningState } = { stopped: 0, now: "ready" };
  const own: Running = {
    says: "Ready.",
    state: () => state.now,
    ended,
    async stop() {
      state.stopped++;
      await stop();
    },
  };
  return { own, state };
}

const named = (starts: Readonly<Record<string, () => Promise<Running>>>) =>
  new Map(Object.entries(starts));

describe("createPlatforms", () => {
  it("leaves the others running when one cannot start, and says why", async () => {
    const said: string[] = [];
    const { own, state } = platform();
    let ask: (value: unknown) => void = () => {};
    const asked = new Promise((resolve) => {
      ask = resolve;
    });
    const failing = () => Promise.reject(new ExpectedError("config", "Set the token."));
    const starts = named({ failing, own: async () => own });
    const run = createPlatforms(starts, (line) => said.push(line)).run(asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(said).toEqual(["Set the token.", "Ready."]);
    expect(state.stopped).toBe(0);
    ask(null);
    expect(await run).toBe(true);
    expect(state.stopped).toBe(1);
  });

  it("tries one again that cannot be had just now, says so once, and tells readiness", async () => {
    const said: string[] = [];
    const { own } = platform();
    let starts = 0;
    const busy = async () => {
      if (++starts < 4) throw new PassingError("Discord is busy (503).");
      return own;
    };
    const pauses: number[] = [];
    const pause = (failures: number) => {
      pauses.push(failures);
      return 20;
    };
    const platforms = createPlatforms(named({ busy }), (line) => said.push(line), pause);
    platforms.run(NEVER);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(platforms.states()).toEqual({ busy: "unreachable" });
    await expect.poll(() => platforms.states()).toEqual({ busy: "ready" });
    expect(said).toEqual(["Discord is busy (503). I try again until it works.", "Ready."]);
    expect(pauses).toEqual([1, 2, 3]);
  });

  it("waits as long as a platform asks for, and tries the others meanwhile", async () => {
    const { own } = platform();
    let starts = 0;
    const busy = async () => {
      if (++starts === 1) throw new PassingError("Busy.", 0.3);
      return own;
    };
    const platforms = createPlatforms(
      named({ busy, own: async () => platform().own }),
      () => {},
      () => 1,
    );
    platforms.run(NEVER);
    await expect.poll(() => platforms.states()).toEqual({ busy: "unreachable", own: "ready" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(starts).toBe(1);
    await expect.poll(() => platforms.states()).toEqual({ busy: "ready", own: "ready" });
  });

  it("waits longer each time, up to a minute, and never the same", () => {
    for (const [failures, longest] of [
      [1, 1_000],
      [4, 8_000],
      [40, 60_000],
    ] as const) {
      const pauses = Array.from({ length: 50 }, () => pauseAfter(failures));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(longest / 2);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
      expect(new Set(pauses).size).toBeGreaterThan(40);
    }
  });

  it("starts nothing again once it was asked to stop", async () => {
    let starts = 0;
    const busy = async () => {
      starts++;
      throw new PassingError("Busy.");
    };
    const asked = new Promise((resolve) => setTimeout(resolve, 5));
    await createPlatforms(
      named({ busy }),
      () => {},
      () => 10,
    ).run(asked);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(starts).toBe(1);
  });

  it("ends when none is left", async () => {
    const said: string[] = [];
    const { own, state } = platform(Promise.resolve("Copy the token again."));
    const platforms = createPlatforms(named({ own: async () => own }), (line) => said.push(line));
    expect(await platforms.run(NEVER)).toBe(false);
    expect(said).toEqual(["Ready.", "Copy the token again."]);
    expect(state.stopped).toBe(1);
  });

  it("stops all, whatever goes wrong with one, and one that starts too late", async () => {
    const [one, other, late] = [
      platform(NEVER, () => Promise.reject(new Error("stuck"))),
      platform(),
      platform(),
    ];
    let start: (own: Running) => void = () => {};
    const starting = new Promise<Running>((resolve) => {
      start = resolve;
    });
    const starts = named({
      one: async () => one.own,
      other: async () => other.own,
      late: () => starting,
    });
    const asked = new Promise((resolve) => setTimeout(resolve, 5));
    expect(await createPlatforms(starts, () => {}).run(asked)).toBe(true);
    start(late.own);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([one, other, late].map(({ state }) => state.stopped)).toEqual([1, 1, 1]);
  });

  it("tells how each platform is, from its start to the end", async () => {
    const { own, state } = platform();
    let start: (own: Running) => void = () => {};
    let ask: (value: unknown) => void = () => {};
    const starting = new Promise<Running>((resolve) => {
      start = resolve;
    });
    const asked = new Promise((resolve) => {
      ask = resolve;
    });
    const failing = () => Promise.reject(new ExpectedError("config", "Set the token."));
    const ending = async () => platform(Promise.resolve("Copy the token again.")).own;
    const platforms = createPlatforms(named({ own: () => starting, failing, ending }), () => {});
    const run = platforms.run(asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(platforms.states()).toEqual({ own: "starting", failing: "failed", ending: "failed" });
    start(own);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(platforms.states()["own"]).toBe("ready");
    state.now = "unreachable";
    expect(platforms.states()["own"]).toBe("unreachable");
    ask(null);
    await run;
    expect(platforms.states()["own"]).toBe("stopping");
  });
});
