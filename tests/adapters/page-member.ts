import type { Driver } from "./contract.ts";
import { CLOCK, isMeant } from "./labels.ts";

export type Page = { readonly status: number; readonly html: string };

/** Someone with a browser: what the page answers to forms, sent to one process after another. */
export function createVisitor(urls: () => readonly string[]) {
  let sent = 0;
  /** Sends a form as a browser does. */
  async function send(
    fields: Iterable<readonly [string, string]>,
    headers = {},
    path = "/",
  ): Promise<Page> {
    const all = urls();
    const to = new URL(path, all[sent++ % all.length]);
    const body = new URLSearchParams();
    for (const [name, value] of fields) body.append(name, value);
    const own = { origin: to.origin, "sec-fetch-site": "same-origin" };
    const response = await fetch(to, { method: "POST", body, headers: { ...own, ...headers } });
    return { status: response.status, html: await response.text() };
  }
  async function open(): Promise<Page> {
    const response = await fetch(urls()[0] ?? "");
    return { status: response.status, html: await response.text() };
  }
  const press = (page: Page, label: string) =>
    send([
      ["ticket", ticketOf(page)],
      ["press", actionOf(buttonsOf(page), label)],
    ]);
  const driver: Driver<Page> = {
    people: null,
    begin: open,
    press,
    tick: (page, labels) =>
      send([
        ["ticket", ticketOf(page)],
        ...labels.map((label) => ["tick", actionOf(boxesOf(page), label)] as const),
        ["press", actionOf(buttonsOf(page), "Continue")],
      ]),
    resume: (code) => send([["code", code]]),
    tell: async (page, story, age) => [
      await send([
        ["ticket", ticketOf(page)],
        ["words", story],
        ["press", actionOf(buttonsOf(page), age)],
      ]),
    ],
    clock: async (page) => {
      const asked = /name="for" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
      const fields = [
        ["ticket", ticketOf(page)],
        ["for", asked],
      ] as const;
      return press(await send(fields, {}, "/tools/stopwatch"), CLOCK);
    },
    textOf: ({ html }) => plain(html.slice(html.indexOf("<main>"))),
    labelsOf: (page) => buttonsOf(page).map(([label]) => label),
    ticketOf,
  };
  return { send, open, press, driver };
}

export function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

/** Labels and what they send. */
type Pairs = readonly (readonly [label: string, value: string])[];

export function buttonsOf({ html }: Page): Pairs {
  return [...html.matchAll(/<button[^>]* value="([^"]*)">(.*?)<\/button>/g)].map(
    ([, value = "", label = ""]) => [plain(label.replace(BADGE, "")), value] as const,
  );
}

/** The number of an answer on the drawing. */
const BADGE = /<span class="badge".*?<\/span>/;

export function boxesOf({ html }: Page): Pairs {
  return [...html.matchAll(/name="tick" value="([^"]*)"[^>]*><span>(.*?)<\/span>/g)].map(
    ([, value = "", label = ""]) => [plain(label), value] as const,
  );
}

export function ticketOf({ html }: Page): string {
  return /name="ticket" value="([^"]*)"/.exec(html)?.[1] ?? "";
}

export function actionOf(pairs: Pairs, label: string): string {
  const found = pairs.find(([known]) => isMeant(known, label));
  if (!found) throw new Error(`There is no "${label}" among: ${pairs.map(([known]) => known)}`);
  return found[1];
}
