import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Block,
  createSession,
  type Event,
  phaseOf,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { raceVerdict } from "../../src/engine/plan/race.ts";
import { blockText } from "../../src/engine/view/plain-text.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const { planning, result: wording, run } = dialog.content;
const checkToo = wording.checkToo.replaceAll("**", "").split("{")[0] ?? "";
const RUN: Event = { type: "run" };
const AGREED: Event = { type: "consent", age: "20-44" };

const tick = (question: string, ...options: string[]): Event => ({
  type: "answer",
  question,
  options,
});
const press = (session: Session, event: Event) => step(dialog, session, event, TODAY).session;
const having = (...events: readonly Event[]) => events.reduce(press, createSession(TODAY));
const show = (session: Session, region: string | null = null) =>
  viewOf(dialog, session, { surface: "terminal", region });
const screened = [AGREED, tick("legs"), tick("ill"), tick("about")];
const textOf = ({ blocks }: View) => blocks.map(blockText).join("\n");
const titleAfter = (...events: readonly Event[]) => show(having(...events)).title;

/** Kilometres that a card says one may go. */
function farIn(view: View): readonly number[] {
  return [...textOf(view).matchAll(/How far\? (?:Never over )?(\d+(?:\.\d+)?) km/g)].map(([, km]) =>
    Number(km),
  );
}

/** Whoever only asks whether they may run, and answers as told; of a follow-up, the last of its options that end no walk. */
function asking(answers: Readonly<Record<string, readonly string[]>>, age = "20-44"): Session {
  let session = having(RUN, { type: "consent", age });
  for (let turns = 0; turns < 40; turns++) {
    const phase = phaseOf(dialog, session);
    if (phase.type !== "question") return session;
    const { question } = phase;
    const options = answers[question.id] ?? (question.many ? [] : ["not-sure"]);
    session = press(session, tick(question.id, ...options));
  }
  throw new Error("This walk does not end.");
}

const optionsOf = (id: string) =>
  dialog.questions.get(id)?.content.options.map((option) => option.id) ?? [];
const oneOf = (id: string, ...oftenest: readonly string[]) =>
  fc.constantFrom(...optionsOf(id), "not-sure", ...oftenest, ...oftenest).map((one) => [one]);
/** People who ask, over every rule of the card. */
const people = fc.record({
  where: oneOf("where", "middle", "middle", "middle"),
  "how-long": oneOf("how-long", "short", "short", "long"),
  pain: oneOf("pain", "0-2", "3-4", "3-4"),
  settle: oneOf("settle", "hour", "hour", "morning"),
  sooner: oneOf("sooner", "no", "no"),
  furthest: oneOf("furthest"),
  race: oneOf("race"),
  "race-day": oneOf("race-day"),
  bone: fc.subarray(optionsOf("bone"), { maxLength: 2 }),
  about: fc.constantFrom<readonly string[]>([], [], [], [], [], ["pregnant"], ["spot"], ["bones"]),
  "severe-rest": fc.constant(["eases"]),
});
const SEED = { seed: 7, numRuns: 400 };
const kmOf = (session: Session, question: string) =>
  dialog.questions
    .get(question)
    ?.content.options.find(({ id }) =>
      session.answers.some((one) => one.question === question && one.options.includes(id)),
    )?.value ?? 0;
const has = ({ answers }: Session, question: string, ...options: readonly string[]) =>
  answers.some(
    (one) => one.question === question && options.some((id) => one.options.includes(id)),
  );

describe("may I run, and how far", () => {
  it("never says more than the longest run that was back to usual, in either unit", () => {
    let said = 0;
    fc.assert(
      fc.property(people, (answers) => {
        const session = asking(answers);
        const base = kmOf(session, "furthest");
        for (const km of farIn(show(session))) {
          said++;
          expect(km).toBeLessThanOrEqual(base);
        }
        const miles = /How far\? (?:Never over )?([\d.]+) miles? at most/.exec(
          textOf(show(session, "uk")),
        );
        if (miles) expect(Number(miles[1]) * 1.609).toBeLessThanOrEqual(base);
      }),
      SEED,
    );
    expect(said).toBeGreaterThan(50);
  });

  it("names the study of distances only where it says one", () => {
    const cited = { beside: 0, without: 0 };
    fc.assert(
      fc.property(people, (answers) => {
        const view = show(asking(answers));
        const saysOne = farIn(view).length > 0;
        cited[saysOne ? "beside" : "without"]++;
        expect(textOf(view).includes("Frandsen")).toBe(saysOne);
      }),
      SEED,
    );
    expect(Math.min(cited.beside, cited.without)).toBeGreaterThan(50);
  });

  it("says no distance with a limp, pain of 8 or more, a possible sore bone, or around a birth", () => {
    let held = 0;
    fc.assert(
      fc.property(people, (answers) => {
        const session = asking(answers);
        const isHeld =
          has(session, "pain", "limp", "8-10") ||
          has(session, "sooner", "yes") ||
          has(session, "bone", "walking", "one-spot", "longer", "night", "hopping", "not-sure") ||
          has(session, "about", "pregnant", "bones");
        if (!isHeld) return;
        held++;
        expect(farIn(show(session))).toEqual([]);
        expect(textOf(show(session))).not.toContain("It may be fine");
      }),
      SEED,
    );
    expect(held).toBeGreaterThan(50);
  });

  it("says only what is held back, and what that means for a race that was told before", () => {
    const calm = { where: ["middle"], pain: ["0-2"], settle: ["hour"], furthest: ["21"] };
    const fit = asking({ ...calm, race: ["21"], "race-day": ["3"] });
    expect(textOf(show(fit))).toContain("It may be fine");
    const held = [tick("where", "dimple"), tick("bone", "one-spot")].reduce(press, fit);
    const [first] = show(held).blocks;
    expect(first && blockText(first)).toMatch(/^Note: This could be a bone/);
    expect(textOf(show(held))).toContain("Not this one");
    expect(textOf(show(held))).not.toMatch(/run and walk by turns|Keep running|How far/);
  });

  it("asks for no number where all running is held back", () => {
    const held = asking({ where: ["dimple"], bone: ["one-spot"] });
    expect(phaseOf(dialog, held).type).toBe("run");
    expect(held.answers.map(({ question }) => question)).not.toContain("furthest");
  });

  it("promises nothing, and says so wherever running is spoken of", () => {
    fc.assert(
      fc.property(people, (answers) => {
        const view = show(asking(answers));
        if (view.kind !== "run") return;
        expect(textOf(view)).not.toMatch(/\bsafe\b|guarantee|no risk/i);
        if (!textOf(view).startsWith("Note:")) expect(textOf(view)).toContain("not a promise");
      }),
      SEED,
    );
  });

  it("has at most 120 words but for whom to ask and what it rests on", () => {
    let most = 0;
    fc.assert(
      fc.property(people, (answers) => {
        const session = asking(answers);
        const view = show(session);
        const phase = phaseOf(dialog, session);
        if (phase.type !== "run") return;
        const isBeside = (block: Block) =>
          block.type === "fine" ||
          (block.type === "text" &&
            (blockText(block).startsWith(checkToo) || phase.assessment.says.includes(block.text)));
        const words = view.blocks
          .filter((block) => !isBeside(block))
          .flatMap((block) => blockText(block).match(/\S+/g) ?? []);
        most = Math.max(most, words.length);
      }),
      SEED,
    );
    expect(most).toBeLessThanOrEqual(120);
  });

  it("is reached from the first press in at most twelve more, and thirteen where the bone questions come", () => {
    const counted = (answers: Parameters<typeof asking>[0]) => asking(answers).answers.length + 1;
    const told = { where: ["middle"], settle: ["hour"], race: ["10"], "race-day": ["3"] };
    expect(counted(told)).toBe(12);
    expect(counted({ ...told, sooner: ["yes"] })).toBe(13);
  });
});

describe("the verdict on a race", () => {
  const calm = { where: ["middle"], "how-long": ["short"], sooner: ["no"] };
  const soon = { furthest: ["10"], race: ["10"], "race-day": ["5"] };
  it.each([
    ["none told", "0-2", "hour", { ...soon, race: ["none-soon"] }, "none"],
    ["skipped", "0-2", "hour", { ...soon, race: ["not-sure"] }, "none"],
    ["as long as the base", "0-2", "hour", soon, "may"],
    ["back to usual by next morning", "3-4", "morning", soon, "shorter"],
    ["more than a tenth longer", "0-2", "hour", { ...soon, race: ["16"] }, "shorter"],
    ["no good run yet", "0-2", "hour", { ...soon, furthest: ["none-was"] }, "shorter"],
    ["no good run known", "0-2", "hour", { ...soon, furthest: ["not-sure"] }, "shorter"],
    ["not running", "none-run", "hour", soon, "shorter"],
    ["there all day, for years", "0-2", "all-day", { ...soon, "how-long": ["long"] }, "shorter"],
    ["there all day", "0-2", "all-day", soon, "no"],
    ["over a night to settle", "0-2", "longer", soon, "no"],
    ["pain of 5 to 7", "5-7", "hour", soon, "no"],
    ["a limp", "limp", "hour", soon, "no"],
    ["sooner on each run", "0-2", "hour", { ...soon, sooner: ["yes"] }, "no"],
    [
      "an ache in one spot",
      "0-2",
      "hour",
      { ...soon, where: ["dimple"], bone: ["one-spot"] },
      "no",
    ],
    ["after a birth", "0-2", "hour", { ...soon, about: ["pregnant"] }, "no"],
    ["over three weeks off", "0-2", "hour", { ...soon, "race-day": ["later"] }, "later"],
    [
      "over three weeks off, with a limp",
      "limp",
      "hour",
      { ...soon, "race-day": ["later"] },
      "wait",
    ],
    ["worse each week", "0-2", "hour", { ...soon, "how-long": ["short-worse"] }, "shorter"],
    ["groin pain", "0-2", "hour", { ...soon, where: ["groin"] }, "no"],
    ["on a day not told", "0-2", "hour", { ...soon, "race-day": ["not-sure"] }, "may"],
  ])("%s, with pain %s that settles: %s", (_, pain, settle, told, verdict) => {
    const answers = Object.entries({ ...calm, pain: [pain], settle: [settle], ...told });
    const person = {
      age: "20-44",
      answers: answers.map(([question, options]) => ({ question, options })),
    };
    expect(raceVerdict(dialog, person)).toBe(verdict);
  });
});

describe("the way to the run card", () => {
  const known = [tick("where", "middle"), tick("how-long", "short")];
  const strong = [tick("pain", "3-4"), tick("settle", "hour")];
  const toResult = (session: Session): Session => {
    const phase = phaseOf(dialog, session);
    return phase.type === "question"
      ? toResult(press(session, { type: "not-sure", question: phase.question.id }))
      : session;
  };
  const result = toResult(having(...screened, ...known, ...strong));

  it("asks only what it takes, and first the safety check", () => {
    const asked = asking({ race: ["10"] }).answers.map(({ question }) => question);
    // At this age nobody is asked about bending back, or whether it's their first.
    const run = planning?.run.filter((id) => id !== "bend-back" && id !== "first-ever") ?? [];
    expect(asked).toEqual(["legs", "ill", "about", ...run]);
  });

  it("goes on from what a walk knows", () => {
    const session = having(...screened, ...known, ...strong, RUN);
    expect(show(session).title).toBe(dialog.questions.get("sooner")?.content.prompt);
    const told = [tick("sooner", "no"), { type: "skip-numbers" } as const].reduce(press, session);
    expect(show(told).title).toBe(run?.title);
  });

  it("goes on to the whole walk from there", () => {
    const no = tick("sooner", "no");
    const session = having(...screened, ...known, ...strong, RUN, no, { type: "skip-numbers" });
    const why = show(session).controls.find(({ id }) => id === "find-why");
    const next = press(session, why?.event ?? RUN);
    expect(phaseOf(dialog, next).type).toBe("question");
    expect(phaseOf(dialog, toResult(next)).type).toBe("result");
  });

  it("leads past the bone questions, in the run walk, from the result and from the plan", () => {
    const bone = dialog.questions.get("bone")?.content.prompt;
    const yes = tick("sooner", "yes");
    const ways: readonly (readonly [Session, string])[] = [
      [having(...screened, ...known, ...strong, RUN), "furthest"],
      [press(result, RUN), "furthest"],
      [press(result, { type: "plan" }), "days"],
    ];
    for (const [start, next] of ways) {
      const asked = press(start, yes);
      expect(show(asked).title).toBe(bone);
      expect(show(press(asked, { type: "back" })).title).toBe(
        dialog.questions.get("sooner")?.content.prompt,
      );
      expect(show(press(asked, tick("bone"))).title).toBe(
        dialog.questions.get(next)?.content.prompt,
      );
      expect(show(press(asked, tick("bone", "walking"))).kind).toBe("days");
    }
  });

  it("leads back to itself after an answer was changed there", () => {
    const shown = [RUN, tick("sooner", "no"), { type: "skip-numbers" } as const].reduce(
      press,
      result,
    );
    const change: Event = { type: "change", question: "furthest" };
    const changed = [change, tick("furthest", "10")].reduce(press, shown);
    expect(show(changed).title).toBe(run?.title);
    expect(farIn(show(changed))).toEqual([10]);
  });

  it("is closed to whoever is under 18, has an urgent card, or comes back after one", () => {
    const minor: Event = { type: "consent", age: "under-18" };
    expect(show(having(RUN, minor)).kind).toBe("minor");
    expect(show(having(minor, RUN)).kind).toBe("minor");
    expect(show(having(RUN, AGREED, tick("legs", "numb"))).kind).toBe("emergency");
    const urgent = having(...screened, tick("where", "groin"), tick("bone", "walking"), RUN);
    expect(show(urgent).kind).toBe("same-day");
    const back = step(dialog, urgent, RUN, TODAY + 1).session;
    expect(show(back).kind).toBe("seen");
    const taught = step(dialog, back, { type: "seen", reply: "yes" }, TODAY + 1).session;
    expect(show(step(dialog, taught, RUN, TODAY + 1).session).kind).toBe("education");
  });

  it("stands on the first card, and in Learn for whoever may take it", () => {
    const offers = (session: Session) => show(session).controls.some(({ id }) => id === "run");
    const learn: Event = { type: "learn" };
    expect(offers(having())).toBe(true);
    expect(offers(having(learn))).toBe(true);
    expect(offers(press(result, learn))).toBe(true);
    expect(offers(having({ type: "consent", age: "under-18" }, learn))).toBe(false);
    expect(titleAfter(RUN)).toBe(dialog.content.title);
  });
});
