import { html, raw } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import type { Block, Choice, Choices, Control, Dialog, View } from "../../src/engine/index.ts";
import { TICKED } from "../shared/press.ts";
import { telephoneOf } from "../shared/telephone.ts";
import { LIMITS } from "./limits.ts";
import { type Html, hidden, marked } from "./page.ts";

/** A card as a form, with the ticket in it. */
export function renderView(dialog: Dialog, view: View, ticket: string): Html {
  const { choices, controls, kind, progress, title } = view;
  const { film, interface: interfaceTexts } = dialog.content;
  const texts = interfaceTexts.web;
  // What stands on every such card comes after the ways on, which then need no scrolling.
  const finePrint = view.blocks.filter(isFine);
  const said = view.blocks.filter((block) => !isFine(block) && block.type !== "divider");
  const tool = dialog.questions.get(choices?.question ?? "")?.content.tool?.id;
  return html`<article class="card ${kind}">
${progress === null ? "" : html`<p class="progress">${progress}</p>`}
<h1>${title}</h1>
${said.map(blockOf)}
<form method="post" action="/" autocomplete="off">
${hidden(ticket)}
${choices === null ? "" : choicesOf(dialog, choices)}
${film && tool === "film" ? html`<p><button formaction="/film">${film.offer}</button></p>` : ""}
<div class="controls" role="group" aria-label="${texts.more}">
${controls.map((control) => button(dialog, control, false, control.weight))}
</div>
</form>
${finePrint.map(blockOf)}
${choices?.question || kind === "welcome" ? typing(dialog, ticket) : ""}
${kind === "welcome" ? codeEntry(dialog) : ""}
${kind === "keep" ? html`<p class="note">${texts.print}</p>` : ""}
</article>`;
}

function isFine({ type }: Block): boolean {
  return type === "fine" || type === "aside";
}

/** A page that says what went wrong, and offers to start again. */
export function renderProblem({ content }: Dialog, title: string, text: string): Html {
  return html`<article class="card problem">
<h1>${title}</h1>
<p>${text}</p>
<p><a class="button" href="/">${content.interface.web.startAgain}</a></p>
</article>`;
}

function blockOf(block: Block): Html {
  switch (block.type) {
    case "text":
      return html`<p>${marked(block.text)}</p>`;
    case "note":
      return html`<p class="note">${marked(block.text)}</p>`;
    case "list":
      return html`${block.title === null ? "" : html`<h2>${marked(block.title)}</h2>`}<ul>${block.items.map((item) => html`<li>${marked(item)}</li>`)}</ul>`;
    case "chart":
      return html`<ul class="chart">${block.bars.map(
        ({ side, word, label, level }) =>
          html`<li class="${side}"><span class="side">${word}</span> <span>${label}</span> <span class="bar level-${level}" aria-hidden="true"></span></li>`,
      )}</ul>`;
    case "fine":
      return html`<p class="fine">${marked(block.text)}</p>`;
    case "call":
      return html`<ul class="call">${block.lines.map(({ number, name }) => {
        const address = telephoneOf(number);
        const shown =
          address === null
            ? html`<strong>${number}</strong>`
            : html`<a href="${address}">${number}</a>`;
        return html`<li>${shown} <span>${name}</span></li>`;
      })}</ul>`;
    case "code":
      return html`<p class="code">${block.label}<br><code>${block.code}</code></p>`;
    case "aside":
      return html`<details class="aside" open><summary>${block.title}</summary>${block.texts.map((text) => html`<p>${marked(text)}</p>`)}</details>`;
    case "divider":
      return html`<hr>`;
  }
}

function choicesOf(dialog: Dialog, { many, none, options }: Choices): Html {
  const texts = dialog.content.interface.web;
  if (!many) {
    return html`<div class="choices" role="group" aria-label="${texts.choose}">
${options.map((choice) => button(dialog, choice, choice.chosen))}
</div>`;
  }
  // Enter on a box presses the form's first button: that hands in what is ticked, and is never "none".
  return html`<button name="press" value="${TICKED}" hidden></button>
<fieldset><legend>${texts.tick}</legend>
${options.map((choice) => box(dialog, choice))}
</fieldset>
${handingIn(
  dialog,
  none,
  options.some(({ chosen }) => chosen),
)}`;
}

/** The way on that fits the page as it comes stands out and first; what is ticked later moves the colour alone. */
function handingIn(dialog: Dialog, none: Choice | null, hasTicks: boolean): Html {
  const texts = dialog.content.interface.web;
  const goOn = html`<button class="go-on" name="press" value="${TICKED}">${texts.goOn}</button>`;
  const noneOf = none === null ? "" : button(dialog, none, none.chosen);
  return html`<div class="choices hand-in" role="group" aria-label="${texts.goOn}">
${hasTicks ? [goOn, noneOf] : [noneOf, goOn]}
</div>`;
}

function box(dialog: Dialog, { label, event, chosen }: Choice): Html {
  const value = encodeAction(dialog, event) ?? "";
  const box = html`<input type="checkbox" name="tick" value="${value}"${chosen ? raw(" checked") : ""}>`;
  return html`<label>${box}<span>${label}</span></label>`;
}

function button(
  dialog: Dialog,
  { label, event }: Choice | Control,
  isChosen: boolean,
  weight: Control["weight"] = "plain",
): Html {
  const value = encodeAction(dialog, event) ?? "";
  const name = weight === "plain" ? "" : html` class="${weight}"`;
  return html`<button${name} name="press" value="${value}">${isChosen ? "✓ " : ""}${label}</button>`;
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
