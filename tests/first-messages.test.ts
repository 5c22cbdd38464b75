import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/app/project.ts";
import { understood } from "../src/author/understood.ts";
import { createSession, type Event, type Session, step, viewOf } from "../src/engine/index.ts";
import { respond } from "../src/language/index.ts";
import { realDialog, TODAY } from "./dialog.ts";

const dialog = realDialog();

/** What a careful person takes from a message: names any of which is right, and whether one must be heard. */
type Wanted = { readonly names: readonly string[]; readonly isSure: boolean };

const MESSAGES = readFileSync(join(projectRoot(), "tests/corpus/test/first-messages.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, text = "", answers = "", signs = ""] = /^(.+) => (.+) \/\/ (.+)$/.exec(line) ?? [];
    return { text, answers: wantedIn(answers), signs: wantedIn(signs) };
  });

function wantedIn(list: string): readonly Wanted[] {
  return list
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "-" && part !== "")
    .map((part) => ({ names: part.replaceAll("?", "").split("|"), isSure: !part.startsWith("?") }));
}

const heard = MESSAGES.map((message) => {
  const { taken, offered, flags, distress, age } = understood(dialog, message.text, null, TODAY);
  const named = (given: typeof taken) =>
    given.flatMap(({ question, options }) => options.map((option) => `${question}.${option}`));
  return {
    ...message,
    taken: named(taken),
    offered: named(offered),
    age: age === null ? [] : [`age.${age}`],
    flags: [
      ...flags.map(({ question, option }) => `${question}.${option}`),
      ...(distress ? ["distress"] : []),
    ],
  };
});

const shareOf = <T>(all: readonly T[], isRight: (one: T) => boolean) =>
  all.filter(isRight).length / all.length;
const holds = (names: readonly string[]) => (wanted: Wanted) =>
  wanted.names.some((name) => names.includes(name));

describe("first messages that nothing was learned from", () => {
  it("are taken for little that they do not tell", () => {
    const taken = heard.flatMap(({ taken, answers, signs }) =>
      taken.map((name) => [...answers, ...signs].some(({ names }) => names.includes(name))),
    );
    expect(shareOf(taken, Boolean)).toBeGreaterThanOrEqual(0.95);
  });

  it("are offered most of what they tell, and mostly that", () => {
    const told = heard.flatMap(({ taken, offered, age, answers }) =>
      answers.filter(({ isSure }) => isSure).map(holds([...taken, ...offered, ...age])),
    );
    expect(shareOf(told, Boolean)).toBeGreaterThanOrEqual(0.69);
    const offered = heard.flatMap(({ offered, answers }) =>
      offered.map((name) => answers.some(({ names }) => names.includes(name))),
    );
    expect(shareOf(offered, Boolean)).toBeGreaterThanOrEqual(0.58);
  });

  it("are asked about their signs, and seldom about others", () => {
    const tellsDistress = ({ names }: Wanted) => names.includes("distress");
    const sure = heard.map((one) => ({ ...one, signs: one.signs.filter(({ isSure }) => isSure) }));
    const signs = sure.filter((one) => one.signs.some((wanted) => !tellsDistress(wanted)));
    expect(signs.length).toBeGreaterThan(50);
    expect(shareOf(signs, (one) => one.signs.some(holds(one.flags)))).toBeGreaterThanOrEqual(0.95);
    const unwell = sure.filter((one) => one.signs.some(tellsDistress));
    expect(unwell.length).toBeGreaterThan(0);
    expect(shareOf(unwell, ({ flags }) => flags.includes("distress"))).toBeGreaterThanOrEqual(0.8);
    const others = heard.filter(({ signs }) => signs.length === 0);
    expect(shareOf(others, ({ flags }) => flags.length > 0)).toBeLessThanOrEqual(0.09);
  });

  it("are seldom asked what they told as if they had not", () => {
    const told = MESSAGES.flatMap(({ text, answers }) => askedOf(text, answers));
    expect(told.length).toBeGreaterThan(300);
    expect(shareOf(told, (isOffered) => !isOffered)).toBeLessThanOrEqual(0.07);
  });
});

/** The lines of a file, each with its mark, what it tells, and what is understood of it. */
function markedIn(file: string) {
  return readFileSync(join(projectRoot(), "tests/corpus/test", file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, mark = "", text = "", tells = ""] = /^([*+-]) (.+) => (.+)$/.exec(line) ?? [];
      return { mark, tells, ...understood(dialog, text, null, TODAY) };
    });
}

describe("lines and stories on distress and signs that nothing was learned from", () => {
  const lines = markedIn("look-alikes.txt");
  const those = (mark: string) => lines.filter((line) => line.mark === mark);

  it("are mostly heard", () => {
    expect(shareOf(those("*"), ({ distress }) => distress)).toBeGreaterThanOrEqual(0.95);
    const isTold = ({ tells, flags }: (typeof lines)[number]) =>
      flags.some(({ question, option }) => tells.includes(`${question}.${option}`));
    expect(shareOf(those("+"), isTold)).toBeGreaterThanOrEqual(0.96);
  });

  it("are seldom heard where they only sound like it", () => {
    const isHeard = ({ distress, flags }: (typeof lines)[number]) => distress || flags.length > 0;
    expect(shareOf(those("-"), isHeard)).toBeLessThanOrEqual(0.065);
  });
});

describe("talk of other things", () => {
  it("is seldom asked about", () => {
    const lines = markedIn("other-things.txt");
    expect(shareOf(lines, ({ distress }) => distress)).toBeLessThanOrEqual(0.1);
    expect(shareOf(lines, ({ flags }) => flags.length > 0)).toBeLessThanOrEqual(0.02);
  });
});

/** Of each answer that a story surely tells and the walk comes to: whether it is taken, or offered there. */
function askedOf(text: string, wanted: readonly Wanted[]): readonly boolean[] {
  const told = new Map<string, string[]>();
  for (const { names, isSure } of wanted) {
    const [question = "", option = ""] = names[0]?.split(".") ?? [];
    if (!isSure || dialog.questions.get(question)?.role !== "walk") continue;
    told.set(question, [...(told.get(question) ?? []), option]);
  }
  const begun = { type: "words", text, agreedAs: "20-44" } as const;
  let { session } = respond(dialog, createSession(TODAY), begun, TODAY);
  const come = new Map(
    session.answers
      .filter(({ question }) => told.has(question))
      .map(({ question }) => [question, true]),
  );
  for (let turn = 0; turn < LONGEST; turn++) {
    const question = viewOf(dialog, session, { surface: "terminal", region: null }).choices
      ?.question;
    if (!question) break;
    const own = told.get(question);
    if (own && !come.has(question)) {
      come.set(
        question,
        session.offers.some((offer) => offer.question === question),
      );
    }
    session = answered(session, question, own);
  }
  return [...come.values()];
}
/** More turns than any walk has. */
const LONGEST = 60;

/** On past a question: as was told, with no sign of the safety screen, else unsure; by its first option where it takes neither. */
function answered(session: Session, question: string, told: readonly string[] = []): Session {
  const { role, many, content } = dialog.questions.get(question) ?? {};
  const first = content?.options.slice(0, 1).map(({ id }) => id) ?? [];
  const events: readonly Event[] = [
    role === "screen"
      ? { type: "answer", question, options: [] }
      : told.length > 0
        ? { type: "answer", question, options: many ? told : told.slice(0, 1) }
        : { type: "not-sure", question },
    { type: "answer", question, options: first },
  ];
  for (const event of events) {
    const next = step(dialog, session, event, TODAY).session;
    if (JSON.stringify(next) !== JSON.stringify(session)) return next;
  }
  return session;
}
