import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createDialog,
  createSession,
  fitSession,
  phaseOf,
  plainText,
  type Session,
  viewOf,
} from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import type { Input } from "../../src/language/input.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SETTING = { surface: "terminal", region: "uk" };
const SEED = { seed: 20_261_122, numRuns: 300 };

const start = respond(
  dialog,
  createSession(TODAY),
  { type: "consent", age: "20-44" },
  TODAY,
).session;

function play(session: Session, ...events: readonly Input[]): Session {
  return events.reduce((at, event) => respond(dialog, at, event, TODAY).session, session);
}

function questionOn(session: Session): string {
  return viewOf(dialog, session, SETTING).choices?.question ?? "none";
}

const none = (question: string): Input => ({ type: "answer", question, options: [] });
const pick = (question: string, ...options: string[]): Input => ({
  type: "answer",
  question,
  options,
});
const screened = play(start, none("legs"), none("ill"), none("about"));

/** Any answer to any question, and every way of moving about. */
const anyAnswer = fc.constantFrom(...dialog.questions.values()).chain(
  (question): fc.Arbitrary<Input> =>
    fc
      .subarray(
        question.content.options.map(({ id }) => id),
        question.many ? {} : { minLength: 1, maxLength: 1 },
      )
      .map((options) => ({ type: "answer", question: question.id, options })),
);
const anyQuestion = fc.constantFrom(...dialog.questions.keys());
const anyMove: fc.Arbitrary<Input> = fc.oneof(
  fc.constantFrom<Input>(
    { type: "back" },
    { type: "plan" },
    { type: "change" },
    { type: "self-test" },
    { type: "learn" },
    { type: "numbers" },
    { type: "help" },
    { type: "privacy" },
    { type: "not-ok" },
    { type: "not-ok", reply: "yes" },
    { type: "checked" },
    { type: "carry-on" },
    { type: "stop" },
  ),
  anyQuestion.map((question): Input => ({ type: "not-sure", question })),
  anyQuestion.map((question): Input => ({ type: "why", question })),
  anyQuestion.map((question): Input => ({ type: "change", question })),
  fc.constantFrom(...dialog.causes).map(({ id }): Input => ({ type: "details", cause: id })),
);
const anyWords: fc.Arbitrary<Input> = fc
  .oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom("1", "99", "back", "none", "cant pee", "1, 2"),
  )
  .map((text) => ({ type: "words", text }));
const anyJunk: fc.Arbitrary<Input> = fc
  .tuple(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
  .chain(([id, options]) =>
    fc.constantFrom<Input>(
      { type: "answer", question: id, options },
      { type: "consent", age: id },
      { type: "details", cause: id },
      { type: "learn", topic: id },
      { type: "numbers", region: id },
      { type: "self-test", question: id },
      { type: "optional", question: id },
    ),
  );
const anyEvent = fc.oneof({ arbitrary: anyAnswer, weight: 6 }, anyMove, anyWords, anyJunk);
const anyWalk = fc.array(anyEvent, { maxLength: 40 });

/** Answers whatever is asked, so that walks get somewhere. */
const anyChoices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
function walk(choices: readonly number[], from = start): Session {
  return choices.reduce((session, choice) => {
    const phase = phaseOf(dialog, session);
    if (phase.type !== "question") return session;
    const { question } = phase;
    const { options } = question.content;
    // Most people tick nothing on the safety screen.
    if (question.role === "screen" && choice % 20 > 0) return play(session, none(question.id));
    const option = options[choice % options.length]?.id ?? "";
    return play(session, pick(question.id, option));
  }, from);
}

describe("step", () => {
  it("gives the same session for the same events, and leaves the one it was given alone", () => {
    fc.assert(
      fc.property(anyWalk, (events) => {
        const before = JSON.stringify(start);
        expect(play(start, ...events)).toEqual(play(start, ...events));
        expect(JSON.stringify(start)).toBe(before);
      }),
      SEED,
    );
  });

  it("never throws and always has a card, whatever comes", () => {
    fc.assert(
      fc.property(anyWalk, (events) => {
        for (const from of [createSession(TODAY), start, screened]) {
          const session = play(from, ...events);
          expect(plainText(viewOf(dialog, session, SETTING)).length).toBeGreaterThan(20);
          expect(JSON.parse(JSON.stringify(session))).toEqual(session);
        }
      }),
      SEED,
    );
  });

  it("always shows a question as it would be made for this walk alone", () => {
    const told = fc.constantFrom(
      "hello",
      "dull ache since I doubled my mileage",
      "My back is always worse if I run straight after a day in the office chair.",
    );
    const answers = fc.array(fc.nat(1_000), { minLength: 15, maxLength: 30 });
    let compared = 0;
    fc.assert(
      fc.property(told, answers, fc.constantFrom("uk", "ie"), (text, choices, region) => {
        let session = play(start, { type: "words", text });
        for (const choice of choices) {
          session = walk([choice], session);
          const phase = phaseOf(dialog, session);
          if (session.page.type !== "walk" || phase.type !== "question") continue;
          const setting = { surface: "terminal", region };
          const view = viewOf(dialog, session, setting);
          // The same question on a page of its own is made anew.
          const { id } = phase.question;
          const page = { type: "question", question: id, as: "next", why: false } as const;
          const anew = viewOf(dialog, { ...session, page }, setting);
          expect(anew.choices).not.toBe(view.choices);
          expect(view).toEqual(anew);
          compared++;
        }
      }),
      SEED,
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it("asks no question of the walk before the safety screen is done", () => {
    fc.assert(
      fc.property(anyWalk, (events) => {
        const session = play(start, ...events);
        const phase = phaseOf(dialog, session);
        if (
          phase.type === "result" ||
          (phase.type === "question" && phase.question.role === "walk")
        ) {
          const answered = session.answers.map(({ question }) => question);
          expect(answered).toEqual(expect.arrayContaining(["legs", "ill", "about"]));
        }
      }),
      SEED,
    );
  });

  it("re-opens the last question with its choice marked on back", () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const session = walk(choices);
        const last = session.answers.at(-1);
        if (!last) return;
        const view = viewOf(dialog, play(session, { type: "back" }), SETTING);
        expect(view.choices?.question).toBe(last.question);
        const marked = view.choices?.options.filter(({ chosen }) => chosen).map(({ id }) => id);
        expect(marked).toEqual(last.options);
      }),
      SEED,
    );
  });

  it("undoes an answer with back: the same answer again gives the same session", () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const session = walk(choices);
        const last = session.answers.at(-1);
        if (!last) return;
        const again = play(session, { type: "back" }, { type: "answer", ...last });
        expect(again).toEqual(session);
      }),
      SEED,
    );
  });

  it("keeps what is marked after back, by an event that leaves the answer and goes on", () => {
    const counts = new Set<number>();
    /** A walk whose last answer has two ticks where it may. */
    const ticked = (session: Session): Session => {
      const last = dialog.questions.get(session.answers.at(-1)?.question ?? "");
      const both = last?.content.options.slice(0, 2).map(({ id }) => id) ?? [];
      return last?.many ? play(session, { type: "back" }, pick(last.id, ...both)) : session;
    };
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const session = ticked(walk(choices));
        const reopened = play(session, { type: "back" });
        const { keep = null, options = [] } = viewOf(dialog, reopened, SETTING).choices ?? {};
        const marked = options.filter(({ chosen }) => chosen).length;
        counts.add(marked);
        expect(keep === null).toBe(marked === 0);
        if (keep) expect(play(reopened, keep)).toEqual(session);
      }),
      SEED,
    );
    expect([...counts].sort()).toEqual([1, 2]);
  });

  it("goes back all the way to consent", () => {
    let session = play(screened, pick("where", "middle"), pick("how-long", "short"));
    for (let presses = 0; presses < 6; presses++) session = play(session, { type: "back" });
    expect(viewOf(dialog, session, SETTING).kind).toBe("welcome");
  });

  it("keeps the later answers that still fit when one is changed", () => {
    fc.assert(
      fc.property(anyChoices, fc.nat(50), fc.nat(50), (choices, which, what) => {
        const session = walk(choices);
        const target = session.answers[which % session.answers.length];
        const options = dialog.questions.get(target?.question ?? "")?.content.options ?? [];
        const option = options[what % options.length]?.id;
        if (!target || option === undefined) return;
        const changed = play(
          session,
          { type: "change", question: target.question },
          pick(target.question, option),
        );
        for (const answer of session.answers) {
          const question = dialog.questions.get(answer.question);
          const kept = changed.answers.find((given) => given.question === answer.question);
          if (answer.question === target.question) expect(kept?.options).toEqual([option]);
          else if (question?.content.when === undefined) expect(kept).toEqual(answer);
        }
        // A follow-up stands behind what opens it, which may be another answer now.
        const order = session.answers
          .map(({ question }) => question)
          .filter((id) => dialog.questions.get(id)?.role !== "follow-up");
        const stayed = changed.answers
          .map(({ question }) => question)
          .filter((id) => order.includes(id));
        expect(stayed).toEqual(order.filter((id) => stayed.includes(id)));
      }),
      SEED,
    );
  });

  it("drops an answer whose question no longer fits after a change", () => {
    const long = play(
      screened,
      pick("where", "middle"),
      pick("how-long", "long"),
      pick("pain", "0-2"),
      pick("morning", "family"),
    );
    expect(long.answers.map(({ question }) => question)).toContain("morning");
    const short = play(long, { type: "change", question: "how-long" }, pick("how-long", "short"));
    expect(short.answers.map(({ question }) => question)).not.toContain("morning");
    expect(short.answers.map(({ question }) => question)).toContain("pain");
  });

  it("gives an answer to the question that was on the card, even if another is due by now", () => {
    const due = questionOn(screened);
    const late = play(screened, pick("ground", "trail"));
    expect(due).toBe("where");
    expect(late.answers.at(-1)).toEqual({ question: "ground", options: ["trail"] });
    expect(questionOn(late)).toBe("where");
  });

  it("takes a double click as one", () => {
    fc.assert(
      fc.property(anyChoices, anyAnswer, (choices, event) => {
        const once = play(walk(choices), event);
        expect(play(once, event)).toEqual(once);
      }),
      SEED,
    );
  });

  it.each<[string, Input, string]>([
    ["an unknown option", pick("where", "moon"), "unknown-option"],
    ["two options where one fits", pick("where", "middle", "groin"), "one-only"],
    ["an unknown question", pick("moon", "full"), "stale-question"],
    ["a follow-up that was never opened", pick("weakness", "spreading"), "stale-question"],
    ["an unknown cause", { type: "details", cause: "moon" }, "unknown-option"],
    ["an unknown age", { type: "consent", age: "7" }, "unknown-option"],
    ["a change of what was not answered", { type: "change", question: "pain" }, "stale-question"],
  ])("keeps the session and says so for %s", (_name, event, notice) => {
    expect(respond(dialog, screened, event, TODAY)).toEqual({ session: screened, notice });
  });

  it("takes no answer before consent", () => {
    const fresh = createSession(TODAY);
    expect(play(fresh, none("legs"))).toEqual(fresh);
  });

  it("has a card and no walk for someone under 18", () => {
    const young = play(createSession(TODAY), { type: "consent", age: "under-18" });
    expect(viewOf(dialog, young, SETTING).kind).toBe("minor");
  });

  it("stops, and carries on where it was", () => {
    const stopped = play(screened, pick("where", "middle"), { type: "stop" });
    expect(viewOf(dialog, stopped, SETTING).kind).toBe("stopped");
    expect(questionOn(play(stopped, { type: "carry-on" }))).toBe("how-long");
  });

  it("explains why on the same card, and goes back to it", () => {
    const asked = play(screened, { type: "why", question: "where" });
    const view = viewOf(dialog, asked, SETTING);
    expect(plainText(view)).toContain(dialog.questions.get("where")?.content.why);
    expect(view.choices?.question).toBe("where");
    expect(play(asked, { type: "back" })).toEqual(screened);
  });

  it("starts afresh on restart, keeping only the region", () => {
    const session = play(screened, { type: "numbers", region: "nz" }, { type: "restart" });
    expect(session).toEqual({ ...createSession(TODAY), region: "nz" });
  });
});

describe("back", () => {
  it("goes through the cards in the order in which they were asked", () => {
    let session = play(
      start,
      pick("legs", "weak-leg"),
      pick("weakness", "old-stable"),
      none("ill"),
      none("about"),
      pick("where", "below-knee"),
      pick("nerve", "pain-only"),
      pick("how-long", "short"),
    );
    const seen: string[] = [];
    for (let presses = 0; presses < 7; presses++) {
      session = play(session, { type: "back" });
      seen.push(questionOn(session));
    }
    expect(seen).toEqual(["how-long", "nerve", "where", "about", "ill", "weakness", "legs"]);
  });

  it("comes back from plainer words to the card itself", () => {
    const unsure = play(
      start,
      none("legs"),
      none("ill"),
      { type: "back" },
      { type: "not-sure", question: "ill" },
    );
    expect(questionOn(play(unsure, { type: "back" }))).toBe("ill");
  });

  it("works on a card that was asked for where there is nothing to see yet", () => {
    const early = play(screened, pick("where", "middle"), { type: "plan" });
    expect(questionOn(play(early, { type: "back" }))).toBe("where");
  });
});

describe("someone has checked it", () => {
  const seen = play(screened, pick("where", "upper"), { type: "checked" });

  it("opens teaching without a ranking", () => {
    expect(viewOf(dialog, seen, SETTING).kind).toBe("education");
  });

  it.each<[string, readonly Input[], string]>([
    [
      "another answer raises a higher flag",
      [{ type: "change", question: "ill" }, pick("ill", "chest")],
      "emergency",
    ],
    [
      "the same flag is raised again",
      [{ type: "change", question: "where" }, pick("where", "upper")],
      "days",
    ],
    ["the age is given again", [{ type: "consent", age: "50-59" }], "days"],
  ])("does not hold when %s", (_name, events, kind) => {
    expect(viewOf(dialog, play(seen, ...events), SETTING).kind).toBe(kind);
  });
});

describe("going on with nothing ticked", () => {
  const goOn = (session: Session) => respond(dialog, session, { type: "nothing-ticked" }, TODAY);

  it("loses nothing and names the card's own way to say none, each time, wherever several may be ticked", () => {
    const walked = play(screened, pick("where", "middle"));
    for (const { id, many, content, role } of dialog.questions.values()) {
      if (role === "made") continue;
      const reopened: Session = {
        ...walked,
        answers: [...walked.answers, { question: id, options: [] }],
        page: { type: "question", question: id, as: "back", why: false },
      };
      const { session, notice, named = [] } = goOn(reopened);
      expect(session).toEqual(reopened);
      expect(notice, id).toBe(many ? "nothing-ticked" : null);
      if (!many) continue;
      expect(named).toEqual([{ question: id, options: [] }]);
      const [note] = viewOf(dialog, session, SETTING, { notice, named }).blocks;
      const none = content.none?.label ?? dialog.content.labels.none;
      expect(note?.type === "note" && note.text, id).toContain(none);
    }
    expect(goOn(start).notice).toBe("nothing-ticked");
    expect(goOn(goOn(start).session)).toEqual(goOn(start));
  });

  it("changes and says nothing on cards that ask for no tick", () => {
    for (const session of [createSession(TODAY), play(start, { type: "help" }), screened]) {
      expect(goOn(session)).toEqual({ session, notice: null });
    }
  });
});

describe("stop", () => {
  const minor: Input = { type: "consent", age: "under-18" };
  const typed: Input = { type: "words", text: "my longest run doubled" };

  it.each<[string, Session, boolean]>([
    ["a walk that has begun", start, true],
    ["what was typed before the consent", play(createSession(TODAY), typed), true],
    ["a card that sends to a doctor", play(screened, pick("where", "upper")), true],
    ["nothing yet", createSession(TODAY), false],
    ["someone under 18", play(createSession(TODAY), minor), false],
    ["an emergency, which is for now", play(start, pick("legs", "numb")), false],
  ])("offers to go on another day, or not: %s", (_name, session, isOffered) => {
    const stopped = play(session, { type: "stop" });
    const { kind, blocks } = viewOf(dialog, stopped, { ...SETTING, code: "c" });
    expect(kind).toBe("stopped");
    expect(blocks.some(({ type }) => type === "code")).toBe(isOffered);
    expect(viewOf(dialog, stopped, SETTING).blocks.map(({ type }) => type)).not.toContain("code");
  });
});

describe("what is out of turn", () => {
  it.each<[string, Input]>([
    ["why of another question", { type: "why", question: "plank" }],
    ["an answer to a self-test", pick("plank", "over-120")],
    ["a self-test", { type: "self-test", question: "plank" }],
    ["an offered question", { type: "optional", question: "energy" }],
    ["the plan", { type: "plan" }],
  ])("changes nothing: %s", (_name, event) => {
    expect(play(screened, event)).toEqual(screened);
  });

  /** A walk to a result, with a self-test done. */
  const tested = (() => {
    let session = screened;
    for (let turns = 0; turns < 20; turns++) {
      const phase = phaseOf(dialog, session);
      if (phase.type !== "question") break;
      session = play(session, { type: "not-sure", question: phase.question.id });
    }
    return play(session, { type: "self-test", question: "plank" }, pick("plank", "under-30"));
  })();

  it.each<[string, readonly Input[]]>([
    ["an emergency", [{ type: "change", question: "legs" }, pick("legs", "numb")]],
    [
      "pregnancy",
      [{ type: "change", question: "about" }, pick("about", "pregnant"), none("pregnancy")],
    ],
    [
      "a sore bone",
      [{ type: "change", question: "about" }, pick("about", "spot"), pick("bone", "before")],
    ],
  ])("shows no self-test over %s, by back or by change", (_name, events) => {
    expect(tested.answers.map(({ question }) => question)).toContain("plank");
    const flagged = play(tested, ...events);
    for (const event of [{ type: "back" }, { type: "change", question: "plank" }] as const) {
      expect(questionOn(play(flagged, event))).not.toBe("plank");
    }
    const listed = viewOf(dialog, play(flagged, { type: "change" }), SETTING);
    expect(listed.choices?.options.map(({ id }) => id)).not.toContain("plank");
  });

  it("teaches without running advice where the answers speak against it", () => {
    const learn = (session: Session) =>
      plainText(viewOf(dialog, play(session, { type: "learn", topic: "load" }), SETTING));
    const { tryFirst } = dialog.content.causes[0] ?? { tryFirst: "" };
    expect(learn(screened)).toContain(tryFirst);
    expect(
      learn(
        play(screened, pick("where", "middle"), pick("how-long", "short"), pick("pain", "5-7")),
      ),
    ).not.toContain(tryFirst);
    const seen = play(screened, pick("where", "upper"), { type: "checked" });
    expect(learn(seen)).not.toContain(tryFirst);
  });

  it("keeps an emergency card whatever else is typed", () => {
    const now = play(start, pick("legs", "numb"));
    const typed = play(now, { type: "words", text: "and I have chest pain too" });
    expect(viewOf(dialog, typed, SETTING).kind).toBe("emergency");
  });
});

describe("consent", () => {
  it("drops answers that are not asked at another age", () => {
    const older = play({ ...screened, age: "50-59" }, pick("first-ever", "yes"));
    const younger = play(older, { type: "consent", age: "20-44" });
    expect(younger.answers.map(({ question }) => question)).toEqual(["legs", "ill", "about"]);
  });
});

describe("fitSession", () => {
  const content = dialog.content;
  const without = createDialog(
    {
      ...content,
      questions: content.questions
        .filter(({ id }) => id !== "pain")
        .map((question) =>
          question.id === "where"
            ? { ...question, options: question.options.filter(({ id }) => id !== "middle") }
            : question,
        ),
    },
    dialog.lock,
  );
  const session = play(
    screened,
    pick("where", "middle"),
    pick("how-long", "short"),
    pick("pain", "0-2"),
  );

  it("keeps what changed content still knows, and tells that something was dropped", () => {
    const { session: kept, dropped } = fitSession(without, session);
    expect(kept.answers.map(({ question }) => question)).toEqual([
      "legs",
      "ill",
      "about",
      "how-long",
    ]);
    expect(dropped).toBe(true);
  });

  it("changes nothing where the content has not", () => {
    fc.assert(
      fc.property(anyWalk, (events) => {
        const walked = play(start, ...events);
        expect(fitSession(dialog, walked)).toEqual({ session: walked, dropped: false });
      }),
      SEED,
    );
  });
});
