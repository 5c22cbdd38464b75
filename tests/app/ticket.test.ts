import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitWriter } from "../../src/app/tickets/bits.ts";
import { createKeys, TICKET_VERSION } from "../../src/app/tickets/keys.ts";
import {
  decodeSession,
  encodeSession,
  longestSession,
  SESSION_BYTES,
} from "../../src/app/tickets/session-codec.ts";
import {
  holderOf,
  type Opened,
  type Owner,
  openTicket,
  type Sealing,
  sealTicket,
  TICKET_LENGTH,
} from "../../src/app/tickets/ticket.ts";
import {
  type Answer,
  BACKS,
  type Clock,
  type Course,
  createDialog,
  createSession,
  fitSession,
  isAdaptive,
  MOST_OFFERS,
  MOST_VISITS,
  mostAdaptive,
  type Offer,
  type Page,
  phaseOf,
  type Question,
  type Session,
  step,
  withoutPlans,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SECRET = "a secret of at least thirty-two characters";
const sealing: Sealing = { dialog, keys: createKeys([SECRET]), fingerprint: 0x2bc };
const owner: Owner = {
  platform: { name: "discord", number: 1 },
  team: "100000000000000001",
  user: "200000000000000002",
};
const mine = holderOf(sealing, owner);
const SEED = { seed: 7, numRuns: 400 };
/** What the same owner and secret got before tickets told more of their key. */
const BEFORE =
  "BHm0bWJws5lNOCKa2n1jXXf7f1aNt32M5y5xSYwWSjOIQnoESLRE98CCxwS7QFen_M66n_0Q8pHshMMG9lh2ii8dFsm0_UHuOVNbUzOKCwcjPYEK8TzFrXXcQqS6G1Cf4n4uEhL5nfHoBAVlu_SSY1QAgXMtyGzPz2tSSibB61fbyspnb3s4";
/** The same, with the page of whoever is not OK open. */
const NOT_OK_BEFORE = {
  ask: "hHm0I4xJ7ZtP3oFnvRqoEwLCBetjYm0j4AZx503N26lFpMFRRsVvyFY3pypqDZlF5cPZQRvQegjW5bajGc769ZiuGmWYGWnQzdKITilrmyOTu-ZTqSACTDOH4ThWPss_Vao_3hoWdG1QvLovhyb4GrobQBZIq9K-xzikCDPYuSIYOAXXXyMY",
  crisis:
    "hHm0yj0EZELkXvgik6Oh71FIIIhxiU24dHUO9nCC2H-rRrc7gtxxrx04FRW7FLosO6RX2ABiFHySj3OcT8glLJ8aC1LDl9U_EB93T3W3ksCY8zTH9eVKaDVP_T3X5bMxTgSsNvQtOIPwOHWZcoB8VeL17Edqyt3p-KjOtG-2RRlEF6_P9Txm",
  support:
    "hHm0zh7pKxi0APVQK922HjEBDjnXKeT3L4_n4Jolpef8frcwEWtR785EnWn2fCNLln8KQdXTeNY5cLg52eRbl5zT6UH0-2Re2Kmo8HKpnSu9I0IDcRb4gjc-VILdlL4TZ1nso1LFiQQRTRkVw1Vz_3q8nbFd6ZiBkqg9w-zbfV6a0tFFl7y0",
};

const numberOf = ({ id }: Question) => dialog.lock.fixed[id]?.number ?? 0;
const placed = [...dialog.questions.values()]
  .filter((question) => !isAdaptive(question))
  .sort((a, b) => numberOf(a) - numberOf(b));
const others = dialog.walk.filter(isAdaptive);

const answerTo = (question: Question): fc.Arbitrary<Answer> => {
  const ids = question.content.options.map(({ id }) => id);
  const options = question.many
    ? fc.oneof(fc.subarray(ids), fc.constant(["not-sure"]))
    : fc.oneof(
        fc.constantFrom(...ids, "not-sure").map((id) => [id]),
        // A self-test that may not have been done right.
        fc
          .constantFrom(...ids)
          .map((id) => [id, ...(question.role === "self-test" ? ["not-sure"] : [])]),
      );
  return options.map((chosen) => ({ question: question.id, options: chosen }));
};

const anyPage: fc.Arbitrary<Page> = fc.oneof(
  fc.constantFrom<Page>(
    { type: "walk" },
    { type: "changes" },
    { type: "plan" },
    { type: "keep" },
    { type: "run" },
    { type: "more" },
    { type: "signs" },
    { type: "no-fit" },
    { type: "progress" },
    { type: "remind", hour: null },
    { type: "remind", hour: 0 },
    { type: "remind", hour: 23 },
    { type: "hand-over" },
    { type: "moved", question: "plank" },
    { type: "moved", question: "foot" },
    { type: "numbers" },
    { type: "help" },
    { type: "privacy" },
    { type: "stopped" },
    { type: "learn", topic: null },
    { type: "learn", topic: "film" },
    { type: "learn", topic: "load" },
    { type: "sources", topic: "film", from: "learn" },
    { type: "sources", topic: "load", from: "cause" },
    { type: "not-ok", step: "ask" },
    { type: "not-ok", step: "crisis" },
    { type: "not-ok", step: "support" },
    { type: "not-ok", step: "low" },
    { type: "not-ok", step: "told" },
    { type: "not-ok", step: "danger" },
    { type: "not-ok", step: "safe" },
  ),
  fc.record({
    type: fc.constant("exercise" as const),
    exercise: fc.constantFrom(null, ...dialog.content.exercises.map(({ id }) => id)),
    from: fc.constantFrom("walk" as const, "plan" as const, "learn" as const),
  }),
  fc.constantFrom(...dialog.causes).map(({ id }): Page => ({ type: "cause", cause: id })),
  fc.record({
    type: fc.constant("question" as const),
    question: fc.constantFrom(...dialog.questions.keys()),
    as: fc.constantFrom(
      "next" as const,
      "back" as const,
      "change" as const,
      "clarify" as const,
      "ask" as const,
      "plan" as const,
      "run" as const,
    ),
    why: fc.boolean(),
  }),
);

const anyAge = fc.constantFrom(null, "under-18", ...dialog.content.ages.map(({ id }) => id));

const anyOffer: fc.Arbitrary<Offer> = fc
  .constantFrom(...dialog.questions.values())
  .chain(({ id, content }) =>
    fc.record({
      question: fc.constant(id),
      option: fc.constantFrom(...content.options.map((option) => option.id)),
    }),
  );
const anyOffers = fc.array(anyOffer, { maxLength: MOST_OFFERS });

const anyFigure = fc.integer({ min: 0, max: 300 });
const anyClock: fc.Arbitrary<Clock | null> = fc.option(
  fc.record({
    question: fc.constantFrom(...dialog.questions.keys()),
    since: fc.option(fc.integer({ min: 1, max: Date.UTC(2100, 0) })),
    tries: fc.array(anyFigure, { maxLength: 2 }),
  }),
);

const anyDay = fc.integer({ min: 0, max: 1_000 });
const anyCourse: fc.Arbitrary<Course | null> = fc.option(
  fc.record({
    dayZero: fc.integer({ min: 20_000, max: TODAY }),
    asked: anyDay,
    since: anyDay,
    moved: fc.integer({ min: -3, max: 3 }),
    movedOn: anyDay,
    open: fc.constantFrom(null, "short" as const, "whole" as const),
    visits: fc.array(fc.record({ day: anyDay, back: fc.constantFrom(...BACKS) }), {
      maxLength: MOST_VISITS,
    }),
  }),
);

/** Any session that a walk could hold, up to the longest. */
const anySession: fc.Arbitrary<Session> = fc
  .tuple(fc.subarray(placed), fc.shuffledSubarray(others, { maxLength: mostAdaptive(dialog) }))
  .chain(([first, rest]) => fc.tuple(...[...first, ...rest].map(answerTo)))
  .chain((answers) =>
    fc.record({
      age: anyAge,
      region: fc.constantFrom(null, ...dialog.content.regions.map(({ id }) => id)),
      distances: fc.constantFrom(null, "km" as const, "miles" as const),
      startDay: fc.constant(TODAY),
      planDay: fc.constantFrom(null, TODAY),
      wantsRun: fc.boolean(),
      checked: fc.boolean(),
      tested: fc.boolean(),
      returned: fc.boolean(),
      toldAge: anyAge,
      offers: anyOffers,
      page: anyPage,
      clock: anyClock,
      course: anyCourse,
      answers: fc.constant(answers),
    }),
  );

/** Where some presses lead, of any button of any question in any order. */
const anyWalk: fc.Arbitrary<Session> = fc
  .tuple(
    fc.constantFrom(...dialog.content.ages.map(({ id }) => id)),
    fc.array(fc.constantFrom(...dialog.questions.values()).chain(answerTo), { maxLength: 100 }),
    fc.record({ returned: fc.boolean(), toldAge: anyAge, offers: anyOffers, page: anyPage }),
  )
  .map(([age, presses, held]) => ({
    ...presses.reduce<Session>(
      (at, answer) => step(dialog, at, { type: "answer", ...answer }, TODAY).session,
      { ...createSession(TODAY), age },
    ),
    ...held,
  }));

describe("encodeSession", () => {
  it("round-trips every session, up to fourteen answers beside the safety screen", () => {
    fc.assert(
      fc.property(anySession, fc.nat(1023), (session, fingerprint) => {
        const decoded = decodeSession(dialog, encodeSession(dialog, session, fingerprint));
        expect(decoded).toEqual({ session, fingerprint, isWhole: true });
      }),
      SEED,
    );
  });
});

describe("a ticket", () => {
  it("gives back the session that was sealed, whatever buttons were pressed in whatever order", () => {
    fc.assert(
      fc.property(anyWalk, (session) => {
        const ticket = sealTicket(mine, session);
        expect(openTicket(mine, ticket, TODAY)).toEqual({
          type: "ok",
          session,
        });
      }),
      SEED,
    );
  });

  it("is 180 characters of base64url, however long the walk", () => {
    expect(TICKET_LENGTH).toBe(180);
    fc.assert(
      fc.property(anySession, (session) => {
        expect(sealTicket(mine, session)).toMatch(/^[\w-]{180}$/);
      }),
      SEED,
    );
  });

  it("from before plans were turned off still opens, with every answer but those for a plan", () => {
    const plain = { ...sealing, dialog: withoutPlans(dialog) };
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const session = { ...walk, planDay: TODAY, wantsRun: true };
        const opened = openTicket(holderOf(plain, owner), sealTicket(mine, session), TODAY);
        const isKept = ({ question }: Answer) => dialog.questions.get(question)?.role !== "plan";
        expect("session" in opened && opened.session.answers).toEqual(
          fitSession(plain.dialog, { ...session, answers: session.answers.filter(isKept) }).session
            .answers,
        );
        const phase = "session" in opened && phaseOf(plain.dialog, opened.session).type;
        expect(phase).not.toBe("run");
      }),
      SEED,
    );
  });

  it("holds the longest walk that there can be, and 30 bits for what is yet to come", () => {
    expect(SESSION_BYTES * 8 - longestSession(dialog)).toBeGreaterThanOrEqual(30);
  });

  it("tells its version before it is opened", () => {
    const [first = 0] = Buffer.from(sealTicket(mine, createSession(TODAY)), "base64url");
    expect(first & 7).toBe(TICKET_VERSION);
  });

  it("tells nothing: an answer changes about half of its bits, and owners share none", () => {
    const one = sealTicket(mine, { ...createSession(TODAY), age: "20-44" });
    const other = sealTicket(mine, { ...createSession(TODAY), age: "50-59" });
    const bits = (ticket: string) => [...Buffer.from(ticket, "base64url")].slice(3);
    const changed = bits(one).reduce(
      (sum, byte, at) => sum + popCount(byte ^ (bits(other)[at] ?? 0)),
      0,
    );
    expect(changed / (bits(one).length * 8)).toBeGreaterThan(0.35);
  });
});

describe("openTicket", () => {
  const session: Session = {
    ...createSession(TODAY),
    age: "20-44",
    answers: [
      { question: "legs", options: [] },
      { question: "where", options: ["middle"] },
    ],
  };
  const ticket = sealTicket(mine, session);
  const open = (value: string, by: Owner = owner, on = TODAY, as: Sealing = sealing) =>
    openTicket(holderOf(as, by), value, on);

  it.each([
    ["nothing", ""],
    ["random words", "hello there"],
    ["half a ticket", ticket.slice(0, 90)],
    ["as much of one as older ones were long", ticket.slice(0, 84)],
    ["two tickets", ticket + ticket],
    ["marks that are no base64url", `${ticket.slice(0, 179)}!`],
    ["a version that there is not", `A${ticket.slice(1)}`],
    ["a megabyte", "A".repeat(1_000_000)],
  ])("calls %s malformed", (_name, value) => {
    expect(open(value)).toEqual({ type: "malformed" });
  });

  it("knows a ticket from before there was a version in it", () => {
    const older =
      "cZou0ERWKEmlLzc0H4M_oEKhtcviRvl_RpARvj28xlmyLzbNrik_bB1c5WnkdwCZJ-lFWmnrsqSqVpuFeZli";
    expect(open(older)).toEqual({ type: "older-format" });
    expect(open(older.slice(1))).toEqual({ type: "malformed" });
    expect(open(`${older.slice(1)}!`)).toEqual({ type: "malformed" });
  });

  it("opens none of another dialog, whatever its lock file says", () => {
    const { content, lock } = dialog;
    const other = createDialog({ ...content, id: "another-dialog" }, lock);
    const renumbered = createDialog(other.content, { ...lock, regions: {}, topics: {} });
    for (const elsewhere of [other, renumbered]) {
      const as = { ...sealing, dialog: elsewhere };
      expect(open(ticket, owner, TODAY, as)).toEqual({ type: "not-authentic" });
      const theirs = sealTicket(holderOf(as, owner), session);
      expect(open(theirs)).toEqual({ type: "not-authentic" });
      expect(open(theirs, owner, TODAY, as).type).toBe("ok");
    }
  });

  it("tells someone else's, another platform's and another workspace's apart", () => {
    expect(open(ticket, { ...owner, user: "200000000000000003" }).type).toBe("not-yours");
    expect(open(ticket, { ...owner, team: "100000000000000009" }).type).toBe("not-yours");
    expect(open(ticket, { ...owner, platform: { name: "slack", number: 2 } }).type).toBe(
      "other-platform",
    );
  });

  it("knows a ticket of another key, and opens those of older keys", () => {
    const others: Sealing = {
      ...sealing,
      keys: createKeys(["another secret of thirty-two characters"]),
    };
    expect(open(ticket, owner, TODAY, others).type).toBe("unknown-key");
    const both: Sealing = {
      ...sealing,
      keys: createKeys(["another secret of thirty-two characters", SECRET]),
    };
    expect(open(ticket, owner, TODAY, both)).toEqual({ type: "ok", session });
  });

  it("calls a ticket of a replaced key somebody else's for one secret in hundreds at most", () => {
    const secrets = Array.from(
      { length: 5_000 },
      (_, at) => `one of many secrets, number ${at} of them all`,
    );
    const mistaken = secrets.filter((secret) => {
      return (
        open(ticket, owner, TODAY, { ...sealing, keys: createKeys([secret]) }).type !==
        "unknown-key"
      );
    });
    expect(mistaken.length).toBeLessThan(20);
  });

  it("opens those from before they told more of the key, and they go on with all of it", () => {
    expect(open(BEFORE)).toEqual({ type: "ok", session });
    expect(open(BEFORE, { ...owner, user: "1" }).type).toBe("not-yours");
    expect(sealTicket(mine, session)).not.toBe(BEFORE);
  });

  it("opens those of before an answer could lead to the page of whoever is not OK", () => {
    const { page, ...rest } = session;
    for (const [step, value] of Object.entries(NOT_OK_BEFORE)) {
      expect(open(value)).toEqual({
        type: "ok",
        session: { ...rest, page: { type: "not-ok", step } },
      });
    }
  });

  it("accepts no ticket with a bit turned, and never throws", () => {
    fc.assert(
      fc.property(fc.nat(135 * 8 - 1), (bit) => {
        const bytes = Buffer.from(ticket, "base64url");
        const byte = bytes[bit >> 3] ?? 0;
        bytes[bit >> 3] = byte ^ (0x80 >> (bit & 7));
        expect(open(bytes.toString("base64url")).type).not.toMatch(/^(ok|stale-content|too-old)$/);
      }),
      { seed: 3, numRuns: 1_080 },
    );
  });

  it("reads as much as there is of a session that says it holds more", () => {
    const longest = Object.entries(dialog.lock.walk).sort(([, a], [, b]) => b.bits - a.bits)[0];
    if (!longest) throw new Error("Nothing is asked.");
    const [question, { number, bits: width }] = longest;
    const bits = new BitWriter(SESSION_BYTES);
    // Nothing up to how many answers there are: 63, which is more than fit.
    for (let byte = 0; byte < 7; byte++) bits.write(0, 8);
    bits.write(63, 6);
    const fitting = Math.floor((SESSION_BYTES * 8 - 62) / (6 + width));
    for (let answer = 0; answer < fitting; answer++) {
      bits.write(number, 6);
      bits.write(1, width);
    }
    const { session, isWhole } = decodeSession(dialog, bits.bytes);
    expect(isWhole).toBe(false);
    expect(fitting).toBeLessThan(63);
    const read = session.answers.slice(0, fitting).map((answer) => answer.question);
    expect(read).toEqual(Array(fitting).fill(question));
  });

  it("accepts no random bytes, of this version or any", () => {
    const REFUSED: readonly Opened["type"][] = [
      "malformed",
      "not-authentic",
      "unknown-key",
      "other-platform",
      "not-yours",
    ];
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 135, maxLength: 135 }),
        fc.boolean(),
        (bytes, isOurs) => {
          if (isOurs) bytes[0] = TICKET_VERSION;
          expect(REFUSED).toContain(open(Buffer.from(bytes).toString("base64url")).type);
        },
      ),
      SEED,
    );
  });

  it("calls a ticket edited behind its head not authentic", () => {
    const bytes = Buffer.from(ticket, "base64url");
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(open(bytes.toString("base64url"))).toEqual({ type: "not-authentic" });
  });

  it("replays a session into content that has changed", () => {
    expect(open(ticket, owner, TODAY, { ...sealing, fingerprint: 0x1ef })).toEqual({
      type: "stale-content",
      session,
      dropped: false,
    });
  });

  it("asks the safety screen again after 14 days, keeping the other answers", () => {
    expect(open(ticket, owner, TODAY + 14).type).toBe("ok");
    const opened = open(ticket, owner, TODAY + 15);
    expect(opened).toMatchObject({
      type: "too-old",
      session: { startDay: TODAY + 15, answers: [{ question: "where", options: ["middle"] }] },
    });
  });
});

describe("an old ticket of someone who was asked to be seen", () => {
  const urgent: Session = {
    ...createSession(TODAY),
    age: "20-44",
    answers: [{ question: "legs", options: ["numb"] }],
  };

  it.each([15, 60])("forgets nothing before they say whether they were, after %i days", (days) => {
    for (const session of [urgent, { ...urgent, returned: true }]) {
      const opened = openTicket(mine, sealTicket(mine, session), TODAY + days);
      expect(opened.type).toBe("ok");
      expect("session" in opened && opened.session.answers).toEqual(urgent.answers);
      expect("session" in opened && opened.session.returned).toBe(true);
    }
  });
});

function popCount(byte: number): number {
  return byte.toString(2).replaceAll("0", "").length;
}
