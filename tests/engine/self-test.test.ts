import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { countAdaptive, mostAdaptive } from "../../src/engine/content/questions.ts";
import {
  type Event,
  phaseOf,
  rankCauses,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { believe } from "../../src/engine/reasoning/belief.ts";
import { chooseSelfTest, chooseTestOf } from "../../src/engine/reasoning/self-test.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SETTING = { surface: "terminal", region: null };
const press = (session: Session, ...events: Event[]) =>
  events.reduce((at, event) => step(dialog, at, event, TODAY).session, session);

/** A walk that answers as given, and else "none of these" or "not sure". */
function walkWith(answers: Readonly<Record<string, readonly string[]>>): Session {
  return walkThrough(
    dialog,
    "20-44",
    ({ id, role }) => answers[id] ?? (role === "screen" ? [] : ["not-sure"]),
    TODAY,
  );
}

const LATE = { change: [], longest: ["same"], onset: ["late"] };

describe("chooseSelfTest", () => {
  it("offers what can be done on the spot before what takes a run, and that before a week", () => {
    const takes = [];
    let session = walkWith(LATE);
    for (let test = chooseSelfTest(dialog, session); test; test = chooseSelfTest(dialog, session)) {
      if (session.answers.some(({ question }) => question === test?.id)) break;
      takes.push(test.content.test?.takes);
      const [option] = test.content.options;
      session = press(
        session,
        { type: "self-test", question: test.id },
        { type: "answer", question: test.id, options: [option?.id ?? ""] },
      );
    }
    expect(takes[0]).toBe("minutes");
    expect(takes).toContain("outing");
    expect(takes).toContain("week");
  });

  it("offers nothing with a possible sore bone, and nothing that takes a run with strong pain", () => {
    expect(chooseSelfTest(dialog, walkWith({ where: ["dimple"], bone: ["one-spot"] }))).toBeNull();
    const strong = chooseSelfTest(dialog, walkWith({ ...LATE, pain: ["5-7"] }));
    expect(strong?.content.test?.takes).toBe("minutes");
    const refused = step(
      dialog,
      walkWith({ ...LATE, pain: ["5-7"] }),
      { type: "self-test", question: "half-load" },
      TODAY,
    );
    expect(refused.notice).toBe("no-self-test");
  });

  it("tells about the habit that was named, wherever there is anything left to find out about it", () => {
    const random = randomFrom(5);
    let told = 0;
    for (let drawn = 0; drawn < 200; drawn++) {
      const person = drawPerson(dialog, random);
      const session = walkThrough(dialog, person.age, person.answer, TODAY);
      const { hasDriver, first } = rankCauses(dialog, session);
      const about = chooseTestOf(dialog, session, first.index);
      if (phaseOf(dialog, session).type !== "result" || !hasDriver || about === null) continue;
      expect(chooseSelfTest(dialog, session)?.id).toBe(about.id);
      told++;
    }
    expect(told).toBeGreaterThan(50);
  });

  it("can tell about one cause alone", () => {
    const place = dialog.causes.findIndex(({ id }) => id === "hip-flexors");
    expect(chooseTestOf(dialog, walkWith(LATE), place)?.id).toBe("bed-edge");
  });

  it("leaves room, after the longest walk, to find out what was not asked", () => {
    const random = randomFrom(12);
    let longest = 0;
    for (let drawn = 0; drawn < 300; drawn++) {
      const person = drawPerson(dialog, random);
      const session = walkThrough(dialog, person.age, person.answer, TODAY);
      longest = Math.max(longest, countAdaptive(dialog, session.answers));
    }
    expect(longest).toBeLessThan(mostAdaptive(dialog));
  });
});

describe("the result after a self-test", () => {
  const before = walkWith(LATE);
  const bedEdge = (option: string) =>
    press(
      before,
      { type: "self-test", question: "bed-edge" },
      { type: "answer", question: "bed-edge", options: [option] },
    );
  const noteOf = (session: Session) => {
    const [first] = viewOf(dialog, session, SETTING).blocks;
    return first?.type === "note" ? first.text : "";
  };

  it("says what the answer changed, up or down, and where that leads", () => {
    expect(noteOf(bedEdge("one-up"))).toMatch(
      /makes \*\*a stiff front of the hip\*\* likelier.*“Possible match”/,
    );
    expect(noteOf(bedEdge("flat"))).toMatch(
      /makes \*\*long sitting and stiff hips\*\* (a little )?less likely/,
    );
  });

  it("says so where nothing changed", () => {
    const session = press(
      before,
      { type: "self-test", question: "half-load" },
      { type: "answer", question: "half-load", options: ["little"] },
    );
    expect(noteOf(session)).toBe("That changes nothing here.");
  });

  it("says the truth about every test and answer: what it names moved that way", () => {
    let named = 0;
    for (const test of dialog.selfTests) {
      for (const { id } of test.content.options) {
        const after = press(
          before,
          { type: "self-test", question: test.id },
          { type: "answer", question: test.id, options: [id] },
        );
        if (phaseOf(dialog, after).type !== "result") continue;
        const note = noteOf(after);
        for (const { cause, facets, belief } of rankCauses(dialog, after).ranked) {
          const old = rankCauses(dialog, before).ranked.find((one) => one.cause.id === cause.id);
          const [part, ...parts] = facets;
          const called = part && parts.length === 0 ? part.name : cause.content.name;
          const name = `**${called.charAt(0).toLowerCase()}${called.slice(1)}**`;
          if (note.includes(name)) named++;
          const isUp =
            note.includes(`${name} likelier`) || note.includes(`${name} a little likelier`);
          if (isUp) expect(belief).toBeGreaterThan(old?.belief ?? 1);
          const isDown = note.includes(`${name} less`) || note.includes(`${name} a little less`);
          if (isDown) expect(belief).toBeLessThan(old?.belief ?? 0);
        }
      }
    }
    expect(named).toBeGreaterThan(8);
  });

  it("counts a test that may not have been done right as the square root, and says so on the page", () => {
    const place = dialog.facets.findIndex(({ id }) => id === "stiff-hips");
    const log = (session: Session) => believe(dialog, session.answers).facetLog[place] ?? 0;
    const sure = bedEdge("one-up");
    const unsure = press(sure, { type: "not-sure", question: "bed-edge" });
    expect(log(unsure) - log(before)).toBeCloseTo((log(sure) - log(before)) / 2, 10);
    const ids = (session: Session) => viewOf(dialog, session, SETTING).controls.map(({ id }) => id);
    expect(ids(sure)).toContain("unsure-test");
    expect(ids(unsure)).not.toContain("unsure-test");
    expect(press(unsure, { type: "not-sure", question: "bed-edge" })).toEqual(unsure);
  });

  it("stays the result, and asks nothing more, whatever was found out", () => {
    const random = randomFrom(8);
    let tried = 0;
    for (let drawn = 0; drawn < 200; drawn++) {
      const person = drawPerson(dialog, random);
      const session = walkThrough(dialog, person.age, person.answer, TODAY);
      for (const { id, content } of dialog.walk.filter((question) => question.content.test)) {
        const asked = press(session, { type: "self-test", question: id });
        if (asked === session || asked.page.type !== "question") continue;
        const [option] = content.options;
        const found = press(asked, { type: "answer", question: id, options: [option?.id ?? ""] });
        expect(viewOf(dialog, found, SETTING).kind).toBe("result");
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  it("goes back to the test, its answer marked", () => {
    const view = viewOf(dialog, press(bedEdge("flat"), { type: "back" }), SETTING);
    expect(view.choices?.question).toBe("bed-edge");
    expect(view.choices?.options.find(({ chosen }) => chosen)?.id).toBe("flat");
  });
});
