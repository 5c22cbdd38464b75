import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/app/keys.ts";
import {
  decodeSession,
  encodeSession,
  longestSession,
  SESSION_BYTES,
} from "../../src/app/session-codec.ts";
import {
  holderOf,
  type Owner,
  openTicket,
  type Sealing,
  sealTicket,
  TICKET_LENGTH,
} from "../../src/app/ticket.ts";
import {
  type Answer,
  createSession,
  isAdaptive,
  type Look,
  mostAdaptive,
  type Question,
  type Session,
  step,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SECRET = "a secret of at least thirty-two characters";
const sealing: Sealing = { dialog, keys: createKeys([SECRET]), print: 0x2bc };
const owner: Owner = {
  platform: "discord",
  team: "100000000000000001",
  user: "200000000000000002",
};
const SEED = { seed: 7, numRuns: 400 };

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

const anyLook: fc.Arbitrary<Look> = fc.oneof(
  fc.constantFrom<Look>(
    { type: "walk" },
    { type: "changes" },
    { type: "plan" },
    { type: "keep" },
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
    { type: "not-ok", reply: null },
    { type: "not-ok", reply: "yes" },
  ),
  fc.constantFrom(...dialog.causes).map(({ id }): Look => ({ type: "cause", cause: id })),
  fc.record({
    type: fc.constant("question" as const),
    question: fc.constantFrom(...dialog.questions.keys()),
    as: fc.constantFrom(
      "next" as const,
      "back" as const,
      "change" as const,
      "clarify" as const,
      "ask" as const,
    ),
    why: fc.boolean(),
  }),
);

/** Any session that a walk could hold, up to the longest. */
const anySession: fc.Arbitrary<Session> = fc
  .tuple(fc.subarray(placed), fc.shuffledSubarray(others, { maxLength: mostAdaptive(dialog) }))
  .chain(([first, rest]) => fc.tuple(...[...first, ...rest].map(answerTo)))
  .chain((answers) =>
    fc.record({
      age: fc.constantFrom(null, "under-18", ...dialog.content.ages.map(({ id }) => id)),
      region: fc.constantFrom(null, ...dialog.content.regions.map(({ id }) => id)),
      startDay: fc.constant(TODAY),
      checked: fc.boolean(),
      tested: fc.boolean(),
      returned: fc.constant(false),
      toldAge: fc.constant(null),
      offers: fc.constant([]),
      look: anyLook,
      answers: fc.constant(answers),
    }),
  );

/** Where some presses lead, of any button of any question in any order. */
const anyWalk: fc.Arbitrary<Session> = fc
  .tuple(
    fc.constantFrom(...dialog.content.ages.map(({ id }) => id)),
    fc.array(fc.constantFrom(...dialog.questions.values()).chain(answerTo), { maxLength: 100 }),
    anyLook,
  )
  .map(([age, presses, look]) => ({
    ...presses.reduce<Session>(
      (at, answer) => step(dialog, at, { type: "answer", ...answer }, TODAY).session,
      { ...createSession(TODAY), age },
    ),
    look,
  }));

describe("encodeSession", () => {
  it("round-trips every session, up to fourteen answers beside the safety screen", () => {
    fc.assert(
      fc.property(anySession, fc.nat(1023), (session, print) => {
        const decoded = decodeSession(dialog, encodeSession(dialog, session, print));
        expect(decoded).toEqual({ session, print, isWhole: true });
      }),
      SEED,
    );
  });
});

describe("a ticket", () => {
  it("gives back the session that was sealed, whatever buttons were pressed in whatever order", () => {
    fc.assert(
      fc.property(anyWalk, (session) => {
        const ticket = sealTicket(sealing, session, holderOf(owner));
        expect(openTicket(sealing, ticket, holderOf(owner), TODAY)).toEqual({
          type: "ok",
          session,
        });
      }),
      SEED,
    );
  });

  it("is 84 characters of base64url, however long the walk", () => {
    expect(TICKET_LENGTH).toBeLessThanOrEqual(84);
    fc.assert(
      fc.property(anySession, (session) => {
        expect(sealTicket(sealing, session, holderOf(owner))).toMatch(/^[\w-]{84}$/);
      }),
      SEED,
    );
  });

  it("holds the longest walk that there can be", () => {
    expect(longestSession(dialog)).toBeLessThanOrEqual(SESSION_BYTES * 8);
  });

  it("tells nothing: an answer changes about half of its bits, and owners share none", () => {
    const one = sealTicket(sealing, { ...createSession(TODAY), age: "20-44" }, holderOf(owner));
    const other = sealTicket(sealing, { ...createSession(TODAY), age: "50-59" }, holderOf(owner));
    const bits = (ticket: string) => [...Buffer.from(ticket, "base64url")].slice(2);
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
  const ticket = sealTicket(sealing, session, holderOf(owner));
  const open = (value: string, by: Owner = owner, on = TODAY, as: Sealing = sealing) =>
    openTicket(as, value, holderOf(by), on);

  it.each([
    ["nothing", ""],
    ["random words", "hello there"],
    ["half a ticket", ticket.slice(0, 40)],
    ["two tickets", ticket + ticket],
    ["marks that are no base64url", `${ticket.slice(0, 83)}!`],
    ["a megabyte", "A".repeat(1_000_000)],
  ])("calls %s malformed", (_name, value) => {
    expect(open(value)).toEqual({ type: "malformed" });
  });

  it("tells someone else's, another platform's and another workspace's apart", () => {
    expect(open(ticket, { ...owner, user: "200000000000000003" }).type).toBe("not-yours");
    expect(open(ticket, { ...owner, team: "100000000000000009" }).type).toBe("not-yours");
    expect(open(ticket, { ...owner, platform: "slack" }).type).toBe("other-platform");
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

  it("accepts no ticket with a bit turned, and never throws", () => {
    fc.assert(
      fc.property(fc.nat(63 * 8 - 1), (bit) => {
        const bytes = Buffer.from(ticket, "base64url");
        const byte = bytes[bit >> 3] ?? 0;
        bytes[bit >> 3] = byte ^ (0x80 >> (bit & 7));
        expect(open(bytes.toString("base64url")).type).not.toMatch(/^(ok|stale-content|too-old)$/);
      }),
      { seed: 3, numRuns: 504 },
    );
  });

  it("reads as much as there is of a session that says it holds more", () => {
    const bytes = new Uint8Array(SESSION_BYTES).fill(58);
    bytes.set([0, 0, 0, 0, 0, 213, 239, 13]);
    expect(decodeSession(dialog, bytes).isWhole).toBe(false);
  });

  it("accepts no random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 63, maxLength: 63 }), (bytes) => {
        const { type } = open(Buffer.from(bytes).toString("base64url"));
        expect(["not-authentic", "unknown-key", "other-platform", "not-yours"]).toContain(type);
      }),
      SEED,
    );
  });

  it("calls a ticket edited behind its head not authentic", () => {
    const bytes = Buffer.from(ticket, "base64url");
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(open(bytes.toString("base64url"))).toEqual({ type: "not-authentic" });
  });

  it("replays a session into content that has changed", () => {
    expect(open(ticket, owner, TODAY, { ...sealing, print: 0x1ef })).toEqual({
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

function popCount(byte: number): number {
  return byte.toString(2).replaceAll("0", "").length;
}
