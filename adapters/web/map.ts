import { html } from "hono/html";
import { encodeAction } from "../../src/app/index.ts";
import type { Choice, Choices, Dialog } from "../../src/engine/index.ts";
import type { Html } from "./page.ts";

/** The drawing on which a question's options have their places, as the drawing counts. */
const SIZE = { width: 320, height: 270, spot: 30 };

/**
 * The drawing above the options, each with its number. A press on a number is one on its option: for whoever points; the
 * options below are for everyone.
 */
export function mapOf(dialog: Dialog, choices: Choices): Html | "" {
  const map = mapFor(dialog, choices);
  if (!map) return "";
  const { width, height, spot } = SIZE;
  return html`<svg class="map" viewBox="0 0 ${width} ${height}">
<image href="/drawings/${map.drawing}.svg" width="${width}" height="${height}" role="img" aria-label="${map.alt}"/>
${choices.options.map((choice) => {
  const [x, y] = map.spots[choice.id] ?? [];
  if (x === undefined || y === undefined) return "";
  const value = encodeAction(dialog, choice.event) ?? "";
  return html`<foreignObject x="${x - spot / 2}" y="${y - spot / 2}" width="${spot}" height="${spot}"><button xmlns="http://www.w3.org/1999/xhtml" class="spot" name="press" value="${value}" tabindex="-1" aria-hidden="true">${numberOf(dialog, choices, choice)}</button></foreignObject>`;
})}
</svg>`;
}

/** The number of an option on the drawing; null where there is no drawing, or no place for it. */
export function numberOf(dialog: Dialog, choices: Choices, { id }: Choice): number | null {
  const spots = mapFor(dialog, choices)?.spots ?? {};
  const ids = choices.options.map((option) => option.id).filter((one) => one in spots);
  return ids.includes(id) ? ids.indexOf(id) + 1 : null;
}

function mapFor(dialog: Dialog, { question }: Choices) {
  return dialog.questions.get(question ?? "")?.content.map;
}
