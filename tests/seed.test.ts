import { describe, expect, it } from "vitest";
import { createSession, plainText, step, viewOf } from "../src/engine/index.ts";
import { realDialog, TODAY } from "./dialog.ts";

/** What became of each statement of the founding text: kept, or corrected by what studies found. */
type Fate = "kept" | "corrected";

const STATEMENTS: readonly (readonly [gist: string, fate: Fate, card: string, words: RegExp])[] = [
  ["running itself is not bad for backs", "kept", "running-and-backs", /Usually not/],
  [
    "regular runners' backs beat those of people who sit",
    "kept",
    "running-and-backs",
    /backs in better shape than people who mostly sit/,
  ],
  [
    "form and staying power are usual suspects",
    "kept",
    "running-and-backs",
    /usual suspects[\s\S]*running form, staying power/,
  ],
  [
    "overstriding jars the back",
    "corrected",
    "form",
    /ahead of the knee hits harder[\s\S]*jolt may travel up[\s\S]*your back may like/,
  ],
  [
    "hunching puts the body out of line",
    "corrected",
    "form",
    /Folding at the waist[\s\S]*may tire your back[\s\S]*no study that ties it to back pain/,
  ],
  [
    "arching too much does as well",
    "corrected",
    "form",
    /flatter backs that hurt a bit more often/,
  ],
  ["film yourself from the side", "kept", "film", /Stand side-on[\s\S]*Film ten easy steps/],
  [
    "a foot well ahead of knee and hip may be overstriding",
    "kept",
    "film",
    /well ahead of the knee and hip\? Then the steps may be too long/,
  ],
  ["the core steadies the spine", "kept", "strength", /trunk holds you steady/],
  ["back muscles work for a tired core", "kept", "strength", /back muscles may do more/],
  [
    "glutes move the hips and spare the back",
    "corrected",
    "strength",
    /hips can drop or swing more[\s\S]*among runners one study found no difference/,
  ],
  [
    "research calls poor core stability a direct contributor",
    "corrected",
    "strength",
    /computer model of eight healthy runners: it showed load and not pain/,
  ],
  ["so the core deserves a look", "kept", "strength", /Building their endurance often helps/],
  ["legs belong with core and glutes", "kept", "strength", /thighs about 12% weaker/],
  [
    "desk sitting without stretching stiffens hip flexors",
    "kept",
    "hip-flexors",
    /hours in a chair the front of the hip can stay stiff/,
  ],
  [
    "stiff hips tilt the pelvis and compress the spine",
    "corrected",
    "hip-flexors",
    /tilts the pelvis and squeezes the spine; studies hardly bear that out/,
  ],
  [
    "a third of UK desk workers sit three hours without a break",
    "corrected",
    "myths",
    /couldn't find that survey[\s\S]*link with back pain is small/,
  ],
  ["worn shoes raise impact", "corrected", "shoes", /320 km, though, shoes landed no harder/],
  [
    "shoes that do not suit unsteady the stride",
    "corrected",
    "shoes",
    /don't suit you[\s\S]*change your stride[\s\S]*no study/,
  ],
  [
    "uneven ground and cambered roads twist the back over and over",
    "corrected",
    "terrain",
    /sloped edge of a road, or uneven ground[\s\S]*twists the back over and over[\s\S]*no study on back pain/,
  ],
  [
    "read more",
    "kept",
    "read-more",
    /outside page, opened through bit\.ly[\s\S]*https:\/\/bit\.ly\/4kFBArY/,
  ],
];

describe("every statement of the founding text", () => {
  const dialog = realDialog();

  it.each(STATEMENTS)("%s: %s, on the Learn card %s", (_gist, _fate, topic, words) => {
    const start = createSession(TODAY);
    const { session } = step(dialog, start, { type: "learn", topic }, TODAY);
    expect(plainText(viewOf(dialog, session, { surface: "terminal", region: null }))).toMatch(
      words,
    );
  });
});
