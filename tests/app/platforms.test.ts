import { describe, expect, it } from "vitest";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { type Platform, runPlatforms } from "../../src/app/platforms.ts";

const NEVER = new Promise<never>(() => {});

function platform(ended: Promise<string> = NEVER, stop = async () => {}) {
  const state = { stopped: 0 };
  const own: Platform = {
    ended,
    async stop() {
      state.stopped++;
      await stop();
    },
  };
  return { own, state };
}

describe("runPlatforms", () => {
  it("leaves the others running when one cannot start, and says why", async () => {
    const said: string[] = [];
    const { own, state } = platform();
    let ask: (value: unknown) => void = () => {};
    const asked = new Promise((resolve) => {
      ask = resolve;
    });
    const failing = () => Promise.reject(new ExpectedError("config", "Set the token."));
    const run = runPlatforms([failing, async () => own], asked, (line) => said.push(line));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(said).toEqual(["Set the token."]);
    expect(state.stopped).toBe(0);
    ask(null);
    expect(await run).toBe(true);
    expect(state.stopped).toBe(1);
  });

  it("ends when none is left", async () => {
    const said: string[] = [];
    const { own, state } = platform(Promise.resolve("Copy the token again."));
    expect(await runPlatforms([async () => own], NEVER, (line) => said.push(line))).toBe(false);
    expect(said).toEqual(["Copy the token again."]);
    expect(state.stopped).toBe(1);
  });

  it("stops all, whatever goes wrong with one, and one that starts too late", async () => {
    const [one, other, late] = [
      platform(NEVER, () => Promise.reject(new Error("stuck"))),
      platform(),
      platform(),
    ];
    let start: (own: Platform) => void = () => {};
    const starting = new Promise<Platform>((resolve) => {
      start = resolve;
    });
    const starts = [async () => one.own, async () => other.own, () => starting];
    const asked = new Promise((resolve) => setTimeout(resolve, 5));
    expect(await runPlatforms(starts, asked, () => {})).toBe(true);
    start(late.own);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([one, other, late].map(({ state }) => state.stopped)).toEqual([1, 1, 1]);
  });
});
