import { describe, expect, it } from "vitest";
import { atMost } from "../../adapters/shared/at-most.ts";
import { createRecent } from "../../adapters/shared/recent.ts";
import { codeOf, Refused } from "../../adapters/shared/refused.ts";
import { secondsAfterFailure, tryAgain } from "../../adapters/shared/try-again.ts";

describe("the code of an error", () => {
  it.each([
    [
      { data: { error: "channel_not_found" }, code: "slack_webapi_platform_error" },
      "channel_not_found",
    ],
    [Object.assign(new Error("x"), { code: "ECONNRESET" }), "ECONNRESET"],
    [Object.assign(new Error("x"), { code: "UND_ERR_HEADERS_TIMEOUT" }), "UND_ERR_HEADERS_TIMEOUT"],
    [new Refused(10_062), 10_062],
    [Object.assign(new Error("x"), { name: "RateLimitError[/channels/1]" }), "RateLimitError"],
    [null, "unknown"],
  ])("is a platform's, Node's or the kind of error", (error, code) => {
    expect(codeOf(error)).toBe(code);
  });

  it.each([
    { data: { error: "Blocked. Authorization: Bearer xoxb-made-up" } },
    { data: { error: ["channel_not_found"] } },
    { data: { error: "a".repeat(61) } },
    { code: "xoxb-made-up" },
    { code: "two words" },
    { code: "U0CANARY" },
    { code: 200_000_000_000_000 },
  ])("is unknown where it is anyone else's text", (error) => {
    expect(codeOf(error)).toBe("unknown");
  });
});

describe("names that are remembered for a while", () => {
  it("are not new until their time is over, or they are forgotten", () => {
    const recent = createRecent(1_000);
    recent.remember("a", 5_000);
    recent.remember("b", 5_500);
    expect(recent.isNew("a", 5_999)).toBe(false);
    expect(recent.isNew("a", 6_000)).toBe(true);
    expect(recent.isNew("b", 6_000)).toBe(false);
    recent.forget("b");
    expect(recent.isNew("b", 6_000)).toBe(true);
    expect(recent.isEmpty(9_000)).toBe(true);
  });

  it("are the newest ones where there are too many, and never many more", () => {
    const recent = createRecent(1_000, 10);
    for (let at = 0; at < 1_000; at++) {
      recent.remember(String(at), at / 10);
      for (let back = 0; back < Math.min(at, 10); back++) {
        expect(recent.isNew(String(at - back), at / 10)).toBe(false);
      }
    }
    const known = Array.from({ length: 1_000 }, (_, at) => !recent.isNew(String(at), 100));
    expect(known.filter(Boolean).length).toBeLessThanOrEqual(20);
  });
});

describe("work of which only so much may be in hand", () => {
  it("is left undone above that, and done again once there is room", async () => {
    const work = atMost(2);
    const done: number[] = [];
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const all = [1, 2, 3].map((one) => work(() => held.then(() => void done.push(one))));
    go();
    await Promise.all(all);
    await work(async () => void done.push(4));
    expect(done).toEqual([1, 2, 4]);
  });
});

describe("trying again", () => {
  it("takes what is passing for that, and what is refused for good for good", () => {
    const told = [
      new Refused("x", { status: 500 }),
      new Refused("x", { status: 503 }),
      new Refused("x", { status: 429, retryAfter: 7 }),
      new Refused("x", { status: 404 }),
      Object.assign(new Error("x"), { code: "ECONNRESET" }),
      Object.assign(new Error("x"), { name: "AbortError" }),
      new TypeError("x is not a function"),
    ];
    expect(told.map(secondsAfterFailure)).toEqual([0, 0, 7, null, 0, 0, null]);
  });

  it("ends with the last failure where its time is over, and at once where it is refused", async () => {
    let tries = 0;
    const fail = (status: number) => async () => {
      tries++;
      throw new Refused(`try_${tries}`, { status });
    };
    await expect(tryAgain(fail(404), { until: Date.now() + 60_000 })).rejects.toMatchObject({
      code: "try_1",
    });
    await expect(tryAgain(fail(500), { until: Date.now() - 1 })).rejects.toMatchObject({
      code: "try_2",
    });
    await expect(tryAgain(fail(500), { until: Date.now() + 1_000 })).rejects.toThrow();
    expect(tries).toBeGreaterThan(3);
  });
});
