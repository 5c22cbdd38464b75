import { html, raw } from "hono/html";
import type { Diagnostic } from "../../src/app/loading/diagnostic.ts";
import type { Card } from "./cards.ts";
import type { Counts } from "./counts.ts";
import { FIELDS } from "./fields.ts";
import { PANES, type Pane, type Place } from "./walk.ts";

/** Markup whose variable parts are escaped. */
export type Html = ReturnType<typeof html>;

/** How the panes are to be drawn. */
export type Drawing = {
  readonly place: Place;
  readonly width: "narrow" | "wide";
  readonly theme: "light" | "dark";
};

/** All that the page shows. */
export type Page = {
  readonly version: string;
  readonly drawing: Drawing;
  readonly isBehind: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly cards: readonly Card[];
  /** The card that was last chosen from the list, or empty. */
  readonly chosen: string;
  /** What the last press did beside the cards. */
  readonly notes: readonly string[];
  readonly panes: Readonly<Record<Pane, DrawnPane>> | null;
  /** How many answers the walk of all panes has, or null where they do not hold the same walk. */
  readonly answers: number | null;
};

/** One platform's card, drawn. */
export type DrawnPane = { readonly ticket: string; readonly card: Html; readonly counts: Counts };

const NAMES: Readonly<Record<Pane, string>> = {
  discord: "Discord",
  slack: "Slack",
  plain: "Plain text",
};

/** The whole page: one form, so that each press sends all there is to know. */
export function pageOf(page: Page): string {
  const { diagnostics, isBehind, notes, panes, version } = page;
  return String(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview · Backchat</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview/fonts.css">
<link rel="stylesheet" href="/preview/slack-blocks.css">
<link rel="stylesheet" href="/preview/discord.css">
<link rel="stylesheet" href="/preview/slack.css">
<link rel="stylesheet" href="/preview/page.css">
<script src="/preview/reload.js" data-version="${version}" defer></script>
</head>
<body>
<form method="post" action="/preview" autocomplete="off">
<button class="default" name="${FIELDS.show}" value="1" tabindex="-1" aria-hidden="true">Show</button>
<header>
<h1>Preview</h1>
${wayIn(page)}
${toggles(page.drawing)}
</header>
<main>
${problems(diagnostics, isBehind)}
${notes.map((note) => html`<p class="note" role="status">${note}</p>`)}
${panes === null ? html`<p class="note">There is no dialog to show yet.</p>` : PANES.map((pane) => section(pane, panes[pane]))}
${panes === null ? "" : html`<p class="agreement">${agreement(page.answers)}</p>`}
</main>
</form>
</body>
</html>
`);
}

function wayIn({ cards, chosen }: Page): Html {
  const groups = [...new Set(cards.map(({ group }) => group))];
  const options = groups.map(
    (group) =>
      html`<optgroup label="${group}">${cards
        .filter((card) => card.group === group)
        .map(
          ({ id, label }) =>
            html`<option value="${id}"${id === chosen ? raw(" selected") : ""}>${label}</option>`,
        )}</optgroup>`,
  );
  return html`<div class="way-in">
<label>Card <select name="${FIELDS.card}">${options}</select></label>
<button name="${FIELDS.jump}" value="1">Show it</button>
<button name="${FIELDS.restart}" value="1">Start a walk</button>
</div>`;
}

function toggles({ place, theme, width }: Drawing): Html {
  return html`${toggle("Width", FIELDS.width, width, { narrow: "Phone, 390 px", wide: "Desktop" })}
${toggle("Colours", FIELDS.theme, theme, { light: "Light", dark: "Dark" })}
${toggle("Where", FIELDS.place, place, { hidden: "Channel", own: "Bot's own chat" })}`;
}

function toggle(
  title: string,
  name: string,
  current: string,
  choices: Readonly<Record<string, string>>,
): Html {
  const radios = Object.entries(choices).map(([value, label]) => {
    const checked = value === current ? raw(" checked") : "";
    return html`<label><input type="radio" name="${name}" value="${value}" id="${name}-${value}"${checked}>${label}</label>`;
  });
  return html`<fieldset class="toggle"><legend>${title}</legend>${radios}</fieldset>`;
}

/** What is wrong with the content, the worst first; what is only worth knowing stays folded. */
function problems(diagnostics: readonly Diagnostic[], isBehind: boolean): Html {
  if (diagnostics.length === 0) return html``;
  const count = (severity: Diagnostic["severity"], word: string) => {
    const { length } = diagnostics.filter((one) => one.severity === severity);
    return `${length} ${word}${length === 1 ? "" : "s"}`;
  };
  const counted = [count("error", "error"), count("warning", "warning"), count("info", "remark")];
  const rows = (["error", "warning", "info"] as const)
    .flatMap((severity) => diagnostics.filter((one) => one.severity === severity))
    .map(
      ({ severity, code, file, line, message }) =>
        html`<tr class="${severity}"><td>${severity}</td><td>${code}</td><td><code>${file}:${line}</code></td><td>${message}</td></tr>`,
    );
  return html`<details class="problems"${isBehind ? raw(" open") : ""}>
<summary>${counted.join(", ")} in the content</summary>
${isBehind ? html`<p class="note" role="alert">The files have errors. Below is the dialog as it last was without.</p>` : ""}
<div class="scroll" role="region" aria-label="Content diagnostics" tabindex="0"><table>
<thead><tr><th scope="col">Severity</th><th scope="col">Code</th><th scope="col">Where</th><th scope="col">What</th></tr></thead>
<tbody>${rows}</tbody></table></div>
</details>`;
}

function agreement(answers: number | null): string {
  if (answers === null) return "The panes do not hold the same walk: please report this.";
  return `All panes hold the same walk, with ${answers} ${answers === 1 ? "answer" : "answers"}.`;
}

function section(pane: Pane, { card, counts, ticket }: DrawnPane): Html {
  return html`<section class="pane" aria-labelledby="${pane}-name">
<h2 id="${pane}-name">${NAMES[pane]}</h2>
<input type="hidden" name="${FIELDS.tickets[pane]}" value="${ticket}">
<div class="${pane} surface">${card}</div>
${limits(counts)}
</section>`;
}

function limits({ counts, long }: Counts): Html {
  if (counts.length === 0) return html``;
  const rows = counts
    .filter(({ used }) => used > 0)
    .map(({ name, used, allowed }) => {
      const isOver = used > allowed;
      const share = Math.round((100 * used) / allowed);
      return html`<tr${isOver ? raw(' class="over"') : ""}><th scope="row">${name}</th><td>${used} of ${allowed}</td><td>${isOver ? "over the limit" : `${share}%`}</td></tr>`;
    });
  return html`<table class="limits"><caption>Limits used by this card</caption>
<thead><tr><th scope="col">Limit</th><th scope="col">Used</th><th scope="col">Share</th></tr></thead>
<tbody>${rows}</tbody></table>
${long.length === 0 ? "" : html`<p class="long">May be cut off on a phone: ${long.map((label) => html`<q>${label}</q> `)}</p>`}`;
}
