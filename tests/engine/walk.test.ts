import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  createSession,
  NOT_SURE,
  phaseOf,
  type Question,
  rankCauses,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const PEOPLE = 1_000;

const random = randomFrom(20_261_122);
const walks = Array.from({ length: PEOPLE }, () => {
  const person = drawPerson(dialog, random);
  return { person, session: walkThrough(dialog, person.age, person.answer, TODAY) };
});
const results = walks.filter(({ session }) => phaseOf(dialog, session).type === "result");

describe("a walk by simulated people", () => {
  it("ends with each cause first for some, and with no clear driver for some", () => {
    const first = new Set(
      results.map(({ session }) => rankCauses(dialog, session).ranked[0]?.cause.id),
    );
    expect([...first].sort()).toEqual(dialog.causes.map(({ id }) => id).sort());
    expect(results.some(({ session }) => !rankCauses(dialog, session).hasDriver)).toBe(true);
  });

  it("asks what makes it worse, what helps and how they are, and what changed unless something clearly explains it", () => {
    for (const { session } of results) {
      const asked = session.answers.map(({ question }) => question);
      for (const id of ["settle", "worse", "helps"]) expect(asked).toContain(id);
      const isFull = asked.filter((id) => dialog.questions.get(id)?.role === "walk").length >= 14;
      if (!isFull) expect(asked).toContain("doing");
      const isGone = session.answers.some(({ options }) => options.includes("gone"));
      if (!isGone) expect(asked).toContain("change");
    }
  });

  it("forgets how much it helped once something else is said to help, and asks again", () => {
    const telling = (session: Session, question: string, options: readonly string[]) =>
      step(dialog, session, { type: "answer", question, options }, TODAY).session;
    const [one] = results.filter(({ session }) =>
      session.answers.some(({ question }) => question === "helped"),
    );
    const before = one?.session ?? createSession(TODAY);
    const steps = telling(before, "helps", ["steps"]);
    const gone = telling(steps, "helped", ["gone"]);
    const has = (session: Session) => session.answers.some(({ question }) => question === "helped");
    expect(has(gone)).toBe(true);
    expect(has(telling(gone, "helps", ["steps"]))).toBe(true);
    const other = telling(gone, "helps", ["ground"]);
    expect(has(other)).toBe(false);
    expect(phaseOf(dialog, other)).toMatchObject({ type: "question", question: { id: "helped" } });
  });

  it("never counts as the last what is not, such as 12 of 12", () => {
    for (const { session } of walks.slice(0, 200)) {
      for (const [count] of session.answers.entries()) {
        const at = { ...session, answers: session.answers.slice(0, count) };
        const { progress } = viewOf(dialog, at, { surface: "terminal", region: null });
        const [, step, total] = /^Question (\d+) of about (\d+)$/.exec(progress ?? "") ?? [];
        if (step !== undefined) expect(Number(step)).toBeLessThan(Number(total));
      }
    }
  });

  it("takes an answer to whatever is asked, however many were told before", () => {
    const sessions = results.slice(0, 60).map(({ session }) => {
      const { walk } = dialog;
      const open = walk.filter(({ id }) => !session.answers.some((one) => one.question === id));
      const tried = open.map(({ id }) => ({ question: id, options: [NOT_SURE] }));
      const full = { ...session, answers: [...session.answers, ...tried] };
      return { ...full, answers: full.answers.filter(({ question }) => question !== "triggers") };
    });
    for (const session of sessions) {
      const dimple = { type: "answer", question: "where", options: ["dimple"] } as const;
      let at = step(dialog, session, dimple, TODAY).session;
      for (let asked = 0; asked < 20; asked++) {
        const phase = phaseOf(dialog, at);
        if (phase.type !== "question") break;
        const { id, many } = phase.question;
        const answer = { type: "answer", question: id, options: many ? [] : [NOT_SURE] } as const;
        const next = step(dialog, at, answer, TODAY);
        expect(next.notice, id).toBeNull();
        at = next.session;
      }
    }
  });

  it("walks the same person the same way twice", () => {
    const { age, answer } = drawPerson(dialog, randomFrom(5));
    const twice = [1, 2].map(() => walkThrough(dialog, age, answer, TODAY));
    expect(twice[0]).toEqual(twice[1]);
  });
});

describe("a card", () => {
  const SETTING = { surface: "terminal", region: null };
  /** Every card of a walk, and what leads on from its last. */
  const cardsOf = (session: Session): readonly View[] => [
    ...[...session.answers, null].map((_, count) =>
      viewOf(dialog, { ...session, answers: session.answers.slice(0, count) }, SETTING),
    ),
    ...(["changes", "numbers", "plan", "keep"] as const).map((type) =>
      viewOf(dialog, { ...session, page: { type } }, SETTING),
    ),
  ];
  const expectNothingTwice = (session: Session) => {
    for (const { title, choices, controls } of cardsOf(session)) {
      const answers = [...(choices?.options ?? []), ...(choices?.none ? [choices.none] : [])];
      for (const offered of [answers, controls]) {
        const events = offered.map(({ event }) => JSON.stringify(event));
        expect(new Set(events).size, title).toBe(events.length);
      }
    }
  };
  const unsure = ({ role }: Question) => (role === "screen" ? [] : [NOT_SURE]);

  it("offers nothing twice to those who are not sure throughout", () => {
    const sessions = dialog.content.ages.map(({ id }) => walkThrough(dialog, id, unsure, TODAY));
    const undecided = sessions.filter((session) => !rankCauses(dialog, session).hasDriver);
    expect(undecided.map((session) => phaseOf(dialog, session).type)).toContain("result");
    for (const session of sessions) expectNothingTwice(session);
  });

  it("offers nothing twice to anyone, whatever they answer", () => {
    const { ages } = dialog.content;
    const anyAge = fc.constantFrom(...ages.map(({ id }) => id));
    fc.assert(
      fc.property(anyAge, fc.array(fc.nat(12), { minLength: 1, maxLength: 24 }), (age, numbers) => {
        let asked = 0;
        const answer = (question: Question) => {
          const { id = NOT_SURE } =
            question.content.options[numbers[asked++ % numbers.length] ?? 0] ?? {};
          return question.role === "screen" ? [] : [id];
        };
        expectNothingTwice(walkThrough(dialog, age, answer, TODAY));
      }),
      { seed: 20_261_122, numRuns: 150 },
    );
  });
});

describe("chooseQuestion", () => {
  it("asks each question at most once, and none that does not fit", () => {
    for (const { session } of walks) {
      const asked = session.answers.map(({ question }) => question);
      expect(new Set(asked).size).toBe(asked.length);
      if (session.age === "20-44") expect(asked).not.toContain("first-ever");
    }
  });

  it("asks other people other questions", () => {
    const asked = new Set(
      results.map(({ session }) => session.answers.map((a) => a.question).join()),
    );
    expect(asked.size).toBeGreaterThan(50);
  });
});

describe("rankCauses", () => {
  const settled = (answers: Session["answers"]): Session => ({
    ...createSession(TODAY),
    age: "20-44",
    answers,
  });

  it("says that no single driver is clear below 35%, and advises easing the load", () => {
    const ranking = rankCauses(
      dialog,
      settled([
        { question: "changed", options: [] },
        { question: "longest", options: ["same"] },
        { question: "strength", options: ["regular"] },
      ]),
    );
    expect(ranking.hasDriver).toBe(false);
    expect(ranking.first.cause.id).toBe("load");
  });

  it("names no cause that no answer points to, however common it is", () => {
    const ranking = rankCauses(dialog, settled([]));
    expect(ranking.hasDriver).toBe(false);
    for (const { facet, isPointedTo } of ranking.ranked)
      expect([facet, isPointedTo]).toEqual([null, false]);
  });

  it("names the facet that the answers point to", () => {
    const ranking = rankCauses(dialog, settled([{ question: "trunk", options: ["folded"] }]));
    const facets = new Map(ranking.ranked.map(({ cause, facet }) => [cause.id, facet?.id ?? null]));
    expect(facets.get("form")).toBe("hunched");
    expect(facets.get("load")).toBeNull();
  });
});

describe("the result", () => {
  it("names causes as main, likely or possible only where answers point to them", () => {
    const { title, likely, possible } = dialog.content.result;
    const openings = [likely, possible].map((template) => template.split("{")[0] ?? "");
    for (const { session } of results) {
      const view = viewOf(dialog, session, { surface: "terminal", region: null });
      const beside = view.blocks.flatMap((block) => (block.type === "text" ? [block.text] : []));
      const named = beside
        .flatMap((text) => text.split(". "))
        .filter((sentence) => openings.some((opening) => sentence.startsWith(opening)));
      const shown = [view.title, ...named].join(" ").toLowerCase();
      for (const { cause, isPointedTo } of rankCauses(dialog, session).ranked) {
        if (!isPointedTo) expect(shown).not.toContain(cause.content.name.toLowerCase());
      }
    }
    expect(title).toContain("{word}");
  });

  const texts = results.map(({ session }) =>
    JSON.stringify(viewOf(dialog, session, { surface: "terminal", region: "uk" })),
  );

  it("says that a serious cause is not ruled out, when to get help, and that no clinician has reviewed it", () => {
    for (const text of texts) {
      expect(text).toContain("can't rule out something serious");
      expect(text).toContain("**Call now** for");
      expect(text).toContain("**Today** for");
      expect(text).toContain("not yet reviewed by a clinician");
      expect(text).toContain("Habits, not a diagnosis");
    }
  });
});
