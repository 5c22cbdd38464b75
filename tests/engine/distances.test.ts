import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/app/loading/translate.ts";
import { distanceUnits, inUnit } from "../../src/engine/content/distance.ts";
import {
  createSession,
  type Event,
  plainText,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";
import { everyCard } from "../every-view.ts";

const dialog = realDialog();
const press = (session: Session, event: Event) => step(dialog, session, event, TODAY).session;
const show = (session: Session, region: string | null = null) =>
  viewOf(dialog, session, { surface: "terminal", region });

const SAID = { km: /\bkm\b|kilomet/i, miles: /\bmiles?\b/i } as const;
const otherThan = (unit: "km" | "miles") => (unit === "km" ? "miles" : "km");
const textOf = (view: View) => plainText({ ...view, controls: [] });
const switchOn = ({ controls }: View) =>
  controls.find(({ event }) => event.type === "distances") ?? null;

const shoes: Session = {
  ...createSession(TODAY),
  age: "20-44",
  answers: ["legs", "ill", "about"].map((question) => ({ question, options: [] })),
  page: { type: "question", question: "shoe-age", as: "change", why: false },
};

describe("a distance", () => {
  const cards = everyCard(dialog);
  const telling = cards.filter(({ view }) => switchOn(view) !== null);

  it("is told on cards of many kinds", () => {
    const kinds = new Set(telling.map(({ view }) => view.kind));
    for (const kind of ["question", "more", "cause", "learn", "sources", "change", "keep"])
      expect([...kinds]).toContain(kind);
  });

  it("is said in one unit on every card: the person's, else their region's", () => {
    for (const { view, session, region } of cards) {
      const isMiles = ["uk", "us"].includes(session.region ?? region ?? "");
      const unit = session.distances ?? (isMiles ? "miles" : "km");
      const text = textOf(view);
      expect(text).not.toMatch(SAID[otherThan(unit)]);
      expect(text).not.toMatch(/\{[^}]*\|/);
      // The way to the other unit stands where one is said, and nowhere else.
      const wanted = SAID[unit].test(text) ? otherThan(unit) : null;
      // The result has no room for it: it waits behind "more".
      if (view.kind === "result") {
        const more = switchOn(show(press(session, { type: "more" }), region));
        expect(more?.id ?? null, text).toBe(wanted);
      } else if (view.kind !== "more") expect(switchOn(view)?.id ?? null, text).toBe(wanted);
    }
  });

  it("changes with one press and nothing else does; a second press brings the same card back", () => {
    for (const { view, session, region } of telling) {
      const first = switchOn(view);
      const there = press(session, first?.event ?? { type: "back" });
      expect(there).toEqual({ ...session, distances: first?.id });
      const back = press(there, switchOn(show(there, region))?.event ?? { type: "back" });
      // Behind "more" it is the result that changes.
      const told = (one: Session) =>
        view.kind === "more" ? { ...one, page: { type: "walk" } as const } : one;
      expect(textOf(show(told(there), region))).not.toBe(textOf(show(told(session), region)));
      expect(show(back, region)).toEqual(show(session, region));
    }
  });

  it.each([
    ["uk", "miles"],
    ["us", "miles"],
    ["ca", "km"],
    ["eu", "km"],
    [null, "km"],
  ] as const)("is in what region %s uses at first: %s", (region, unit) => {
    expect(textOf(show(shoes, region))).toMatch(SAID[unit]);
    // The person's own region goes before the operator's, and their choice before both.
    expect(textOf(show({ ...shoes, region }, unit === "km" ? null : "eu"))).toMatch(SAID[unit]);
    for (const distances of distanceUnits) {
      const chosen = press(shoes, { type: "distances", unit: distances });
      expect(textOf(show(chosen, region))).toMatch(SAID[distances]);
    }
  });

  it("stays in the unit that was chosen: on later cards, after Back, and in a new walk", () => {
    const chosen = press(shoes, { type: "distances", unit: "miles" });
    const answer = { type: "answer", question: "shoe-age", options: ["worn"] } as const;
    for (const events of [
      [answer],
      [{ type: "back" }],
      [{ type: "restart" }],
      [{ type: "stop" }, { type: "start" }],
      [answer, { type: "change" }],
    ] as const) {
      expect(events.reduce(press, chosen).distances).toBe("miles");
    }
    const changing = [answer, { type: "change" } as const].reduce(press, chosen);
    expect(plainText(show(changing))).toContain("Over 500 miles");
  });

  it("is said back in it too", () => {
    const named = [{ question: "shoe-age", options: ["worn"] }];
    const told = (region: string | null) =>
      plainText(
        viewOf(
          dialog,
          createSession(TODAY),
          { surface: "terminal", region },
          { notice: "understood", named },
        ),
      );
    expect(told(null)).toContain("shoes over 800 km");
    expect(told("us")).toContain("shoes over 500 miles");
  });

  it("stands in no text but as a pair, whatever card that is on", () => {
    for (const { key, text } of textsOf(dialog.content)) {
      if (key === "labels.km" || key === "labels.miles") continue;
      const rest = text.replace(/\{[^{}|]+\|[^{}|]+\}/g, "");
      for (const said of Object.values(SAID)) expect(rest, key).not.toMatch(said);
      expect(inUnit(text, "km"), key).not.toMatch(SAID.miles);
      expect(inUnit(text, "miles"), key).not.toMatch(SAID.km);
    }
  });
});
