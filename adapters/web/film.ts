import { html } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import type { Content, Dialog } from "../../src/engine/index.ts";
import { type Html, walkForm } from "./page.ts";

const BANDS = ["near", "ahead", "far", "cannot-tell"] as const;
/** All that the film check says. */
type Film = NonNullable<Content["film"]> & NonNullable<Content["filmMarks"]>;

/** What the film check says, where the dialog has a question that a film answers; else null. */
export function filmIn(dialog: Dialog): Film | null {
  const { film, filmMarks } = dialog.content;
  return film && filmMarks && questionOf(dialog) ? { ...film, ...filmMarks } : null;
}

/** What the script says by itself; all else is in the page, shown when it holds. */
function spoken({ moved, first, next, show, picture, marking, drawn, time, play, pause }: Film) {
  return { moved, first, next, show, picture, marking, drawn, time, play, pause };
}

/** The film check; with a walk's ticket, what is found can be given as the answer to its question. */
export function renderFilm(dialog: Dialog, film: Film, ticket: string | null): Html {
  return html`<article class="card film">
<h1 tabindex="-1">${film.title}</h1>
<div data-about>
<p>${film.intro}</p>
<p class="note">${film.stays}</p>
</div>
<p class="note" id="needs-script">${film.needsScript}</p>
<div id="film" data-words="${JSON.stringify(spoken(film))}" hidden>
${openStep(film)}
${momentStep(film)}
${wayStep(film)}
${markStep(film)}
${resultStep(dialog, film, ticket)}
</div>
<div data-about>
<h2>${film.meanings}</h2>
<dl>
${BANDS.map((band) => {
  const { name, text, means } = film.bands[band];
  return html`<dt>${name}</dt><dd>${text} ${means}</dd>`;
})}
</dl>
</div>
<div class="leave">
${ticket === null ? html`<a class="button" href="/">${film.start}</a>` : walkForm(ticket, html`<button>${film.back}</button>`)}
</div>
</article>`;
}

function openStep(film: Film): Html {
  return html`<section data-step="open">
<h2 tabindex="-1">${film.open}</h2>
<ul>${film.good.map((line) => html`<li>${line}</li>`)}</ul>
<label for="file">${film.file}</label>
<input id="file" type="file" accept="video/*,image/*">
<p id="broken" class="note" role="alert" hidden>${film.broken}</p>
</section>`;
}

function momentStep(film: Film): Html {
  return html`<section data-step="moment" hidden>
<h2 tabindex="-1">${film.moment}</h2>
<p>${film.momentHint}</p>
<video muted playsinline preload="auto" aria-label="${film.picture}"></video>
<label for="seek">${film.place}</label>
<input id="seek" type="range" min="0" max="0" step="0.01" value="0">
<div class="row">
<button type="button" id="play">${film.play}</button>
<button type="button" id="slow" aria-pressed="false">${film.slow}</button>
</div>
<div class="row">
<button type="button" id="before">${film.before}</button>
<button type="button" id="after">${film.after}</button>
</div>
<div class="row">
<button type="button" class="main" id="touch">${film.touch}</button>
<button type="button" data-to="open">${film.another}</button>
</div>
</section>`;
}

function wayStep(film: Film): Html {
  return html`<section data-step="way" hidden>
<h2 tabindex="-1">${film.way}</h2>
<div data-picture><div id="picture" role="img" aria-label="${film.picture}"><canvas></canvas></div></div>
<div class="row">
<button type="button" id="left"><span aria-hidden="true">← </span>${film.left}</button>
<button type="button" id="right">${film.right}<span aria-hidden="true"> →</span></button>
</div>
<div class="row">${elsewhere(film)}</div>
</section>`;
}

function markStep(film: Film): Html {
  const names = Object.entries(film.names);
  const arrows = [
    ["to-left", "←", film.toLeft],
    ["to-up", "↑", film.toUp],
    ["to-down", "↓", film.toDown],
    ["to-right", "→", film.toRight],
  ] as const;
  return html`<section data-step="mark" hidden>
<h2 tabindex="-1">${film.mark}</h2>
<p class="hints">${Object.entries(film.hints).map(([id, hint]) => html`<strong data-hint="${id}" hidden>${hint}</strong>`)}</p>
<div data-picture></div>
<div class="row">
<button type="button" class="main" id="next"></button>
<button type="button" id="skip" hidden>${film.skip}</button>
<button type="button" id="show" hidden>${film.show}</button>
</div>
<p id="say" class="unseen" role="status"></p>
<div class="row" role="group" aria-label="${film.move}">
${arrows.map(([id, arrow, name]) => html`<button type="button" id="${id}" class="arrow" aria-label="${name}">${arrow}</button>`)}
</div>
<div class="row">
<button type="button" id="closer">${film.closer}</button>
<button type="button" id="wider">${film.wider}</button>
<button type="button" id="big" aria-pressed="false">${film.big}</button>
</div>
<fieldset class="row"><legend>${film.marks}</legend>
${names.map(([id, name]) => html`<label><input type="radio" name="mark" value="${id}" data-name="${name}"><span><span class="tick"></span>${name}</span></label>`)}
</fieldset>
<p class="soft" id="keys">${film.markHint} ${film.keys}</p>
</section>`;
}

function resultStep(dialog: Dialog, film: Film, ticket: string | null): Html {
  return html`<section data-step="result" hidden>
<h2 tabindex="-1">${film.result}</h2>
<div data-picture></div>
${BANDS.map((band) => {
  const { name, text, means } = film.bands[band];
  return html`<div data-band="${band}" hidden><p class="band">${name}</p><p>${text} ${means}</p></div>`;
})}
${Object.entries(film.whys).map(([why, text]) => html`<p class="note" data-why="${why}" hidden>${text}</p>`)}
${Object.entries(film.trunks).map(([trunk, text]) => html`<p data-trunk="${trunk}" hidden>${text}</p>`)}
<p class="soft">${film.lines}</p>
<p>${film.hint} ${film.limits}</p>
${ticket === null ? "" : walkForm(ticket, answersOf(dialog, film))}
<div class="row">
<button type="button" id="save">${film.save}</button>
<button type="button" data-to="mark">${film.again}</button>
<button type="button" data-to="way">${film.turn}</button>
${elsewhere(film)}
</div>
</section>`;
}

function elsewhere(film: Film): Html {
  return html`<button type="button" data-to="moment" data-clip hidden>${film.anotherMoment}</button>
<button type="button" data-to="open">${film.another}</button>`;
}

/** A button for each band's answer, as the question's own card has: it counts for no more. */
function answersOf(dialog: Dialog, film: Film): readonly Html[] {
  const question = questionOf(dialog);
  if (question === undefined) return [];
  return Object.entries(question.content.tool?.gives ?? {}).map(([band, id]) => {
    const press = encodeAction(dialog, { type: "answer", question: question.id, options: [id] });
    const label = question.content.options.find((option) => option.id === id)?.label ?? "";
    const words = film.use.replace("{answer}", label);
    return html`<button class="main" name="press" value="${press ?? ""}" data-band="${band}" hidden>${words}</button>`;
  });
}

function questionOf(dialog: Dialog) {
  return [...dialog.questions.values()].find(({ content }) => content.tool?.id === "film");
}
