import { html } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { FILM } from "./interface-text.ts";
import { type Html, hidden } from "./page.ts";

const BANDS = ["near", "ahead", "far", "cannot-tell"] as const;
/** What the script says by itself; all else is in the page, shown when it holds. */
const { moved, first, next, show, picture, marking, drawn, time, play, pause } = FILM;
const SPOKEN = { moved, first, next, show, picture, marking, drawn, time, play, pause };

/** Whether the dialog has a question that a film answers. */
export function hasFilm(dialog: Dialog): boolean {
  return questionOf(dialog) !== undefined;
}

/** The film check; with a walk's ticket, what is found can be given as the answer to its question. */
export function renderFilm(dialog: Dialog, ticket: string | null): Html {
  return html`<article class="card film">
<h1>${FILM.title}</h1>
<div data-about>
<p>${FILM.intro}</p>
<p class="note">${FILM.stays}</p>
</div>
<p class="note" id="needs-script">${FILM.needsScript}</p>
<div id="film" data-words="${JSON.stringify(SPOKEN)}" hidden>
${openStep()}
${momentStep()}
${wayStep()}
${markStep()}
${resultStep(dialog, ticket)}
</div>
<div data-about>
<h2>${FILM.meanings}</h2>
<dl>
${BANDS.map((band) => {
  const { name, text, means } = FILM.bands[band];
  return html`<dt>${name}</dt><dd>${text} ${means}</dd>`;
})}
</dl>
</div>
<div class="leave">
${ticket === null ? html`<a class="button" href="/">${FILM.start}</a>` : walkForm(ticket, html`<button>${FILM.back}</button>`)}
</div>
</article>`;
}

function openStep(): Html {
  return html`<section data-step="open">
<h2 tabindex="-1">${FILM.open}</h2>
<ul>${FILM.good.map((line) => html`<li>${line}</li>`)}</ul>
<label for="file">${FILM.file}</label>
<input id="file" type="file" accept="video/*,image/*">
<p id="broken" class="note" role="alert" hidden>${FILM.broken}</p>
</section>`;
}

function momentStep(): Html {
  return html`<section data-step="moment" hidden>
<h2 tabindex="-1">${FILM.moment}</h2>
<p>${FILM.momentHint}</p>
<video muted playsinline preload="auto" aria-label="${FILM.picture}"></video>
<label for="seek">${FILM.place}</label>
<input id="seek" type="range" min="0" max="0" step="0.01" value="0">
<div class="row">
<button type="button" id="play">${FILM.play}</button>
<button type="button" id="slow" aria-pressed="false">${FILM.slow}</button>
</div>
<div class="row">
<button type="button" id="before">${FILM.before}</button>
<button type="button" id="after">${FILM.after}</button>
</div>
<div class="row">
<button type="button" class="main" id="touch">${FILM.touch}</button>
<button type="button" data-to="open">${FILM.another}</button>
</div>
</section>`;
}

function wayStep(): Html {
  return html`<section data-step="way" hidden>
<h2 tabindex="-1">${FILM.way}</h2>
<div data-picture><div id="picture" role="img" aria-label="${FILM.picture}"><canvas></canvas></div></div>
<div class="row">
<button type="button" id="left"><span aria-hidden="true">← </span>${FILM.left}</button>
<button type="button" id="right">${FILM.right}<span aria-hidden="true"> →</span></button>
</div>
<div class="row">${elsewhere()}</div>
</section>`;
}

function markStep(): Html {
  const names = Object.entries(FILM.names);
  const arrows = [
    ["to-left", "←", FILM.toLeft],
    ["to-up", "↑", FILM.toUp],
    ["to-down", "↓", FILM.toDown],
    ["to-right", "→", FILM.toRight],
  ] as const;
  return html`<section data-step="mark" hidden>
<h2 tabindex="-1">${FILM.mark}</h2>
<p class="hints">${Object.entries(FILM.hints).map(([id, hint]) => html`<strong data-hint="${id}" hidden>${hint}</strong>`)}</p>
<div data-picture></div>
<div class="row">
<button type="button" class="main" id="next"></button>
<button type="button" id="skip" hidden>${FILM.skip}</button>
<button type="button" id="show" hidden>${FILM.show}</button>
</div>
<p id="say" class="unseen" role="status"></p>
<div class="row" role="group" aria-label="${FILM.move}">
${arrows.map(([id, arrow, name]) => html`<button type="button" id="${id}" class="arrow" aria-label="${name}">${arrow}</button>`)}
</div>
<div class="row">
<button type="button" id="closer">${FILM.closer}</button>
<button type="button" id="wider">${FILM.wider}</button>
<button type="button" id="big" aria-pressed="false">${FILM.big}</button>
</div>
<fieldset class="row"><legend>${FILM.marks}</legend>
${names.map(([id, name]) => html`<label><input type="radio" name="mark" value="${id}" data-name="${name}"><span><span class="tick"></span>${name}</span></label>`)}
</fieldset>
<p class="soft" id="keys">${FILM.markHint} ${FILM.keys}</p>
</section>`;
}

function resultStep(dialog: Dialog, ticket: string | null): Html {
  return html`<section data-step="result" hidden>
<h2 tabindex="-1">${FILM.result}</h2>
<div data-picture></div>
${BANDS.map((band) => {
  const { name, text, means } = FILM.bands[band];
  return html`<div data-band="${band}" hidden><p class="band">${name}</p><p>${text} ${means}</p></div>`;
})}
${Object.entries(FILM.whys).map(([why, text]) => html`<p class="note" data-why="${why}" hidden>${text}</p>`)}
${Object.entries(FILM.trunks).map(([trunk, text]) => html`<p data-trunk="${trunk}" hidden>${text}</p>`)}
<p>${FILM.hint}</p>
${ticket === null ? "" : walkForm(ticket, answersOf(dialog))}
<div class="row">
<button type="button" data-to="mark">${FILM.again}</button>
<button type="button" data-to="way">${FILM.turn}</button>
${elsewhere()}
</div>
</section>`;
}

function elsewhere(): Html {
  return html`<button type="button" data-to="moment" data-clip hidden>${FILM.anotherMoment}</button>
<button type="button" data-to="open">${FILM.another}</button>`;
}

/** A button for each band's answer, as the question's own card has: it counts for no more. */
function answersOf(dialog: Dialog): readonly Html[] {
  const question = questionOf(dialog);
  if (question === undefined) return [];
  return Object.entries(question.content.tool?.gives ?? {}).map(([band, id]) => {
    const press = encodeAction(dialog, { type: "answer", question: question.id, options: [id] });
    const label = question.content.options.find((option) => option.id === id)?.label ?? "";
    const words = FILM.use.replace("{answer}", label);
    return html`<button class="main" name="press" value="${press ?? ""}" data-band="${band}" hidden>${words}</button>`;
  });
}

function walkForm(ticket: string, buttons: Html | readonly Html[]): Html {
  return html`<form method="post" action="/" autocomplete="off" class="row">
${hidden(ticket)}
${buttons}
</form>`;
}

function questionOf(dialog: Dialog) {
  return [...dialog.questions.values()].find(({ content }) => content.tool?.id === "film");
}
