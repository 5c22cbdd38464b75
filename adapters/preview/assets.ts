import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../../src/app/project.ts";
import { FIELDS } from "./fields.ts";

/** A file that the page asks for. */
export type Asset = { readonly type: string; readonly body: Uint8Array<ArrayBuffer> };

const OWN = ["page.css", "discord.css", "slack.css", "reload.js"];
/** Slack's letters, and the nearest to Discord's: how wide they are decides what fits on a phone. */
const FONTS = [
  { family: "Lato", file: "@fontsource/lato/files/lato-latin", weights: [400, 700, 900] },
  {
    family: "Noto Sans",
    file: "@fontsource/noto-sans/files/noto-sans-latin",
    weights: [400, 500, 700],
  },
];

/** The page's styles, script and fonts, by their names. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  const add = (name: string, type: string, body: Uint8Array | string) => {
    assets.set(name, { type, body: new Uint8Array(Buffer.from(body)) });
  };
  const folder = join(projectRoot(), "adapters/preview/public");
  for (const name of OWN) {
    add(name, name.endsWith(".css") ? "text/css" : "text/javascript", readText(join(folder, name)));
  }
  add("slack-blocks.css", "text/css", slackStyle(pathOf("slack-blocks-to-jsx/dist/style.css")));
  const faces = FONTS.flatMap(({ family, file, weights }) =>
    weights.map((weight) => {
      const path = `${file}-${weight}-normal.woff2`;
      const name = path.slice(path.lastIndexOf("/") + 1);
      add(name, "font/woff2", readFileSync(pathOf(path)));
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url("${name}")}`;
    }),
  );
  add("fonts.css", "text/css", faces.join("\n"));
  return assets;
}

/** Where a file of a package is. */
function pathOf(file: string): string {
  return fileURLToPath(import.meta.resolve(file));
}

/** The drawing's own style, with light or dark as the page's choice, and letters and spaces left to our style. */
function slackStyle(path: string): string {
  return readText(path)
    .replaceAll("[data-theme=dark]", `:root:has(#${FIELDS.theme}-dark:checked)`)
    .replaceAll("!important", "");
}

function readText(path: string): string {
  return readFileSync(path, "utf8");
}
