import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { holderOf, openTicket, sealTicket } from "../../src/app/tickets/ticket.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { BACKS, type Back, MOST_VISITS } from "../../src/engine/content/answer.ts";
import {
  phaseOf,
  plainText,
  rankCauses,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { believe } from "../../src/engine/reasoning/belief.ts";
import { doseFor } from "../../src/engine/safety/dose.ts";
import type { Event } from "../../src/engine/session/event.ts";
import { respond } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const { checkIn, reminder } = dialog.content;
if (!checkIn || !reminder) throw new Error("This dialog has no second conversation.");

const press = (session: Session, event: Event, day: number) =>
  step(dialog, session, event, TODAY + day).session;
const answer = (question: string, ...options: string[]): Event => ({
  type: "answer",
  question,
  options,
});
const see = (session: Session): View =>
  viewOf(dialog, session, { surface: "terminal", region: "uk", code: "code" });
const textOf = (session: Session) => plainText(see(session));
const askedOn = (session: Session) => see(session).choices?.question ?? null;

/** Someone with a result; long steps are named first, unless they say otherwise. */
const resultWith = (told: Readonly<Record<string, readonly string[]>> = {}): Session => {
  const own: Readonly<Record<string, readonly string[]>> = {
    where: ["middle"],
    "how-long": ["medium-stuck"],
    pain: ["3-4"],
    settle: ["morning"],
    cadence: ["low"],
    foot: ["far"],
    helps: ["steps"],
    helped: ["half"],
    longest: ["same"],
    ...told,
  };
  return walkThrough(
    dialog,
    "20-44",
    ({ id, role }) => own[id] ?? (role === "screen" ? [] : ["not-sure"]),
    TODAY,
  );
};
const result = resultWith();

type Said = {
  back: Back;
  did?: string;
  reach?: string;
  screen?: Readonly<Record<string, string[]>>;
};

/** All that is asked of someone who comes back on a day, answered; and how many presses that took after the first. */
const comesBack = (
  from: Session,
  day: number,
  { back, did = "most", reach, screen = {} }: Said,
) => {
  const said: Readonly<Record<string, readonly string[]>> = {
    "back-now": [back],
    reach: [reach ?? "as-far"],
    did: [did],
    ...screen,
  };
  let session = press(from, { type: "resume" }, day);
  let presses = 0;
  for (let question = askedOn(session); question !== null; question = askedOn(session)) {
    const options = said[question] ?? [];
    session = press(session, answer(question, ...options), day);
    presses += Math.max(1, options.length);
    if (presses > 20) throw new Error(`It does not end at ${question}.`);
  }
  return { session, presses };
};

describe("someone who comes back to their result", () => {
  const leading: readonly Event[] = [
    { type: "resume" },
    { type: "plan" },
    { type: "run" },
    { type: "keep" },
    { type: "more" },
    { type: "carry-on" },
    { type: "details", cause: "form" },
    { type: "self-test" },
  ];
  it.each(leading)("is asked how it went, by $type", (event) => {
    for (const day of [2, 7, 14, 15, 100]) {
      expect(askedOn(press(result, event, day)), String(day)).toBe("back-now");
      expect(textOf(press(result, event, day))).toContain(`It's day ${day}.`);
    }
    expect(askedOn(press(result, event, 1))).not.toBe("back-now");
  });

  const toHelp = ["numbers", "help", "signs", "not-ok", "privacy", "stop", "restart"] as const;
  it.each(toHelp)("comes to what helps, and out, without that, by %s", (type) => {
    for (const day of [2, 20]) {
      expect(see(press(result, { type }, day)).kind).toBe(see(press(result, { type }, 0)).kind);
    }
  });

  it("is asked by words too, which are read as the answer", () => {
    const words = { type: "words", text: "it's a lot better thanks" } as const;
    const { session } = respond(dialog, result, words, TODAY + 7);
    expect(askedOn(session)).toBe("since");
    expect(session.answers).toContainEqual({ question: "back-now", options: ["better"] });
  });

  it("may put it off, and is not asked again for two days", () => {
    const later = press(press(result, { type: "plan" }, 7), { type: "not-now" }, 7);
    expect(see(later).kind).toBe("result");
    expect(askedOn(press(later, { type: "more" }, 8))).toBeNull();
    expect(askedOn(press(later, { type: "more" }, 9))).toBe("back-now");
  });

  it("presses four times before day 14, and at most seven times after", () => {
    for (const back of ["better", "same"] as const) {
      expect(comesBack(result, 7, { back }).presses).toBe(4);
      expect(comesBack(result, 21, { back }).presses).toBeLessThanOrEqual(7);
    }
    expect(comesBack(result, 7, { back: "gone" }).presses).toBe(3);
  });

  it("has day 0 for good: through tickets, on day 7, 21 and 42, and the newest visits are in the list", () => {
    const sealing = {
      dialog,
      keys: createKeys(["a secret of at least thirty-two characters"]),
      fingerprint: 7,
    };
    const owner = { platform: { name: "terminal", number: 1 }, team: "", user: "me" };
    const holder = holderOf(sealing, owner);
    let session = result;
    for (const day of [7, 21, 42]) {
      const opened = openTicket(holder, sealTicket(holder, session), TODAY + day);
      expect(opened.type).toBe("ok");
      if (!("session" in opened)) return;
      session = comesBack(opened.session, day, { back: "better" }).session;
      expect(session.course).toMatchObject({ dayZero: TODAY, asked: day, open: null });
    }
    const text = textOf(session);
    for (const line of ["22 November 2026", "Day 7: better", "Day 21: better", "Day 42: better"]) {
      expect(text).toContain(line);
    }
    for (let day = 50; day < 80; day += 3)
      session = comesBack(session, day, { back: "same" }).session;
    expect(session.course?.visits).toHaveLength(MOST_VISITS);
  });

  it("finds the list on the page to keep and on the one for a physio, without what was said of mood", () => {
    const low = resultWith({ doing: ["worried", "sleep"] });
    const { session } = comesBack(low, 7, { back: "better" });
    const keep = press(session, { type: "keep" }, 7);
    for (const page of [keep, press(keep, { type: "hand-over" }, 7)]) {
      expect(textOf(page)).toContain("Day 7: better");
    }
    const [, list = ""] = textOf(keep).split("So far");
    expect(list.split("\n\n")[0]).not.toMatch(/worr|sleep|low/i);
  });

  it("may change what they said, which then counts in its place", () => {
    const { session } = comesBack(result, 7, { back: "better" });
    const changed = press(
      press(session, { type: "change", question: "back-now" }, 7),
      answer("back-now", "same"),
      7,
    );
    expect(changed.course?.visits).toEqual([{ day: 7, back: "same" }]);
    expect(textOf(changed)).toContain("Day 7: about the same");
    expect(changed.answers.some(({ question }) => question === "eased")).toBe(false);
  });
});

describe("the short safety card", () => {
  const back = press(press(result, { type: "resume" }, 7), answer("back-now", "same"), 7);
  const signs = dialog.questions.get(checkIn.asked.signs)?.content.options ?? [];

  it.each(signs.flatMap(({ id, is }) => (is === undefined ? [] : [{ id, is }])))(
    "takes $id for $is, and comes to the same card",
    ({ id, is }) => {
      const [question = "", option = ""] = is.split(".");
      const ticked = press(back, answer(checkIn.asked.signs, id), 7);
      const first = walkThrough(
        dialog,
        "20-44",
        (asked) => (asked.id === question ? [option] : asked.role === "screen" ? [] : ["not-sure"]),
        TODAY,
      );
      expect(ticked.answers).toContainEqual({ question, options: [option] });
      const goOn = (from: Session): Session => {
        const asked = phaseOf(dialog, from);
        if (asked.type !== "question" || asked.question.role === "check-in") return from;
        const options = asked.question.role === "screen" ? [] : ["not-sure"];
        return goOn(press(from, answer(asked.question.id, ...options), 7));
      };
      expect(see(goOn(ticked)).kind).toBe(see(first).kind);
    },
  );

  it("opens all three where something else is new, or someone is not sure", () => {
    for (const event of [
      answer(checkIn.asked.signs, "other"),
      { type: "not-sure", question: checkIn.asked.signs } as const,
    ]) {
      let session = press(back, event, 7);
      for (const { id } of dialog.screen) {
        expect(askedOn(session)).toBe(id);
        session = press(session, answer(id), 7);
      }
      expect(askedOn(session)).toBe("reach");
    }
  });
});

describe("what they say when they come back", () => {
  const nameOf = (session: Session) => {
    const { hasDriver, first } = rankCauses(dialog, session);
    return hasDriver ? first.facet?.id : null;
  };
  it("speaks for a habit that was tried while it eased, and less where the back was new", () => {
    expect(nameOf(result)).toBe("overstride");
    const form = dialog.causes.findIndex(({ id }) => id === "form");
    const ratioOf = ({ answers }: Session) => believe(dialog, answers).ratio[form] ?? 0;
    const grown = (from: Session) =>
      ratioOf(comesBack(from, 16, { back: "better" }).session) / ratioOf(from);
    expect(grown(result)).toBeGreaterThan(1);
    expect(grown(resultWith({ "how-long": ["short"] }))).toBeGreaterThan(1);
    expect(grown(resultWith({ "how-long": ["short"] }))).toBeLessThan(grown(result));
  });

  it("takes a habit from the first place once it was tried for long enough and nothing changed", () => {
    const soon = comesBack(result, 7, { back: "same" }).session;
    expect(nameOf(soon)).toBe("overstride");
    expect(textOf(soon)).toContain("Too soon to judge");
    const fair = comesBack(result, 16, { back: "same" }).session;
    expect(nameOf(fair)).not.toBe("overstride");
    expect(textOf(fair)).toContain("it's no better");
    const idle = comesBack(result, 16, { back: "same", did: "none-yet" }).session;
    expect(nameOf(idle)).toBe("overstride");
  });

  it("never names a habit again that was tried and moved nothing, though it once seemed to help", () => {
    const helped = resultWith({ helps: ["steps"], helped: ["gone"] });
    expect(nameOf(helped)).toBe("overstride");
    expect(nameOf(comesBack(helped, 16, { back: "same" }).session)).not.toBe("overstride");
  });

  it("asks about bone and what is new after worse, and sends on where it is strong, at night or sooner", () => {
    const worse = (screen: Record<string, string[]>, reach = "as-far") =>
      comesBack(result, 7, { back: "worse", reach, screen }).session;
    const asked = worse({}).answers.map(({ question }) => question);
    expect(asked).toEqual(expect.arrayContaining(["bone", "worse-now"]));
    expect(textOf(worse({}))).toContain("a step back");
    expect(see(worse({ "worse-now": ["strong"] })).kind).toBe("days");
    expect(see(worse({ "worse-now": ["night"] })).kind).toBe("days");
    expect(see(worse({}, "sooner")).kind).toBe("days");
    expect(see(worse({ "worse-now": ["leg"], nerve: ["weak"] })).kind).toBe("same-day");
  });

  it("sends on after worse twice, and says whom to see at three weeks without a change", () => {
    const once = comesBack(result, 7, { back: "worse" }).session;
    const twice = comesBack(once, 12, { back: "worse" }).session;
    expect(see(twice).kind).toBe("days");
    expect(textOf(press(twice, { type: "keep" }, 12))).toContain("Day 12: worse");
    const late = comesBack(result, 21, { back: "same" }).session;
    expect(textOf(late)).toMatch(/doctor or physio.*no better after three weeks/);
  });

  it("moves the plan up for better and down for worse, and never past what is held back", () => {
    const order = ["walk", "ladder", "part", "whole"];
    const level = (session: Session) => order.indexOf(doseFor(dialog, session)?.runs ?? "");
    const visits = fc.array(fc.constantFrom(...BACKS), { maxLength: MOST_VISITS });
    const with_ = (backs: readonly Back[]): Session => ({
      ...result,
      course: {
        dayZero: TODAY,
        asked: 0,
        open: null,
        visits: backs.map((back, day) => ({ day, back })),
      },
    });
    fc.assert(
      fc.property(visits, (backs) => {
        expect(level(with_([...backs, "better"]))).toBeGreaterThanOrEqual(level(with_(backs)));
        expect(level(with_([...backs, "worse"]))).toBeLessThanOrEqual(level(with_(backs)));
        const limping = resultWith({ pain: ["limp"] });
        expect(doseFor(dialog, { ...limping, course: with_(backs).course })?.runs).toBe("none");
      }),
    );
  });
});

describe("a nudge to come back", () => {
  it("is offered on the plan and on the way out, once there is a result", () => {
    const ways = (session: Session) => see(session).controls.map(({ id }) => id);
    expect(ways(press(result, { type: "stop" }, 0))).toContain("remind");
    expect(ways({ ...result, page: { type: "plan" } })).toContain("remind");
    const started = step(dialog, { ...result, answers: [] }, { type: "stop" }, TODAY).session;
    expect(ways(started)).not.toContain("remind");
  });

  it("names the days that are still ahead, and nothing of backs or codes in what a calendar shows", () => {
    const on = (session: Session, day: number) => {
      const { blocks } = see(press(session, { type: "remind", hour: 18 }, day));
      const block = blocks.find(({ type }) => type === "calendar");
      return block?.type === "calendar" ? block.calendar : null;
    };
    const first = on(result, 0);
    expect(first?.days).toEqual(reminder.days.map((day) => TODAY + day));
    expect(`${first?.id} ${first?.title}`).not.toMatch(/back|pain|code/i);
    const { session } = comesBack(result, 7, { back: "better" });
    expect(on(session, 7)?.days).toEqual([TODAY + 21, TODAY + 42]);
    const odd = step(dialog, result, { type: "remind", hour: 3 }, TODAY);
    expect(odd.notice).toBe("unknown-option");
  });
});
