import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Running } from "../../src/app/adapter.ts";
import { createWarming } from "../../src/app/warm.ts";
import { prepare } from "../../src/language/index.ts";
import { createBot } from "../bot.ts";
import { realDialog } from "../dialog.ts";

/** One that nobody has read words of. */
const dialog = { ...realDialog() };
const bot = createBot({ dialog, region: null, canResume: false });

describe("a service's start", () => {
  it("makes ready what people type before it counts as ready, with others' turns in between", async () => {
    const running: Running = {
      says: "",
      state: () => "ready",
      ended: new Promise(() => {}),
      stop: () => Promise.resolve(),
    };
    const warming = createWarming(bot);
    const platform = warming.before(running);
    let turns = 0;
    for (; platform.state() === "warming"; turns++) await setImmediate();
    expect(turns).toBeGreaterThan(2);
    expect(platform.state()).toBe("ready");
    expect(prepare(dialog).next().done).toBe(true);
    expect(prepare({ ...dialog }).next().done).toBe(false);
    expect(warming.before(running).state()).toBe("ready");
  });
});
