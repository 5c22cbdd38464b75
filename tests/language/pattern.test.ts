import { describe, expect, it } from "vitest";
import type { Dialog } from "../../src/engine/index.ts";
import { understand } from "../../src/language/index.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();

/** A dialog whose only phrase is one pattern. */
function dialogOf(pattern: string): Dialog {
  const question = dialog.questions.get("worse");
  const [option] = question?.content.options ?? [];
  if (!question || !option) throw new Error("There is no such question.");
  const content = {
    ...question.content,
    options: [{ ...option, label: "-", words: [], says: [pattern] }],
  };
  const words = { ...dialog.content.words, idioms: [], alike: { shoe: "shoe|trainer" } };
  return {
    ...dialog,
    content: { ...dialog.content, words },
    questions: new Map([["worse", { ...question, content }]]),
  };
}

describe("a pattern", () => {
  it.each([
    ["sore back", "my sore old back", true, "leaves room for two words between"],
    ["sore back", "sore old knees and a bad back", false, "and no more"],
    ["sore back", "back sore", false, "keeps its order"],
    ["sore|achy back", "achy backs", true, "takes one of some, with other endings"],
    ["sore back", "sore bakc", true, "mends swapped letters"],
    ["sore back", "sore bark", false, "but no other letter of a short word"],
    ["treadmill", "tredmill", true, "mends a letter in a long word"],
    ["bend +back", "I bend back", true, "joins words"],
    ["bend +back", "bend your back", false, "lets nothing stand between joined words"],
    ["<shoe> & worn", "worn old trainers", true, "takes parts in any order, and lists"],
    ["<shoe> & worn", "my trainers. The path is worn", false, "within a clause"],
    ["tried <shoe> && same", "tried other shoes, all the same", true, "or in the one beside it"],
    ["what point .", "what is the point anymore tbh", true, "ends a clause, but for fillers"],
    ["what point .", "what is the point of hills", false, "and goes no further"],
    [". point", "well, point taken", true, "begins a clause"],
    [". point", "the sore point", false, "and nothing stands before it"],
    ["daily|all_day sore", "all day long sore", true, "takes two words as one of some"],
    ["daily|all_day sore", "all sore", false, "and not the one alone"],
    ["run sore", "runnin makes it sore", true, "knows a dropped g"],
    ["all day & sore & !sit", "sore all day", true, "counts"],
    ["all day & sore & !sit", "sore all day from sitting", false, "but where something is near"],
    ["=legs", "my legs", true, "takes a word as it is written"],
    ["=legs", "my leg", false, "takes a word as it is written"],
  ])("%j on %j: %s, since it %s", (pattern, text, isFound) => {
    const { matches } = understand(dialogOf(pattern), text);
    expect(matches.some(({ phrase }) => phrase.text === pattern)).toBe(isFound);
  });
});
