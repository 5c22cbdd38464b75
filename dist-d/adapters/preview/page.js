import { html, raw } from "hono/html";
import { FIELDS } from "./fields.js";
import { PANES } from "./walk.js";
const NAMES = {
    discord: "Discord",
    slack: "Slack",
    plain: "Plain text",
};
/** The whole page: one form, so that each press sends all there is to know. */
export function pageOf(page) {
    const { diagnostics, isBehind, notes, panes, version } = page;
    return String(html `<!doctype html>
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
${notes.map((note) => html `<p class="note" role="status">${note}</p>`)}
${panes === null ? html `<p class="note">There is no dialog to show yet.</p>` : PANES.map((pane) => section(pane, panes[pane]))}
${panes === null ? "" : html `<p class="agreement">${agreement(page.answers)}</p>`}
</main>
</form>
</body>
</html>
`);
}
function wayIn({ cards, chosen }) {
    const groups = [...new Set(cards.map(({ group }) => group))];
    const options = groups.map((group) => html `<optgroup label="${group}">${cards
        .filter((card) => card.group === group)
        .map(({ id, label }) => html `<option value="${id}"${id === chosen ? raw(" selected") : ""}>${label}</option>`)}</optgroup>`);
    return html `<div class="way-in">
<label>Card <select name="${FIELDS.card}">${options}</select></label>
<button name="${FIELDS.jump}" value="1">Show it</button>
<button name="${FIELDS.restart}" value="1">Start a walk</button>
</div>`;
}
function toggles({ place, theme, width }) {
    return html `${toggle("Width", FIELDS.width, width, { narrow: "Phone, 375 px", wide: "Desktop" })}
${toggle("Colours", FIELDS.theme, theme, { light: "Light", dark: "Dark" })}
${toggle("Where", FIELDS.place, place, { hidden: "Channel", own: "Bot's own chat" })}`;
}
function toggle(title, name, current, choices) {
    const radios = Object.entries(choices).map(([value, label]) => {
        const checked = value === current ? raw(" checked") : "";
        return html `<label><input type="radio" name="${name}" value="${value}" id="${name}-${value}"${checked}>${label}</label>`;
    });
    return html `<fieldset class="toggle"><legend>${title}</legend>${radios}</fieldset>`;
}
/** What is wrong with the content, the worst first; what is only worth knowing stays folded. */
function problems(diagnostics, isBehind) {
    if (diagnostics.length === 0)
        return html ``;
    const count = (severity, word) => {
        const { length } = diagnostics.filter((one) => one.severity === severity);
        return `${length} ${word}${length === 1 ? "" : "s"}`;
    };
    const counted = [count("error", "error"), count("warning", "warning"), count("info", "remark")];
    const rows = ["error", "warning", "info"]
        .flatMap((severity) => diagnostics.filter((one) => one.severity === severity))
        .map(({ severity, code, file, line, message }) => html `<tr class="${severity}"><td>${severity}</td><td>${code}</td><td><code>${file}:${line}</code></td><td>${message}</td></tr>`);
    return html `<details class="problems"${isBehind ? raw(" open") : ""}>
<summary>${counted.join(", ")} in the content</summary>
${isBehind ? html `<p class="note" role="alert">The files have errors. Below is the dialog as it last was without.</p>` : ""}
<div class="scroll" role="region" aria-label="Content diagnostics" tabindex="0"><table>
<thead><tr><th scope="col">Severity</th><th scope="col">Code</th><th scope="col">Where</th><th scope="col">What</th></tr></thead>
<tbody>${rows}</tbody></table></div>
</details>`;
}
function agreement(answers) {
    if (answers === null)
        return "The panes do not hold the same walk: please report this.";
    return `All panes hold the same walk, with ${answers} ${answers === 1 ? "answer" : "answers"}.`;
}
function section(pane, { card, counts, ticket }) {
    return html `<section class="pane" aria-labelledby="${pane}-name">
<h2 id="${pane}-name">${NAMES[pane]}</h2>
<input type="hidden" name="${FIELDS.tickets[pane]}" value="${ticket}">
<div class="${pane} surface">${card}</div>
${limits(counts)}
</section>`;
}
function limits({ counts, long }) {
    if (counts.length === 0)
        return html ``;
    const rows = counts
        .filter(({ used }) => used > 0)
        .map(({ name, used, allowed }) => {
        const isOver = used > allowed;
        const share = Math.round((100 * used) / allowed);
        return html `<tr${isOver ? raw(' class="over"') : ""}><th scope="row">${name}</th><td>${used} of ${allowed}</td><td>${isOver ? "over the limit" : `${share}%`}</td></tr>`;
    });
    return html `<table class="limits"><caption>Limits used by this card</caption>
<thead><tr><th scope="col">Limit</th><th scope="col">Used</th><th scope="col">Share</th></tr></thead>
<tbody>${rows}</tbody></table>
${long.length === 0 ? "" : html `<p class="long">May be cut off on a phone: ${long.map((label) => html `<q>${label}</q> `)}</p>`}`;
}
