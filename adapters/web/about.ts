import { html } from "hono/html";
import { type Dialog, fill } from "../../src/engine/index.ts";
import { type Html, marked } from "./page.ts";
import type { WebSettings } from "./settings.ts";

/** What is kept of whom; or on what terms the page may be used, with those that whoever runs it has added. */
export function renderAbout(
  { content }: Dialog,
  which: "privacy" | "terms",
  { organiser = null, terms = [] }: Pick<WebSettings, "organiser" | "terms">,
): Html {
  const { pages, web } = content.interface;
  const { title, text } = pages[which];
  const who = organiser === null ? web.noOrganiser : fill(web.organiser, { organiser });
  const own = which === "terms" ? terms : [];
  return html`<article class="card about">
<h1 tabindex="-1">${title}</h1>
${[who, ...own, ...text].map((line) => html`<p>${marked(line)}</p>`)}
<p><a class="button" href="/">${web.startAgain}</a></p>
</article>`;
}
