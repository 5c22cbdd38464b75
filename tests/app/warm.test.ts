import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { warm } from "../../src/app/warm.ts";
import { prepare } from "../../src/language/index.ts";
import { realDialog } from "../dialog.ts";

/** One that nobody has read words of. */
const dialog = { ...realDialog() };
const bot = {
  dialog,
  keys: createKeys(["a secret of at least thirty-two characters"]),
  fingerprint: 1,
  region: null,
  canResume: false,
  log: { debug() {}, warn() {} },
};

describe("a service's start", () => {
  it("makes ready what people type, with others' turns in between", async () => {
    expect(prepare({ ...realDialog() }).next().done).toBe(false);
    let isWarm = false;
    const warmed = warm(bot).then(() => {
      isWarm = true;
    });
    let turns = 0;
    for (; !isWarm; turns++) await setImmediate();
    await warmed;
    expect(turns).toBeGreaterThan(2);
    expect(prepare(dialog).next().done).toBe(true);
  });
});
