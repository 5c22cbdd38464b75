import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswerFile } from "../src/app/answer-file.ts";
import { playFile } from "../src/app/play-file.ts";
import { projectRoot } from "../src/app/project.ts";
import { formatCases, type PlayedCase, playCase, readCases } from "../src/author/cases.ts";
import {
  createSession,
  plainText,
  rankCauses,
  type Session,
  type View,
  viewOf,
} from "../src/engine/index.ts";
import { respond } from "../src/language/index.ts";
import { realDialog, TODAY } from "./dialog.ts";

/**
 * People whom others invented, without sight of the weights: `practice.jsonl`, 100 runners with what a careful reader makes
 * of them, and `clinic/`, answer files that once showed a fault. Tuning on them is fair; a figure on them is no proof.
 */
const dialog = realDialog();
const folder = join(projectRoot(), "tests", "cases");

type Played = { readonly session: Session; readonly view: View };

function play(text: string): Played {
  let session = createSession(TODAY);
  const view = playFile(dialog, readAnswerFile(dialog, text), (event) => {
    const update = respond(dialog, session, event, TODAY);
    session = update.session;
    return viewOf(dialog, session, { surface: "terminal", region: "uk" }, update);
  });
  return { session, view };
}

/** What each must come to: its card, words on it, and words that may not be there. */
const CLINIC: Readonly<
  Record<string, readonly [View["kind"], readonly string[], readonly string[]]>
> = {
  "a10-leak": ["result", ["pelvic-health physio"], []],
  "a11-flu": ["result", [], []],
  "a12-cancer": ["days", ["no running or jumping", "call today"], []],
  "a13-nice": ["days", ["keep moving gently"], ["no running or jumping"]],
  "a2-groin": ["days", ["no running or jumping"], ["Halve"]],
  "a3-periods": ["days", ["no running or jumping"], ["Halve"]],
  "a4-67": ["days", ["within two weeks", "blood tests"], []],
  "a5-thigh": ["same-day", ["whether your leg is weak or numb"], []],
  "a6-ces": ["same-day", ["go to hospital at once"], []],
  "a7-strain": ["result", [], ["24 hours"]],
  "a8-limp": ["days", ["no running or jumping"], ["24 hours"]],
  "a8b-limp": ["days", ["no running or jumping"], ["24 hours"]],
  "a9-oldsf": ["result", ["Do this first"], ["Don't run, jump or hop"]],
  "b1-nojump": ["result", ["No one habit stands out"], ["match"]],
  "b10-late": ["result", ["ossible match"], ["Best match", "Likely"]],
  "b11-menopause": ["result", [], ["periods"]],
  "b2-injury": ["result", ["No one habit stands out"], ["match"]],
  "b3-sleep": ["result", ["No one habit stands out"], ["match"]],
  "b4-one": ["result", ["No one habit stands out"], ["match"]],
  "b5-camber": ["result", ["Best match so far: sloped or uneven ground"], []],
  "b6-arch": ["result", ["No one habit stands out"], ["match"]],
  "b7-sit": ["result", ["No one habit stands out"], ["match"]],
  "b8-mild": ["result", ["No one habit stands out"], ["match"]],
  "b9-norun": ["result", ["Best match so far: a jump in training"], []],
};

describe("the clinic's answer files", () => {
  it("are all told of here", () => {
    const files = readdirSync(join(folder, "clinic")).map((file) => file.replace(".yaml", ""));
    expect(files.sort()).toEqual(Object.keys(CLINIC).sort());
  });

  it.each(Object.entries(CLINIC).map(([name, wanted]) => ({ name, wanted })))(
    "$name comes to what it should",
    ({ name, wanted: [kind, shown, hidden] }) => {
      const { view } = play(readFileSync(join(folder, "clinic", `${name}.yaml`), "utf8"));
      const text = plainText(view);
      expect(view.kind).toBe(kind);
      for (const words of shown) expect(text).toContain(words);
      for (const words of hidden) expect(text).not.toContain(words);
    },
  );
});

describe("the practice people", () => {
  const cases = readCases(readFileSync(join(folder, "practice.jsonl"), "utf8"));
  const played = cases.map((one) => playCase(dialog, one, TODAY));
  const selfCare = played.filter(({ case: { gold } }) => gold.urgency === "self-care");
  const toBeSeen = played.filter((one) => !selfCare.includes(one));
  const idsOf = (of: readonly PlayedCase[]) => of.map(({ case: { id } }) => id);

  it("answer questions and options that there are", () => {
    expect(played.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it("end in no urgent card where they can care for themselves", () => {
    expect(selfCare.length).toBe(82);
    expect(idsOf(selfCare.filter(({ isRanked }) => !isRanked))).toEqual([]);
  });

  it("are named the right habit first, nearly always, and hardly ever one that their facts rule out", () => {
    expect(selfCare.filter(({ isFirst }) => isFirst).length).toBeGreaterThanOrEqual(74);
    expect(selfCare.filter(({ isInThree }) => isInThree).length).toBeGreaterThanOrEqual(76);
    expect(selfCare.filter(({ isRuledOut }) => isRuledOut).length).toBeLessThanOrEqual(1);
  });

  it("are named each habit first where it is the one, and not some habits for all", () => {
    const habits = new Set(selfCare.map(({ case: { gold } }) => gold.causes[0]));
    for (const habit of habits) {
      const those = selfCare.filter(({ case: { gold } }) => gold.causes[0] === habit);
      const right = those.filter(({ isFirst }) => isFirst).length;
      expect(right / those.length, habit).toBeGreaterThanOrEqual(0.6);
    }
  });

  it("are named no habit that their own answers deny, nor one that no answer about it supports", () => {
    expect(idsOf(played.filter(({ isDenied }) => isDenied))).toEqual([]);
    for (const { case: one, session } of selfCare) {
      for (const { cause, band, mayLead } of rankCauses(dialog, session).ranked) {
        if (band === "main" || band === "likely")
          expect(mayLead, `${one.id}: ${cause.id}`).toBe(true);
      }
    }
  });

  it("are told whom to see where a reader would say so, and hardly ever else", () => {
    expect(idsOf(toBeSeen.filter(({ level }) => level !== "see-clinician-soon"))).toEqual([]);
    const needless = selfCare.filter(({ level }) => level !== "self-care");
    expect(needless.length).toBeLessThanOrEqual(8);
  });
});

describe("a file of cases", () => {
  const [line = ""] = readFileSync(join(folder, "practice.jsonl"), "utf8").split("\n");

  it("names the lines that are none", () => {
    expect(() => readCases(`${line}\n\nno case\n{"id":"x"}`)).toThrow(/line 3: .*\nline 4: age/);
  });

  it("passes over what the dialog does not ask, and says so", () => {
    const [one] = readCases(line);
    if (!one) throw new Error("The file has no case.");
    const older = { ...one, answers: { ...one.answers, hills: "flat", where: "elbow" } };
    const played = playCase(dialog, older, TODAY);
    expect([...played.dropped].sort()).toEqual(["hills", "where.elbow"]);
    expect(formatCases([played])).toContain("No question or option for: hills, where.elbow.");
  });
});

describe("people whom nothing was tuned on", () => {
  const played = readCases(readFileSync(join(folder, "unseen.jsonl"), "utf8")).map((one) =>
    playCase(dialog, one, TODAY),
  );
  const selfCare = played.filter(({ case: { gold } }) => gold.urgency === "self-care");

  it("are named the right habit first in four of five cases, and none that their facts rule out", () => {
    const right = selfCare.filter(({ isFirst }) => isFirst).length;
    expect(right / selfCare.length).toBeGreaterThanOrEqual(0.8);
    expect(selfCare.filter(({ isRuledOut }) => isRuledOut)).toEqual([]);
  });

  it("are told whom to see where a reader would say so", () => {
    const missed = played.filter(
      ({ case: { gold }, level }) => gold.urgency !== "self-care" && level === "self-care",
    );
    expect(missed.map(({ case: { id } }) => id)).toEqual([]);
  });
});
