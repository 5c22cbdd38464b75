import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeAction,
  MOST_ACTION,
  parseAction,
  parseActions,
} from "../../src/app/tickets/action.ts";
import { type Event, NOT_OK_REPLIES } from "../../src/engine/index.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();
const questions = [...dialog.questions.values()];

const EVENTS: readonly Event[] = [
  ...(
    [
      "start",
      "back",
      "plan",
      "keep",
      "help",
      "privacy",
      "checked",
      "carry-on",
      "stop",
      "restart",
      "resume",
      "not-now",
      "progress",
    ] as const
  ).map((type): Event => ({ type })),
  { type: "change" },
  { type: "self-test" },
  { type: "learn" },
  { type: "exercise" },
  ...dialog.content.exercises.map(({ id }): Event => ({ type: "exercise", exercise: id })),
  { type: "numbers" },
  { type: "seen", reply: "yes" },
  { type: "seen", reply: "no" },
  { type: "seen", reply: "mistake" },
  { type: "distances", unit: "km" },
  { type: "distances", unit: "miles" },
  { type: "remind" },
  ...(dialog.content.reminder?.hours ?? []).map((hour): Event => ({ type: "remind", hour })),
  { type: "not-ok" },
  ...NOT_OK_REPLIES.map((reply): Event => ({ type: "not-ok", reply })),
  { type: "consent", age: "under-18" },
  ...dialog.content.ages.map(({ id }): Event => ({ type: "consent", age: id })),
  ...dialog.content.regions.map(({ id }): Event => ({ type: "numbers", region: id })),
  ...dialog.causes.map(({ id }): Event => ({ type: "details", cause: id })),
  ...[...dialog.content.topics, ...dialog.causes].map(
    ({ id }): Event => ({ type: "learn", topic: id }),
  ),
  ...[...dialog.content.topics, ...dialog.causes].map(
    ({ id }): Event => ({ type: "sources", topic: id }),
  ),
  ...questions.flatMap(({ id, content }): Event[] => [
    { type: "answer", question: id, options: [] },
    { type: "not-sure", question: id },
    { type: "why", question: id },
    { type: "change", question: id },
    { type: "self-test", question: id },
    { type: "optional", question: id },
    ...content.options.map(
      (option): Event => ({ type: "answer", question: id, options: [option.id] }),
    ),
  ]),
];

describe("an action", () => {
  it("stands for exactly one event, in at most 8 characters", () => {
    const seen = new Set<string>();
    for (const event of EVENTS) {
      const action = encodeAction(dialog, event);
      expect(action, JSON.stringify(event)).not.toBeNull();
      expect(action?.length).toBeLessThanOrEqual(MOST_ACTION);
      expect(parseAction(dialog, action ?? "")).toEqual(event);
      seen.add(action ?? "");
    }
    expect(seen.size).toBe(EVENTS.length);
  });

  it("carries no several answers", () => {
    const several: Event = { type: "answer", question: "legs", options: ["numb", "bladder"] };
    expect(encodeAction(dialog, several)).toBeNull();
  });

  it("makes no answer together with one that is unknown", () => {
    const known =
      encodeAction(dialog, { type: "answer", question: "legs", options: ["numb"] }) ?? "";
    const event = { type: "answer", question: "legs", options: ["numb"] };
    expect(parseActions(dialog, [known])).toEqual(event);
    expect(parseActions(dialog, [known, "af0.zz"])).toBeNull();
  });

  it("is refused, not misread, when it is made up", () => {
    const real = new Set(EVENTS.map((event) => encodeAction(dialog, event)));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 10 }), fc.stringMatching(/^[a-z][a-z0-9.]{0,7}$/)),
        (action) => {
          const event = parseAction(dialog, action);
          if (event === null) return;
          expect(real).toContain(encodeAction(dialog, event));
        },
      ),
      { seed: 5, numRuns: 2_000 },
    );
  });
});
