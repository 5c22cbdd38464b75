import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  createSession,
  type Event,
  plainText,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const { exercises, causes } = dialog.content;
const setting = { surface: "terminal", region: "uk" } as const;
const see = (session: Session): View => viewOf(dialog, session, setting);
const having = (session: Session, ...events: readonly Event[]) =>
  events.reduce((one, event) => step(dialog, one, event, TODAY).session, session);
const said = (session: Session, text: string) =>
  respond(dialog, session, { type: "words", text }, TODAY).session;

/** Someone whose longest run doubled, with other answers where they are asked. */
const resultWith = (given: Readonly<Record<string, readonly string[]>> = {}) =>
  walkThrough(
    dialog,
    "20-44",
    ({ id, role }) =>
      given[id] ??
      (id === "longest"
        ? ["double"]
        : role === "screen" || role === "follow-up"
          ? []
          : ["not-sure"]),
    TODAY,
  );
const planOf = (session: Session) => having(session, { type: "plan" }, { type: "skip-numbers" });
const labels = ({ choices }: View) => (choices?.options ?? []).map(({ label }) => label);
const controls = ({ controls: all }: View) => all.map(({ id }) => id);

describe("the exercises", () => {
  it("are told how by three cues, one easier and one harder way, and a picture", () => {
    expect(exercises.length).toBeGreaterThanOrEqual(14);
    for (const { id, picture, title } of exercises) {
      const view = see(having(createSession(TODAY), { type: "exercise", exercise: id }));
      expect(view.title).toBe(title);
      const types = view.blocks.map(({ type }) => type);
      expect(types[0], id).toBe("pictures");
      expect(plainText(view)).toMatch(/- .*\n- .*\n- .*\n\nEasier: .*\n\nHarder: /);
      // Whoever does not see it has the same in the cues.
      expect(plainText(view)).not.toContain(picture?.alt);
    }
  });

  it("are all named by some plan, and no plan names another", () => {
    const named = causes.flatMap((cause) =>
      [cause, ...(cause.facets ?? [])].flatMap((one) => one.exercises),
    );
    expect(new Set(named.map(({ exercise }) => exercise))).toEqual(
      new Set(exercises.map(({ id }) => id)),
    );
  });
});

describe("how to do the exercises of a plan", () => {
  it("is one press away, with their doses, and leads back to the plan", () => {
    const plan = planOf(resultWith());
    const first = having(
      plan,
      see(plan).controls.find(({ id }) => id === "how-to")?.event ?? { type: "back" },
    );
    expect(see(first).title).toBe("How to do a bridge");
    expect(plainText(see(first))).toContain("In your plan: 3 sets of 12, three times a week.");
    expect(labels(see(first))).toEqual(["Bird-dog"]);
    const second = having(first, see(first).choices?.options[0]?.event ?? { type: "back" });
    expect(see(second).title).toBe("How to do a bird-dog");
    expect(labels(see(second))).toEqual(["Bridge"]);
    expect(see(having(second, { type: "back" })).title).toBe(see(plan).title);
  });

  it("is on the page to keep, as pictures with their cues for a page, and as words for nobody else", () => {
    const keep = see(having(planOf(resultWith()), { type: "keep" }));
    const drawn = keep.blocks.flatMap((block) => (block.type === "pictures" ? [block] : []));
    expect(drawn.map(({ place }) => place)).toEqual(["page", "page"]);
    expect(drawn[0]?.caption).toMatch(/^\*\*Bridge\.\*\* Lie on your back/);
    expect(plainText(keep)).not.toContain("Lie on your back");
  });

  it.each([["a baby on the way", { about: ["pregnant"] }]])(
    "is not offered with %s, and Learn says why before it shows one",
    (_, given) => {
      const told = resultWith(given);
      expect(controls(see(planOf(told)))).not.toContain("how-to");
      const shown = see(having(told, { type: "learn" }, { type: "exercise", exercise: "bridge" }));
      expect(shown.kind).toBe("exercise");
      expect(shown.blocks[0]?.type).toBe("note");
    },
  );
});

describe("exercises to read about, with nothing answered", () => {
  it("are a list in Learn, and each leads back to it", () => {
    const learn = having(createSession(TODAY), { type: "learn" });
    expect(labels(see(learn))).toContain("Exercises");
    const list = having(learn, { type: "exercise" });
    expect(labels(see(list))).toEqual(exercises.map(({ name }) => name));
    const one = having(list, { type: "exercise", exercise: "squat" });
    expect(see(one).title).toBe("How to do a squat");
    expect(see(having(one, { type: "back" })).title).toBe("Exercises");
    expect(see(having(one, { type: "back" }, { type: "back" })).title).toBe(see(learn).title);
  });

  it("are shown on no card that asks for help", () => {
    const numb = having(
      createSession(TODAY),
      { type: "consent", age: "20-44" },
      {
        type: "answer",
        question: "legs",
        options: ["numb"],
      },
    );
    expect(see(numb).kind).toBe("emergency");
    expect(see(having(numb, { type: "exercise", exercise: "bridge" })).kind).toBe("emergency");
    expect(see(said(numb, "how do I do a bridge")).kind).toBe("emergency");
  });
});

describe("how an exercise is done", () => {
  it("waits while words have put a sign in doubt, and while one is asked about", () => {
    const told = said(createSession(TODAY), "I'm pregnant and my back is sore");
    expect(told.offers.length).toBeGreaterThan(0);
    expect(see(said(told, "how do I do a bridge")).kind).not.toBe("exercise");
    const weak = having(
      createSession(TODAY),
      { type: "consent", age: "20-44" },
      {
        type: "answer",
        question: "legs",
        options: ["weak-leg"],
      },
    );
    expect(see(said(weak, "how do I do a squat")).kind).toBe("question");
  });

  it("is not for someone under 18", () => {
    const minor = having(createSession(TODAY), { type: "consent", age: "under-18" });
    expect(labels(see(having(minor, { type: "learn" })))).not.toContain("Exercises");
    expect(see(said(minor, "how do I do a squat")).kind).toBe("minor");
  });
});

describe("a question of how an exercise is done", () => {
  const begun = having(createSession(TODAY), { type: "consent", age: "20-44" });
  const CARDS: readonly (readonly [string, Session])[] = [
    ["the first card", createSession(TODAY)],
    ["a safety card", begun],
    ["the result", resultWith()],
    ["the plan", planOf(resultWith())],
    ["Learn", having(createSession(TODAY), { type: "learn" })],
  ];

  it.each([
    ["How do I do a bridge?", "bridge"],
    ["how to do a one leg bridge", "one-leg-bridge"],
    ["show me the bird dog", "bird-dog"],
    ["how should I do dead bugs", "dead-bug"],
    ["how do I do a dead bug", "dead-bug"],
    ["how do i do side planks properly", "side-plank"],
    ["show me a squat", "squat"],
    ["how do you do split squats", "split-squat"],
    ["how does a wall sit work", "wall-sit"],
    ["explain calf raises", "calf-raise"],
    ["how do I do the side lying leg raise", "leg-raise"],
    ["how do i do step downs", "step-down"],
    ["how do I stretch my hip flexor", "hip-stretch"],
    ["how do I do the towel one", "towel"],
    ["how do I do band rows", "row"],
    ["show me how to balance on one leg", "balance"],
  ])("is understood on every card, and answered: %s", (text, exercise) => {
    const wanted = exercises.find(({ id }) => id === exercise)?.title;
    for (const [card, session] of CARDS) {
      const shown = said(session, text);
      expect(see(shown).title, `on ${card}`).toBe(wanted);
      expect(shown.answers, `on ${card}`).toEqual(session.answers);
      // Back to where it was asked, or to the plan's or Learn's own card.
      const back = see(having(shown, { type: "back" })).title;
      expect([see(session).title, "Exercises"], `on ${card}`).toContain(back);
    }
  });

  it.each([
    "I do planks and bridges twice a week",
    "squats hurt my back",
    "I fell off a bridge and now I can't feel my legs",
    "middle of my back, since I didn't squat properly",
    "a physio showed me the bridge and it hurts on the left",
    "how far can I run over the bridge",
    "how do I balance running and work",
    "I can't balance properly",
    "my physio showed me how to run but the bridge on my route is steep and I run over it every single day of the week",
  ])("is not read into what only names one: %s", (text) => {
    expect(see(said(begun, text)).kind).not.toBe("exercise");
  });
});

describe("the bar that says how far someone is", () => {
  it("never goes back, and is never full before the result", () => {
    const random = randomFrom(21);
    for (let person = 0; person < 200; person++) {
      const { age, answer } = drawPerson(dialog, random);
      let before = 0;
      walkThrough(
        dialog,
        age,
        (question, session) => {
          const { done } = see(session);
          const share = done === null ? before : done.at / done.of;
          expect(share).toBeGreaterThanOrEqual(before);
          expect(share).toBeLessThan(1);
          before = share;
          return answer(question);
        },
        TODAY,
      );
      expect(before).toBeGreaterThan(0);
    }
  });
});
