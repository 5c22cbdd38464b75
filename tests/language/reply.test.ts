import { describe, expect, it } from "vitest";
import { english } from "../../src/language/en/index.ts";
import { understand } from "../../src/language/index.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();

function read(id: string, text: string) {
  const question = dialog.questions.get(id);
  if (!question) throw new Error(`There is no question "${id}".`);
  const understanding = understand(dialog, text, [id]);
  return english.replyIn(dialog, question, understanding);
}

describe("a typed answer", () => {
  it.each([
    // Many words for one option outweigh what else is said.
    [
      "ground",
      "I live in Norfolk, so mostly run along the flat canal towpath, even in wind",
      "flat",
    ],
    // What was only thought gives way.
    ["foot", "I thought it was underneath me but the film shows it miles ahead", "far"],
    ["bones-sudden", "Thought it was sudden but no, slowly building for weeks", "no"],
    // A "no" at the start denies nothing of what follows.
    ["bones-sudden", "no it built up slowly over a few weeks", "no"],
    ["bend-back", "nope, leaning back feels fine, only forward is sore", "no"],
    [
      "change",
      "I did buy new Brooks but that was last year, so just the extra run I'd added",
      "longer",
    ],
    ["first-ever", "I can't recall whether I had any before", "not-sure"],
    // The furthest place is asked for.
    ["where", "both sides and down to my foot, numb toes", "below-knee"],
    ["where", "one side, and down to my foot", "below-knee"],
    ["where", "one side, but also groin", "groin"],
    ["where", "both sides, not down the legs", "middle"],
    ["where", "left side, groin is fine", "one-side"],
  ])("at %s: %s", (question, text, option) => {
    expect(read(question, text)).toEqual({ type: "options", options: [option] });
  });

  it.each([
    ["legs", "nope all good 👍"],
    ["about", "none of the rest is me"],
    ["bone", "none, I walk fine"],
  ])("is none of them at %s: %s", (question, text) => {
    expect(read(question, text)).toEqual({ type: "options", options: [] });
  });

  it.each([
    ["worse", "late in long runs, and downhill", ["down", "late"]],
    ["worse", "downhill and when I've been sat all day", ["down", "sit"]],
    ["helps", "quicker steps, and my old shoes", ["shoes", "steps"]],
  ])("is several ticks at %s: %s", (question, text, options) => {
    const reply = read(question, text);
    expect(reply.type === "options" ? [...reply.options].sort() : reply.type).toEqual(options);
  });

  it.each([
    ["worse", "sitting isn't a problem", "sit"],
    ["worse", "when I sit it does not get worse", "sit"],
    ["worse", "uphill is no problem", "up"],
    ["worse", "downhill is not an issue, uphill is", "down"],
    ["worse", "long runs never hurt; the day after hurts", "late"],
    ["worse", "fast running is ok", "fast"],
    ["worse", "downhill doesn't bother me but uphill does", "down"],
    ["helps", "stretching made it worse", "stretch"],
    ["helps", "rest makes it worse", "lighter"],
    ["helps", "new shoes didn't help", "shoes"],
  ])("is no tick at %s for what it denies: %s", (question, text, option) => {
    const reply = read(question, text);
    expect(reply.type === "options" ? reply.options : []).not.toContain(option);
  });

  it.each([
    ["morning", "bit stiff"],
    ["onset", "10 minutes"],
  ])("is asked back at %s where it is a part of a label: %s", (question, text) => {
    expect(read(question, text).type).toBe("either");
  });
});
