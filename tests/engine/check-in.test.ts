import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { holderOf, openTicket, sealTicket } from "../../src/app/tickets/ticket.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { type Back, type Course, MOST_VISITS } from "../../src/engine/content/answer.ts";
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
import { adviceFor } from "../../src/engine/safety/advice.ts";
import { doseFor, movedBy } from "../../src/engine/safety/dose.ts";
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
const holder = holderOf(
  { dialog, keys: createKeys(["a secret of at least thirty-two characters"]), fingerprint: 7 },
  { platform: { name: "terminal", number: 1 }, team: "", user: "me" },
);
const NEW: Course = {
  dayZero: TODAY,
  asked: 0,
  since: 0,
  moved: 0,
  movedOn: 0,
  open: null,
  visits: [],
};

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

  it("is asked by a code from older content too, and keeps what still fits", () => {
    const { session } = comesBack(result, 7, { back: "better" });
    const older = holderOf(
      { dialog, keys: createKeys(["a secret of at least thirty-two characters"]), fingerprint: 8 },
      { platform: { name: "terminal", number: 1 }, team: "", user: "me" },
    );
    for (const day of [9, 30]) {
      const opened = openTicket(holder, sealTicket(older, session), TODAY + day);
      if (!("session" in opened)) throw new Error(opened.type);
      const back = press(opened.session, { type: "resume" }, day);
      expect(askedOn(back)).toBe("back-now");
      expect(back.course).toMatchObject({ dayZero: TODAY, visits: [{ day: 7, back: "better" }] });
    }
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
    const fair = comesBack(result, 30, { back: "same" }).session;
    expect(nameOf(fair)).not.toBe("overstride");
    expect(textOf(fair)).toContain("it's no better");
    const idle = comesBack(result, 30, { back: "same", did: "none-yet" }).session;
    expect(nameOf(idle)).toBe("overstride");
  });

  it("never names a habit again that was tried and moved nothing, though it once seemed to help", () => {
    const helped = resultWith({ helps: ["steps"], helped: ["gone"] });
    expect(nameOf(helped)).toBe("overstride");
    expect(nameOf(comesBack(helped, 30, { back: "same" }).session)).not.toBe("overstride");
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

  it("moves the plan a step up for better and one down for worse, within five days none up, and never past what is held back", () => {
    const order = ["walk", "ladder", "part", "whole"];
    const level = (session: Session) => order.indexOf(doseFor(dialog, session)?.runs ?? "");
    const days = fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 8 });
    const backs = fc.array(fc.constantFrom("better", "same", "worse", "gone"), {
      minLength: 8,
      maxLength: 8,
    });
    const limping = resultWith({ pain: ["limp"], bone: [] });
    fc.assert(
      fc.property(days, backs, (gaps, said) => {
        let told: Session = result;
        let limp: Session = limping;
        let [day, up] = [0, 0];
        gaps.forEach((gap, at) => {
          day += gap;
          const back = (said[at] ?? "same") as Back;
          const before = level(told);
          const moved = (from: Session): Session => ({
            ...from,
            course: { ...NEW, ...from.course, ...movedBy(dialog, from, back, day) },
          });
          told = moved(told);
          limp = moved(limp);
          const isUp = back === "better" || back === "gone";
          const by = isUp ? (day - up >= 5 ? 1 : 0) : back === "worse" ? -1 : 0;
          const expected = Math.min(order.length - 1, Math.max(0, before + by));
          expect(level(told)).toBe(expected);
          if (expected !== before) up = day;
        });
        expect(doseFor(dialog, limp)?.runs).toBe("none");
      }),
      { seed: 24 },
    );
  });
});

describe("what was told stays safe when someone comes back", () => {
  /** As it is on another day: sealed into a ticket, and opened again. */
  const later = (session: Session, day: number): Session => {
    const opened = openTicket(holder, sealTicket(holder, session), TODAY + day);
    expect(opened.type).toBe("ok");
    return "session" in opened ? opened.session : session;
  };
  const isHeld = (session: Session) => adviceFor(dialog, session).isHeld;

  it("keeps a hold for a bone that may be sore through a visit that is the same or better", () => {
    for (const back of ["same", "better"] as const) {
      const sore = comesBack(result, 7, { back: "worse", screen: { bone: ["one-spot"] } }).session;
      expect(isHeld(sore)).toBe(true);
      const next = comesBack(later(sore, 9), 9, { back }).session;
      expect(isHeld(next)).toBe(true);
      expect(isHeld(later(next, 10))).toBe(true);
    }
  });

  it("asks about a bone where it starts sooner, and gives no step up for that", () => {
    const { session } = comesBack(result, 7, { back: "better", reach: "sooner" });
    expect(session.answers.map(({ question }) => question)).toContain("bone");
    expect(session.course?.moved).toBe(0);
    expect(textOf(session)).toContain("starts sooner on runs, so your plan goes no step up");
  });

  it("puts a visit that was left open down on the day on which it is answered", () => {
    const open = press(result, { type: "plan" }, 13);
    const stale = later(press(open, answer("back-now", "worse"), 13), 40);
    expect(askedOn(press(stale, answer("since"), 40))).toBe("back-now");
    const { session } = comesBack(stale, 40, { back: "worse" });
    expect(session.course?.visits).toEqual([{ day: 40, back: "worse" }]);
    expect(see(session).kind).toBe("days");
  });

  it("takes a tick on an old safety card, and words to the question of whoever is not OK, on any day", () => {
    const reopened = press(result, { type: "change", question: "legs" }, 0);
    const ticked = press(reopened, answer("legs", "numb"), 20);
    expect(see(ticked).kind).toBe("emergency");
    const asked = press(result, { type: "not-ok" }, 0);
    const { session } = respond(dialog, asked, { type: "words", text: "yes" }, TODAY + 3);
    expect(see(session).kind).toBe("crisis");
  });

  it("is not undone by going back", () => {
    const once = comesBack(result, 7, { back: "worse" }).session;
    let session = comesBack(once, 12, { back: "worse" }).session;
    for (let turns = 0; turns < 8; turns++) session = press(session, { type: "back" }, 12);
    session = press(press(session, { type: "stop" }, 12), { type: "carry-on" }, 12);
    expect(see(session).kind).not.toBe("result");
  });

  it("leads from a mistake back to how it is", () => {
    const once = comesBack(result, 7, { back: "worse" }).session;
    const twice = comesBack(once, 12, { back: "worse" }).session;
    const seen = press(later(twice, 13), { type: "keep" }, 13);
    expect(askedOn(press(seen, { type: "seen", reply: "mistake" }, 13))).toBe("back-now");
  });

  it("counts day 0 from the walk, whatever was asked anew since", () => {
    const told = (from: Session, pain: string) =>
      press(press(from, { type: "change", question: "pain" }, 1), answer("pain", pain), 1);
    const calmed = told(told(result, "8-10"), "3-4");
    expect(textOf(press(calmed, { type: "plan" }, 7))).toContain("It's day 7.");
  });

  it("goes by how sore it is now once that is asked anew, and by nothing twice", () => {
    const limping = resultWith({ pain: ["limp"], bone: [] });
    const screen = { pain: ["3-4"], settle: ["morning"] };
    const { session } = comesBack(limping, 7, { back: "better", screen });
    expect(doseFor(dialog, session)?.id).toBe(doseFor(dialog, resultWith(screen))?.id);
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
