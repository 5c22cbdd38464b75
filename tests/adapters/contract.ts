import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Running } from "../../src/app/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { createSession, type Event, fill, step, viewOf } from "../../src/engine/index.ts";
import { warm } from "../bot.ts";
import { realDialog, TODAY } from "../dialog.ts";
import { AT_SIX, calendarOfToday, daysOf, walkToHours } from "./check-ins.ts";
import { isMeant, NONE, pressableOf, RESULT, UNSURE } from "./labels.ts";
import { HELD, plank, pressTexts, toPlank } from "./plank.ts";

/** How the tests use an adapter: what a person can do on a platform, on cards of its own making. */
export type Driver<Card> = {
  /** Two who may not press each other's buttons, or null where nobody owns a card. */
  readonly people: readonly [string, string] | null;
  begin(person: string): Promise<Card>;
  press(card: Card, label: string, person: string): Promise<Card>;
  /** Ticks some and takes them as the answer. */
  tick(card: Card, labels: readonly string[], person: string): Promise<Card>;
  resume(code: string, person: string): Promise<Card>;
  /** Tells a story on the first card and says one's age, in one press where that can be; gives what comes of it. */
  tell(card: Card, story: string, age: string, person: string): Promise<readonly Card[]>;
  /** Opens the clock for the test on a card. */
  clock(card: Card, person: string): Promise<Card>;
  textOf(card: Card): string;
  /** Everything that can be pressed. */
  labelsOf(card: Card): readonly string[];
  ticketOf(card: Card): string;
};

const dialog = realDialog();
const ANYBODY = ["", ""] as const;
const presses = pressTexts();
/** What every adapter promises, whatever the platform. */
export function describeAdapter<Card>(name: string, driver: () => Driver<Card>): void {
  const told = (card: Card) => driver().textOf(card);

  /** The next press of someone whose longest run doubled, and who is not sure of the rest. */
  function next(card: Card, person: string): Promise<Card> {
    const { press, labelsOf } = driver();
    const labels = labelsOf(card);
    const wanted = told(card).includes("was any run longer")
      ? "Double or more"
      : pressableOf(labels, [NONE, UNSURE]);
    return press(card, wanted ?? labels.find((label) => label.startsWith("No")) ?? "", person);
  }

  async function walked(person: string): Promise<Card> {
    let card = await driver().press(await driver().begin(person), "20-44", person);
    for (let presses = 0; presses < 30 && !told(card).includes(RESULT); presses++) {
      card = await next(card, person);
    }
    return card;
  }

  /** The clock of a plank, not started yet. */
  async function atPlank(person: string): Promise<Card> {
    const { begin, press } = driver();
    let card = await press(await begin(person), "20-44", person);
    for (const label of toPlank()) card = await press(card, label, person);
    return driver().clock(card, person);
  }

  describe(`${name}, as every adapter`, () => {
    beforeAll(() => warm(dialog));
    afterEach(() => {
      vi.useRealTimers();
    });

    it("measures a hold by two presses, and takes just that answer", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const [me] = driver().people ?? ANYBODY;
      const { press, labelsOf } = driver();
      const ready = await atPlank(me);
      const running = await press(ready, presses.begin, me);
      expect(told(running)).toContain("5 seconds after your press");
      const [began, answers] = [Date.now(), plank?.content.options ?? []];
      for (const [seconds, option] of HELD) {
        vi.setSystemTime(began + 5_000 + seconds * 1_000);
        const stopped = await press(running, presses.stopwatch.ended, me);
        expect(told(stopped)).toContain(`${Math.floor(seconds)} seconds`);
        const { label = "" } = answers.find(({ id }) => id === option) ?? {};
        const use = fill(presses.use, { answer: label });
        expect(labelsOf(stopped).filter((one) => one.startsWith("Use “"))).toEqual([use]);
        const moved = await press(stopped, use, me);
        // The same press again is the same answer.
        expect(told(await press(stopped, use, me))).toBe(told(moved));
        const changes = await press(moved, dialog.content.labels.more, me);
        const all = await press(changes, dialog.content.labels.change, me);
        const said = `${plank?.content.name}: ${label}`;
        expect([told(all), ...labelsOf(all)].join("\n")).toContain(said);
      }
    });

    it("takes no time for an answer that was left running, or stopped before it began", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const [me] = driver().people ?? ANYBODY;
      const { press, labelsOf } = driver();
      const running = await press(await atPlank(me), presses.begin, me);
      const began = Date.now();
      for (const seconds of [-1, 301, 3_600, 2 * 86_400]) {
        vi.setSystemTime(began + 5_000 + seconds * 1_000);
        const stopped = await press(running, presses.stopwatch.ended, me);
        expect(told(stopped)).toContain(dialog.content.notices["not-timed"]);
        expect(labelsOf(stopped).filter((one) => one.startsWith("Use “"))).toEqual([]);
        expect(labelsOf(stopped)).toContain(presses.begin);
      }
    });

    it("walks to the result that the engine gives", async () => {
      const [me] = driver().people ?? ANYBODY;
      const card = await walked(me);
      for (const block of resultOf().blocks) {
        if (block.type !== "chart") continue;
        for (const { label } of block.bars) expect(told(card)).toContain(label);
      }
      expect(told(card)).toContain(RESULT);
      const { labels } = dialog.content;
      const asked = await driver().press(card, labels.plan, me);
      const first = await driver().press(asked, "No", me);
      const plan = await driver().press(first, labels["skip-numbers"], me);
      expect(told(plan)).toContain("run no further or faster");
      expect(told(await driver().press(asked, labels.back, me))).toBe(told(card));
    });

    it("names the days to come back on at the hour that is picked, and takes another hour", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { press, labelsOf } = driver();
      const hours = await walkToHours(driver(), me);
      const card = await press(hours, AT_SIX, me);
      expect(told(card)).toContain(dialog.content.reminder?.set.title);
      expect(told(card)).toContain(AT_SIX);
      for (const day of daysOf(calendarOfToday())) expect(told(card)).toContain(day);
      const again = await press(card, dialog.content.labels.remind ?? "", me);
      expect(labelsOf(again)).toContain(AT_SIX);
    });

    it("offers nothing twice on the way of someone who is not sure throughout", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press, labelsOf } = driver();
      let card = await press(await begin(me), "20-44", me);
      for (let presses = 0; presses < 30 && !told(card).includes(RESULT); presses++) {
        const wanted = pressableOf(labelsOf(card), [NONE, UNSURE]);
        card = await press(
          card,
          wanted ?? labelsOf(card).find((label) => label.startsWith("No")) ?? "",
          me,
        );
        const labels = labelsOf(card);
        expect(new Set(labels).size, told(card)).toBe(labels.length);
      }
      expect(told(card)).toContain(dialog.content.result.noDriverTitle);
    });

    it("takes several ticks as one answer, and marks them on the way back", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press, tick } = driver();
      const legs = await press(await begin(me), "20-44", me);
      const [both = "", weak = ""] = (dialog.screen[0]?.content.options ?? [])
        .map(({ label }) => label)
        .slice(3, 5);
      const after = await tick(legs, [weak], me);
      expect(told(after)).toContain("The weak leg or foot");
      const back = await press(after, dialog.content.labels.back, me);
      expect(told(back)).toContain(dialog.screen[0]?.content.prompt);
      const more = await tick(back, [weak, both], me);
      expect(told(more)).toContain("both legs");
    });

    it("gives the same card when a button is pressed twice, and lets an old one go on from there", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press } = driver();
      const first = await press(await begin(me), "20-44", me);
      const second = await press(first, NONE, me);
      expect(told(await press(first, NONE, me))).toBe(told(second));
      await press(second, NONE, me);
      expect(told(await press(first, NONE, me))).toBe(told(second));
    });

    it("gives whoever presses someone else's button a card of their own", async (test) => {
      const { people } = driver();
      if (people === null) return test.skip("nobody owns a card");
      const [me, other] = people;
      const { begin, press } = driver();
      const card = await press(await begin(me), "20-44", me);
      expect(told(await press(card, NONE, other))).toContain("belongs to someone else");
      expect(told(await press(card, NONE, me))).toContain(dialog.screen[1]?.content.prompt);
    });

    it("gives a code on Stop that goes on with the walk, and none before there is one", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press, resume } = driver();
      const codeOn = (card: Card) => /[\w-]{60,}/.exec(told(card))?.[0];
      const { stop } = dialog.content.labels;
      const card = await press(await press(await begin(me), "20-44", me), NONE, me);
      const stopped = await press(card, stop, me);
      expect(told(stopped)).toContain("Nothing is saved.");
      expect(told(await resume(codeOn(stopped) ?? "", me))).toBe(told(card));
      expect(codeOn(await press(await begin(me), stop, me))).toBe(undefined);
    });

    it("reads a story that is told with one's age, and says what it understood", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, tell } = driver();
      const first = await begin(me);
      const story = "lower back pain on the left for 3 weeks";
      const cards = await tell(first, story, "45-49", me);
      expect(told(cards.at(-1) ?? first)).toContain(dialog.screen[0]?.content.prompt);
      const understood = fill(dialog.content.notices.understood, { named: "pain on one side" });
      expect(cards.map(told).join("\n")).toContain(understood);
      // The same once more is the same card.
      expect((await tell(first, story, "45-49", me)).map(told)).toEqual(cards.map(told));
    });

    it("takes a story of nothing but spaces for the press of an age alone", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press, tell } = driver();
      const pressed = told(await press(await begin(me), "45-49", me));
      const cards = await tell(await begin(me), " \n  ", "45-49", me);
      expect(told(cards.at(-1) ?? (await begin(me)))).toBe(pressed);
    });

    it("hears of someone under 18 what needs help now, and nothing else of a story", async () => {
      const [me] = driver().people ?? ANYBODY;
      const { begin, press, tell } = driver();
      const first = await begin(me);
      const last = async (story: string) =>
        told((await tell(first, story, "Under 18", me)).at(-1) ?? first);
      expect(await last("I can't feel between my legs")).toContain("Emergency");
      const minor = told(await press(first, "Under 18", me));
      expect(await last("lower back pain on the left for 3 weeks")).toBe(minor);
    });

    it("goes on by a code, for the same person alone", async () => {
      const { people } = driver();
      const [me, other] = people ?? ANYBODY;
      const { begin, press, resume, ticketOf } = driver();
      const card = await press(await press(await begin(me), "20-44", me), NONE, me);
      const code = ticketOf(card);
      expect(told(await resume(code, me))).toContain(dialog.screen[1]?.content.prompt);
      if (people) expect(told(await resume(code, other))).toContain("belongs to someone else");
      expect(told(await resume(code.slice(1), me))).toContain("I can't read that code");
    });
  });
}

/** What every adapter promises of its start and its end. */
export function describeStart(name: string, start: () => Promise<Running>): void {
  it(`${name} is ready once it has started, until it is stopped`, async () => {
    const running = await start();
    let hasEnded = false;
    running.ended.then(() => {
      hasEnded = true;
    });
    expect(running.state()).toBe("ready");
    expect(hasEnded).toBe(false);
    await running.stop();
    expect(running.state()).toBe("unreachable");
  });
}

/** Something that goes wrong at a start, as the platform's server makes it so. */
export type Fault = {
  readonly what: string;
  arrange(): void;
  /** What the advice says. */
  readonly advice: string;
};

/** What every adapter that connects promises of a start that fails. */
export function describeFaults(
  name: string,
  faults: { readonly passing: readonly Fault[]; readonly final: readonly Fault[] },
  platform: {
    start(): Promise<Running>;
    /** How many connections to the platform are open. */
    open(): number;
    /** How many there are while it runs. */
    readonly running: number;
  },
): void {
  const { start, open, running } = platform;
  const failure = () => start().catch((error: unknown) => error);

  it.each(faults.passing)(
    `${name} may start in a while after $what, leaves nothing behind, and starts then`,
    async ({ arrange, advice }) => {
      arrange();
      const error = await failure();
      expect(error).toBeInstanceOf(PassingError);
      expect(String(error)).toContain(advice);
      // An SDK's own way back would have come by now.
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(open()).toBe(0);
      expect((await start()).state()).toBe("ready");
      expect(open()).toBe(running);
    },
  );

  it.each(faults.final)(
    `${name} does not start after $what, and says what to do`,
    async ({ arrange, advice }) => {
      arrange();
      const error = await failure();
      expect(error).toBeInstanceOf(ExpectedError);
      expect(String(error)).toContain(advice);
      await expect.poll(open).toBe(0);
    },
  );
}

/** The result of the same answers, from the engine alone. */
function resultOf() {
  let session = createSession(TODAY);
  const take = (event: Event) => {
    session = step(dialog, session, event, TODAY).session;
  };
  const setting = { surface: "terminal", region: null };
  take({ type: "consent", age: "20-44" });
  for (let view = viewOf(dialog, session, setting); view.choices?.question; ) {
    const { question, none, options } = view.choices;
    const doubled = options.find(({ label }) => label === "Double or more");
    const isNone = none !== null && isMeant(none.label, NONE);
    take(doubled?.event ?? (isNone ? none.event : { type: "not-sure", question }));
    view = viewOf(dialog, session, setting);
  }
  return viewOf(dialog, session, setting);
}
