import { html, raw } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import type { Choice, Choices, Control, Dialog, View } from "../../src/engine/index.ts";
import { TICKED } from "../shared/press.ts";
import { blockOf, isFine } from "./block.ts";
import { LIMITS } from "./limits.ts";
import { mapOf, numberOf } from "./map.ts";
import { type Html, hidden } from "./page.ts";
import { TOOL_NAMES } from "./tools.ts";

/** What of the settings shows on cards: whether there are codes, and where people find the page. */
export type Showing = { readonly canResume: boolean; readonly publicUrl: string | null };

const PLAIN: Showing = { canResume: true, publicUrl: null };

/** A card as a form, with the ticket in it. */
export function renderView(
  dialog: Dialog,
  view: View,
  ticket: string,
  { canResume, publicUrl }: Showing = PLAIN,
): Html {
  const { choices, kind, title } = view;
  // What stands on every such card comes after the ways on, which then need no scrolling.
  const finePrint = view.blocks.filter(isFine);
  const { agree } = dialog.content.labels;
  const said = view.blocks.filter(
    (block) =>
      block.type !== "divider" &&
      block.type !== "alert" &&
      !(block.type === "text" && block.text === agree),
  );
  const texts = dialog.content.interface.web;
  const isWelcome = kind === "welcome";
  const isHandedOn = view.blocks.some((block) => block.type === "code" && !block.resumes);
  return html`<article class="card ${kind}">
${progressOf(dialog, view)}
<h1 tabindex="-1">${title}</h1>
${said.filter((block) => !isFine(block)).map((block) => blockOf(dialog, block, isHandedOn ? { publicUrl } : null))}
<form method="post" action="/" autocomplete="off">
${hidden(ticket)}
${isWelcome ? [story(dialog), html`<p class="agree">${agree}</p>`] : ""}
${choices === null ? "" : choicesOf(dialog, choices)}
${isWelcome ? "" : controlsOf(dialog, view)}
</form>
${isWelcome ? html`<form method="post" action="/" autocomplete="off">${hidden(ticket)}${controlsOf(dialog, view)}</form>` : ""}
${finePrint.map((block) => blockOf(dialog, block))}
${choices?.question ? typing(dialog, ticket) : ""}
${isWelcome && canResume ? codeEntry(dialog) : ""}
${kind === "keep" ? html`<p class="note" data-screen>${texts.print} <button type="button" data-print>${texts.printIt}</button></p>` : ""}
</article>`;
}

/** A page that says what went wrong, and offers to start again. */
export function renderProblem({ content }: Dialog, title: string, text: string): Html {
  return html`<article class="card problem">
<h1 tabindex="-1">${title}</h1>
<p>${text}</p>
<p><a class="button" href="/">${content.interface.web.startAgain}</a></p>
</article>`;
}

function progressOf({ content }: Dialog, { done, progress }: View): Html | "" {
  if (progress === null) return "";
  const label = content.interface.web.progress;
  const bar =
    done && html`<progress value="${done.at}" max="${done.of}" aria-label="${label}"></progress>`;
  return html`<p class="progress">${bar ?? ""}<span>${progress}</span></p>`;
}

/** What someone may tell before the first question; it is sent by the press that agrees, and by no other. */
function story({ content }: Dialog): Html {
  const { story, storyHint } = content.interface.web;
  return html`<details class="story"><summary>${story}</summary>
<textarea name="words" rows="4" maxlength="${LIMITS.typed}" aria-label="${story}" aria-describedby="story-hint"></textarea>
<p class="soft" id="story-hint">${storyHint}</p>
</details>`;
}

function choicesOf(dialog: Dialog, choices: Choices): Html {
  const { many, none, offered, options } = choices;
  const texts = dialog.content.interface.web;
  if (!many) {
    return html`${mapOf(dialog, choices)}<div class="choices" role="group" aria-label="${texts.choose}">
${options.map((choice) => button(dialog, choice, { number: numberOf(dialog, choices, choice), isChosen: choice.chosen }))}
</div>`;
  }
  // Enter on a box presses the form's first button: that hands in what is ticked, and is never "none".
  return html`<button name="press" value="${TICKED}" hidden></button>
<fieldset><legend>${texts.tick}</legend>
${options.map((choice) => box(dialog, choice))}
</fieldset>
${handingIn(dialog, none, offered.length > 0 || options.some(({ chosen }) => chosen))}`;
}

/**
 * The way on that fits the page as it comes stands out and first; what is ticked later moves the colour alone.
 *
 * @param hasTicks whether something is ticked, or was spoken of: then to deny it all is not made easy
 */
function handingIn(dialog: Dialog, none: Choice | null, hasTicks: boolean): Html {
  const texts = dialog.content.interface.web;
  const goOn = html`<button class="go-on" name="press" value="${TICKED}">${texts.goOn}</button>`;
  const noneOf = none === null ? "" : button(dialog, none, { isChosen: none.chosen });
  return html`<div class="choices hand-in" role="group" aria-label="${texts.goOn}">
${hasTicks ? [goOn, noneOf] : [noneOf, goOn]}
</div>`;
}

function box(dialog: Dialog, { label, event, chosen }: Choice): Html {
  const value = encodeAction(dialog, event) ?? "";
  const box = html`<input type="checkbox" name="tick" value="${value}"${chosen ? raw(" checked") : ""}>`;
  return html`<label>${box}<span>${label}</span></label>`;
}

/** The ways on; the one that most will want first, and beside it the instrument that the card leads to. */
function controlsOf(dialog: Dialog, view: View): Html {
  const texts = dialog.content.interface.web;
  const draw = (some: readonly Control[]) =>
    some.map((control) => button(dialog, control, { weight: control.weight }));
  const first = view.controls.filter(({ weight }) => weight === "primary");
  // The page has instruments of its own.
  const rest = view.controls.filter((one) => !first.includes(one) && one.id !== "clock");
  return html`<div class="controls" role="group" aria-label="${texts.more}">
${draw(first)}${toTool(dialog, view)}${draw(rest)}
</div>`;
}

/** The way to an instrument, which is told what it is for. */
function toTool({ content }: Dialog, { choices, tool }: View): Html | "" {
  const { film, tools } = content;
  if (film && tool === "film") {
    return html`<button class="tool" formaction="/film">${film.offer}</button>`;
  }
  const name = TOOL_NAMES.find((one) => one === tool);
  if (!tools || name === undefined) return "";
  const asked = choices?.question ?? "";
  return html`<button class="tool" formaction="/tools/${name}" name="for" value="${asked}">${tools[name].offer}</button>`;
}

type Looks = {
  readonly isChosen?: boolean;
  readonly number?: number | null;
  readonly weight?: Control["weight"];
};

function button(
  dialog: Dialog,
  { label, event }: Choice | Control,
  { isChosen = false, number = null, weight = "plain" }: Looks,
): Html {
  const value = encodeAction(dialog, event) ?? "";
  const name = weight === "plain" ? "" : html` class="${weight}"`;
  const badge =
    number === null ? "" : html`<span class="badge" aria-hidden="true">${number}</span>`;
  return html`<button${name} name="press" value="${value}">${badge}${isChosen ? "✓ " : ""}${label}</button>`;
}

function typing({ content }: Dialog, ticket: string): Html {
  const texts = content.interface.web;
  return html`<form method="post" action="/" class="typing" autocomplete="off">
${hidden(ticket)}
<label>${texts.type}<input name="words" maxlength="${LIMITS.typed}"></label>
<button>${texts.send}</button>
</form>`;
}

function codeEntry({ content }: Dialog): Html {
  const texts = content.interface.web;
  return html`<details><summary>${texts.haveCode}</summary>
<form method="post" action="/" class="typing" autocomplete="off">
<label>${texts.code}<input name="code" required maxlength="${LIMITS.code}" spellcheck="false"></label>
<button>${texts.resume}</button>
</form>
</details>`;
}
