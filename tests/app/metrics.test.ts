import { describe, expect, it } from "vitest";
import { createMetrics, type Metrics } from "../../src/app/metrics.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { type Bot, turn } from "../../src/app/turn.ts";
import { createUrgentDays } from "../../src/app/urgent-days.ts";
import type { Event } from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const keys = createKeys(["a secret of at least thirty-two characters"]);
const owner = { platform: { name: "slack", number: 2 }, team: "T0TEAM", user: "U0CANARY" };
const now = TODAY * 86_400_000;

/** The sample of a name and its labels, or null. */
async function sampleOf(metrics: Metrics, sample: string): Promise<number | null> {
  const lines = (await metrics.text()).split("\n");
  const line = lines.find((known) => known.startsWith(`${sample} `));
  return line === undefined ? null : Number(line.slice(sample.length + 1));
}

function walker(hasUrgency = false, at = now) {
  const metrics = createMetrics(dialog, hasUrgency);
  const log = { debug() {}, warn() {} };
  const bot: Bot = {
    dialog,
    keys,
    fingerprint: 1,
    region: "uk",
    canResume: true,
    log,
    meter: metrics,
  };
  let ticket: string | null = null;
  const press = (event: Event) => {
    const turned = turn(bot, { owner, surface: "slack", ticket, event, now: at });
    ticket = turned.ticket;
    return turned.view;
  };
  const of = async (name: string) =>
    sampleOf(metrics, `backchat_walks_${name}_total{platform="slack"}`);
  const walks = async () => [await of("started"), await of("finished")];
  return { metrics, bot, press, walks };
}

const CONSENT: Event = { type: "consent", age: "20-44" };
const numb: Event = { type: "answer", question: "legs", options: ["numb"] };

describe("createMetrics", () => {
  it("counts a walk as started by consent, and as finished by its result", async () => {
    const { press, walks } = walker();
    press({ type: "start" });
    expect(await walks()).toEqual([null, null]);
    let view = press(CONSENT);
    expect(await walks()).toEqual([1, null]);
    while (view.choices?.question) {
      const { question, none } = view.choices;
      view = press(none?.event ?? { type: "not-sure", question });
    }
    expect(view.kind).toBe("result");
    expect(await walks()).toEqual([1, 1]);
    for (const type of ["plan", "carry-on", "keep", "carry-on", "help"] as const) press({ type });
    expect(await walks()).toEqual([1, 1]);
  });

  it("counts an urgent end as any other, and nobody under 18", async () => {
    const { press, walks } = walker();
    press({ type: "consent", age: "under-18" });
    expect(await walks()).toEqual([null, null]);
    press({ type: "restart" });
    press(CONSENT);
    expect(press(numb).kind).toBe("emergency");
    expect(await walks()).toEqual([1, 1]);
  });

  it("counts turns by what came of their tickets", async () => {
    const { metrics, bot, press } = walker();
    press({ type: "start" });
    press(CONSENT);
    turn(bot, { owner, surface: "slack", ticket: "not a ticket", event: null, now });
    const turns = (ticket: string) =>
      sampleOf(metrics, `backchat_turns_total{platform="slack",ticket="${ticket}"}`);
    expect([await turns("new"), await turns("ok"), await turns("malformed")]).toEqual([1, 1, 1]);
    expect(await sampleOf(metrics, "backchat_turn_seconds_count")).toBe(3);
  });

  it("says nothing of urgency unless it is asked to", async () => {
    const { metrics, press } = walker();
    press(CONSENT);
    press(numb);
    expect(await metrics.text()).not.toMatch(/urgen|emergency|same-day/);
  });

  it("says nothing of today's urgency where it is asked to", async () => {
    const { metrics, press } = walker(true, Date.now());
    for (let person = 0; person < 20; person++) {
      for (const event of [{ type: "restart" }, CONSENT, numb] as const) press(event);
    }
    const urgent = 'backchat_urgent_walks_yesterday{urgency="emergency"}';
    expect(await sampleOf(metrics, urgent)).toBe(0);
  });

  it("takes nothing for a code that may be more than one, and no more than fifty", async () => {
    const { metrics } = walker();
    const failures = (code: string) =>
      sampleOf(metrics, `backchat_platform_errors_total{platform="slack",code="${code}"}`);
    for (const code of [50_007, "channel_not_found", "U0CANARY", "my back hurts", "900000000000"]) {
      metrics.failed("slack", code);
    }
    expect([await failures("50007"), await failures("channel_not_found")]).toEqual([1, 1]);
    expect(await failures("other")).toBe(3);
    for (let code = 0; code < 100; code++) metrics.failed("slack", code);
    expect(await failures("other")).toBe(3 + 52);
  });
});

describe("createUrgentDays", () => {
  it("tells whole days alone, in tens, for a day", () => {
    const days = createUrgentDays();
    const told = (today: number) => days.yesterday("emergency", today);
    for (let count = 0; count < 29; count++) days.add("emergency", TODAY);
    for (let count = 0; count < 9; count++) days.add("days", TODAY);
    expect(told(TODAY)).toBe(0);
    expect([told(TODAY + 1), days.yesterday("days", TODAY + 1)]).toEqual([20, 0]);
    expect(told(TODAY + 2)).toBe(0);
  });

  it("loses nothing where a turn of yesterday is counted today", () => {
    const days = createUrgentDays();
    for (let count = 0; count < 10; count++) days.add("emergency", TODAY);
    expect(days.yesterday("emergency", TODAY + 1)).toBe(10);
    days.add("emergency", TODAY);
    expect(days.yesterday("emergency", TODAY + 1)).toBe(10);
  });

  it("forgets what is older than a day", () => {
    const days = createUrgentDays();
    for (let count = 0; count < 10; count++) days.add("emergency", TODAY);
    expect(days.yesterday("emergency", TODAY + 2)).toBe(0);
  });
});
