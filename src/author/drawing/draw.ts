import type { Drawing, Point, Thing } from "./drawing-schema.ts";
import { at, figureShapes, pathOf, round, stroke } from "./figure.ts";

/** A drawing as an SVG of 320 by 180. Its colours follow the reader's choice of light or dark; elsewhere they are light. */
export function draw({ size, floor, behind, start, end, before, arrows }: Drawing): string {
  const shapes = [
    `<rect width="320" height="180" rx="14" class="paper"/>`,
    floor === null ? "" : stroke(`M18 ${floor + 2.5}H302`, "floor", 5),
    ...behind.map(thingShape),
    start ? `<g class="start">${figureShapes(start, size)}</g>` : "",
    figureShapes(end, size),
    ...before.map(thingShape),
    ...arrows.map(arrowShape),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180">
<style>${STYLE}</style>
${shapes.join("\n")}
</svg>
`;
}

/** By class: what colours the parts, light and dark. */
const COLOURS = {
  paper: ["fill", "#f6efe3", "#2a302f"],
  face: ["fill", "#b9774b", "#d19a72"],
  hair: ["fill", "#33231c", "#0f0b09"],
  skin: ["stroke", "#b9774b", "#d19a72"],
  "far-arm": ["stroke", "#8d5736", "#9c6b48"],
  shirt: ["stroke", "#e0793a", "#ee9157"],
  leg: ["stroke", "#1c6a66", "#4fb3ab"],
  "far-leg": ["stroke", "#5b9490", "#2f7d77"],
  shoe: ["stroke", "#22302f", "#f1ece2"],
  "far-shoe": ["stroke", "#5d6b69", "#b4b5ae"],
  floor: ["stroke", "#c9bda6", "#55605e"],
  thing: ["stroke", "#9a8c74", "#8e8b80"],
  block: ["fill", "#d9cdb6", "#48504e"],
  words: ["fill", "#1f2b2a", "#eef1ee"],
  arrow: ["stroke", "#b23a1e", "#ff9b80"],
} as const;

const STYLE = [
  "path{fill:none;stroke-linecap:round;stroke-linejoin:round}",
  ...Object.entries(COLOURS).map(([name, [what, light]]) => `.${name}{${what}:${light}}`),
  "text{font-family:Lato,system-ui,sans-serif}",
  "path.hair{fill:#33231c}.start{opacity:.3}",
  `@media(prefers-color-scheme:dark){${Object.entries(COLOURS)
    .map(([name, [what, , dark]]) => `.${name}{${what}:${dark}}`)
    .join("")}path.hair{fill:#0f0b09}.start{opacity:.42}}`,
].join("");

function thingShape(thing: Thing): string {
  if ("line" in thing) {
    const dashes = thing.dashed ? ` stroke-dasharray="5 6"` : "";
    return `<path d="${pathOf(thing.line)}" class="${thing.dashed ? "arrow" : "thing"}" stroke-width="${thing.width}"${dashes}/>`;
  }
  if ("box" in thing) {
    const [x, y, width, height] = thing.box;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${thing.round}" class="block"/>`;
  }
  if ("words" in thing) {
    const [x, y] = thing.at;
    const weight = thing.bold ? ` font-weight="700"` : "";
    return `<text x="${x}" y="${y}" font-size="${thing.height}"${weight} class="words">${escaped(thing.words)}</text>`;
  }
  const [x, y, radius] = thing.disc;
  return `<circle cx="${x}" cy="${y}" r="${radius}" class="block"/>`;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A line with a head, straight or bowed by way of a third point. */
function arrowShape(points: readonly Point[]): string {
  const [from, to, via] = points;
  if (!from || !to) return "";
  const [bx, by] = via ?? from;
  const turn = Math.atan2(to[1] - by, to[0] - bx);
  const barb = (aside: number): Point => [
    to[0] - 8 * Math.cos(turn + aside),
    to[1] - 8 * Math.sin(turn + aside),
  ];
  const line = via ? `M${at(from)}Q${at(via)} ${at(to)}` : pathOf([from, to]);
  return stroke(`${line}${pathOf([barb(0.6), to, barb(-0.6)])}`, "arrow", round(4));
}
