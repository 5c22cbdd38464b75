import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readAnswerFile } from "../src/app/answer-file.ts";
import { playFile } from "../src/app/play-file.ts";
import { projectRoot } from "../src/app/project.ts";
import { givenBy } from "../src/engine/content/condition.ts";
import {
  createSession,
  phaseOf,
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
  "a9-oldsf": ["result", ["Try this first"], ["Don't run, jump or hop"]],
  "b1-nojump": ["result", ["Little points to: A jump in training"], ["suspect", "Likely"]],
  "b10-late": ["result", ["Possible part: Core"], ["suspect", "Likely"]],
  "b11-menopause": ["result", [], ["periods"]],
  "b2-injury": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b3-sleep": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b4-one": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b5-camber": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b6-arch": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b7-sit": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b8-mild": ["result", ["No single clear driver"], ["suspect", "Likely"]],
  "b9-norun": ["result", ["Main suspect: A jump in training"], []],
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

const practiced = z.object({
  id: z.string(),
  age: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  gold: z.object({
    causes: z.array(z.string()),
    top: z.number(),
    must_not: z.array(z.string()),
    urgency: z.string(),
  }),
});

/** No ticks mean "none of these". */
function playCase({ age, answers }: z.infer<typeof practiced>): Played {
  const given = Object.entries(answers).map(([question, value]) => {
    const isNone = Array.isArray(value) && value.length === 0;
    return [question, isNone ? "none" : value] as const;
  });
  return play(JSON.stringify({ age, ...Object.fromEntries(given) }));
}

describe("the practice people", () => {
  const people = readFileSync(join(folder, "practice.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => practiced.parse(JSON.parse(line)));
  const calm = people
    .filter(({ gold }) => gold.urgency === "self-care")
    .map((person) => ({ ...person, ...playCase(person) }));

  it("end in no urgent card where they can care for themselves", () => {
    expect(calm.length).toBe(82);
    const stopped = calm.filter(({ session }) => phaseOf(dialog, session).type !== "result");
    expect(stopped.map(({ id }) => id)).toEqual([]);
  });

  it("are named no habit that their own answers deny, nor one that no answer about it supports", () => {
    for (const { id, session } of calm) {
      const given = givenBy(dialog, session.answers);
      for (const { cause, band, mayLead, facet } of rankCauses(dialog, session).ranked) {
        const isNamed = band === "main" || band === "likely";
        const { content } = cause;
        const denied = [content, ...(facet ? [facet] : [])].flatMap(
          ({ deniedBy = [] }) => deniedBy,
        );
        if (isNamed) expect(mayLead, `${id}: ${cause.id}`).toBe(true);
        if (isNamed)
          expect(
            denied.filter((ref) => given.has(ref)),
            `${id}: ${cause.id}`,
          ).toEqual([]);
      }
    }
  });

  it("get no advice that is more urgent than a reader's, nor less where one would see someone", () => {
    for (const person of people.filter(({ gold }) => gold.urgency !== "self-care")) {
      const phase = phaseOf(dialog, playCase(person).session);
      const urgency = "assessment" in phase ? phase.assessment.urgency : null;
      expect(["routine", "days"], person.id).toContain(urgency);
    }
  });
});
