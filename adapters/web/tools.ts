import { html } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import {
  type Content,
  type Dialog,
  fill,
  MOST_FIGURE,
  type Question,
} from "../../src/engine/index.ts";
import type { FileName } from "./files.ts";
import { type Html, walkForm } from "./page.ts";

/** The page's instruments that count, each with what it says and the script that it needs. */
export const TOOLS = {
  stopwatch: { script: "stopwatch.js", draw: stopwatch },
  steps: { script: "steps.js", draw: steps },
  metronome: { script: "metronome.js", draw: (texts) => metronome(texts, 170) },
} as const satisfies Record<string, { script: FileName; draw: (texts: Texts) => Html }>;

export type ToolName = keyof typeof TOOLS;
type Texts = NonNullable<Content["tools"]>;

export const TOOL_NAMES = [
  "stopwatch",
  "steps",
  "metronome",
] as const satisfies readonly ToolName[];

/**
 * An instrument by itself; with a walk's ticket it leads back there, and with a question that it answers, what was counted can
 * be given as its answer.
 */
export function renderTool(
  dialog: Dialog,
  texts: Texts,
  name: ToolName,
  ticket: string | null,
  asked: Question | null,
): Html {
  const { shared } = texts;
  const own = asked?.content.tool?.id === name ? asked : null;
  const words = { ...shared, ...texts[name], unlikely: dialog.content.notices["not-timed"] };
  const pick = own?.content.numbers?.pick === "smallest" ? "smallest" : "last";
  return html`<article class="card tool-card">
<h1 tabindex="-1">${texts[name].title}</h1>
<p>${texts[name].intro}</p>
<div id="needs-script"><p class="note">${shared.needsScript}</p>
${ticket !== null && own && dialog.content.presses ? walkForm(ticket, html`<button class="primary" name="press" value="${encodeAction(dialog, { type: "clock" })}">${dialog.content.presses?.offer}</button>`) : ""}</div>
<div id="tool" data-words="${JSON.stringify(words)}" data-pick="${pick}" data-most="${MOST_FIGURE}" hidden>
${TOOLS[name].draw(texts)}
<p class="note" id="slept" role="alert" hidden>${shared.slept}</p>
${ticket === null ? "" : walkForm(ticket, own ? answersOf(dialog, shared.use, own) : [])}
<p class="soft"><label class="switch"><input type="checkbox" id="sound" checked> ${shared.sound}</label> <span data-silent>${shared.silent}</span><span data-mute hidden>${shared.noSound}</span></p>
</div>
${ticket === null ? html`<p><a class="button" href="/">${shared.start}</a></p>` : walkForm(ticket, html`<button>${shared.back}</button>`)}
</article>`;
}

function stopwatch({ shared, stopwatch: texts }: Texts): Html {
  return html`<p class="figure" id="figure" role="timer">0</p>
<p class="row"><button type="button" class="primary" id="go">${texts.begin}</button></p>
<p id="said" role="status"></p>
<p class="soft">${texts.hidden} <button type="button" id="again" hidden>${shared.again}</button></p>`;
}

function steps(all: Texts): Html {
  const { shared, steps: texts } = all;
  return html`<p class="figure" id="figure">0</p>
<p class="row"><button type="button" class="primary" id="tap">${texts.tap}</button>
<button type="button" id="count">${texts.count}</button></p>
<p id="said" role="status"></p>
<p><button type="button" id="again" hidden>${shared.again}</button></p>
<div id="beat" hidden>${metronome(all, 170)}</div>`;
}

function metronome({ metronome: texts }: Texts, beats: number): Html {
  return html`<p class="figure"><output id="beats">${beats}</output></p>
<p class="row"><button type="button" id="slower" aria-label="${texts.slower}">−</button>
<input id="range" type="range" min="120" max="220" step="1" value="${beats}" aria-label="${texts.beats}">
<button type="button" id="faster" aria-label="${texts.faster}">+</button></p>
<p class="row"><button type="button" class="primary" id="play" aria-pressed="false">${texts.on}</button></p>
<fieldset class="row"><legend>${texts.click}</legend>
<label class="switch"><input type="radio" name="click" value="soft" checked> ${texts.soft}</label>
<label class="switch"><input type="radio" name="click" value="sharp"> ${texts.sharp}</label></fieldset>`;
}

/** A button for each answer and the numbers that mean it; the script shows the one that was counted. */
function answersOf(dialog: Dialog, use: string, { id, content }: Question): readonly Html[] {
  return content.options.flatMap(({ id: option, label }) => {
    const [from, to] = content.numbers?.bands[option] ?? [];
    const press = encodeAction(dialog, { type: "answer", question: id, options: [option] });
    if (from === undefined || to === undefined || press === null) return [];
    const words = fill(use, { answer: label });
    return [
      html`<button class="primary" name="press" value="${press}" data-from="${from}" data-to="${to}" hidden>${words}</button>`,
    ];
  });
}
