import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseForm } from "../../adapters/web/parse.ts";
import { startWeb } from "../../adapters/web/start.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { createBot } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { serveWeb } from "./browser.ts";
import { NONE } from "./labels.ts";
import {
  actionOf,
  boxesOf,
  buttonsOf,
  createVisitor,
  type Page,
  plain,
  ticketOf,
} from "./page-member.ts";

const dialog = realDialog();
const settings = {
  publicUrl: null,
  proxies: 0,
  organiser: "Riverside <b>",
  terms: ["Be **kind**."],
};
let served: Awaited<ReturnType<typeof serveWeb>>;
beforeAll(async () => {
  served = await serveWeb(createBot(), settings);
});
afterAll(() => served.close());
const at = (path: string, options = {}) =>
  fetch(new URL(path, served.url), { redirect: "manual", ...options });
const { open, press, send } = createVisitor(() => [served.url]);
const textAt = async (path: string) => plain(await (await at(path)).text());

describe("the pages beside the cards", () => {
  it("say who runs them, on what terms, and what is kept", async () => {
    expect(await textAt("/privacy")).toContain("This page is run by Riverside <b&gt;.");
    const terms = await textAt("/terms");
    expect(terms).toContain("Be kind.");
    expect(terms).toContain("no medical advice");
    const unknown = await serveWeb(createBot(), { publicUrl: null, proxies: 0 });
    const said = plain(await (await fetch(new URL("/privacy", unknown.url))).text());
    expect(said).toContain("ask whoever sent you here");
    unknown.close();
  });

  it("have nobody's walk looked through by search engines", async () => {
    expect(await (await at("/robots.txt")).text()).toBe(
      "User-agent: *\nAllow: /$\nAllow: /privacy$\nAllow: /terms$\nDisallow: /\n",
    );
  });

  it("have a title, a description, an icon and a language", async () => {
    const { html } = await open();
    expect(html).toContain(`<title>${dialog.content.title} · Backchat</title>`);
    expect(html).toMatch(/<meta name="description" content="[^"]{40,}">/);
    const [, icon = ""] = /<link rel="icon"[^>]* href="([^"]+)"/.exec(html) ?? [];
    expect((await at(icon)).headers.get("content-type")).toBe("image/svg+xml");
  });

  it("clear what the browser holds for whoever leaves without scripts", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const left = await at("/leave", { method: "POST", headers });
    expect([left.status, left.headers.get("location")]).toEqual([303, "/left"]);
    expect(left.headers.get("clear-site-data")).toBe('"cache"');
    const page = await (await at("/left")).text();
    expect(plain(page)).toContain("close this tab too");
    expect(page).not.toContain('action="/leave"');
  });

  it("let a browser keep the files that are always the same, and nothing else", async () => {
    const { html } = await open();
    const [, style = ""] = /href="(\/style\.css\?[^"]+)"/.exec(html) ?? [];
    const kept = async (path: string) => (await at(path)).headers.get("cache-control");
    expect(await kept(style)).toBe("public, max-age=31536000, immutable");
    for (const path of ["/", "/style.css", "/style.css?other", "/drawings/bridge.svg", "/left"]) {
      expect(await kept(path), path).toBe("no-store");
    }
  });

  it("serve drawings that may style themselves and do nothing else", async () => {
    const drawing = await at("/drawings/bridge.svg");
    expect(drawing.headers.get("content-type")).toBe("image/svg+xml");
    expect(drawing.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    const missing = await at("/drawings/nobody.svg");
    expect(missing.status).toBe(404);
    // A page that says so is one of ours, with our style.
    expect(missing.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect((await at("/drawings/..%2Fdialog.yaml")).status).toBe(404);
  });
});

/** The first form of a page that holds a field of that name. */
function formWith({ html }: Page, name: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  return forms.find((form) => form.includes(`name="${name}"`)) ?? "";
}

describe("the first card", () => {
  it("takes a story with agreement and age in one press, and sends none by any other", async () => {
    const page = await open();
    const form = formWith(page, "words");
    const labels = buttonsOf({ status: 200, html: form }).map(([label]) => label);
    expect(labels).toEqual([...dialog.content.ages.map(({ label }) => label), "Under 18"]);
    expect(page.html.match(/name="words"/g)).toHaveLength(1);
  });

  const tell = async (age: string, words: string) => {
    const page = await open();
    const pressed = ["press", actionOf(buttonsOf(page), age)] as const;
    return send([["ticket", ticketOf(page)], ["words", words], pressed]);
  };

  it("goes on to the safety check with what was told, and without where nothing was", async () => {
    const told = plain((await tell("20-44", "It hurts on the left side of my lower back")).html);
    expect(told).toContain(dialog.screen[0]?.content.prompt);
    expect(told).toContain("pain on one side");
    const untold = plain((await tell("20-44", "  ")).html);
    expect(untold).toContain(dialog.screen[0]?.content.prompt);
    expect(untold).not.toContain("pain on one side");
  });

  it("asks what may need help first, whatever the age", async () => {
    for (const age of ["20-44", "Under 18"]) {
      const asked = plain((await tell(age, "honestly I want to kill myself")).html);
      expect(asked, age).toContain(dialog.content.notOk.title);
      const numb = await tell(age, "can't feel my bum and can't pee");
      expect(numb.html, age).toContain('class="card emergency"');
      const chest = await tell(age, "I have chest pain right now and can't breathe");
      expect(plain(chest.html), age).toMatch(/999|112/);
      const hopeless = plain((await tell(age, "I feel so low and hopeless these days")).html);
      expect(hopeless, age).toContain(dialog.content.notOk.title);
      const low = plain((await tell(age, "I feel a bit low these days, my back aches")).html);
      expect(low, age).toMatch(/not OK/i);
    }
  });

  it("opens the question that a sign in the words belongs to, and asks for no age again", async () => {
    const told = plain((await tell("20-44", "I had cancer ten years ago, my back is sore")).html);
    expect(told).toMatch(/You wrote: “[^”]*cancer/);
    expect(told).toContain(dialog.screen.at(-1)?.content.prompt);
    expect(told).not.toContain("pick your age");
  });

  it("says so where it could take nothing from a story", async () => {
    const told = plain((await tell("20-44", "the weather was lovely in spain")).html);
    expect(told).toContain(dialog.content.notices["story-unread"]);
    expect(told).toContain(dialog.screen[0]?.content.prompt);
  });

  it("believes an age under 18 in the words, whatever is pressed", async () => {
    const minor = plain((await tell("20-44", "I am 16 and it hurts on the left")).html);
    expect(minor).toContain(dialog.content.minor.title);
  });

  it("keeps nothing else that someone under 18 told", async () => {
    const minor = await tell("Under 18", "It hurts on the left side of my lower back");
    expect(plain(minor.html)).toContain(dialog.content.minor.title);
    const back = await press(minor, "Back");
    expect(plain(back.html)).not.toContain("Change an answer");
  });

  it("counts a line break in a story once, as its field does", () => {
    const lines = `${"\r\n".repeat(900)}${"x".repeat(1_100)}`;
    const form = new URLSearchParams({ ticket: "x", words: `a${lines}`, press: "c1" });
    const did = parseForm(dialog, form);
    const event = did.type === "turn" ? did.event : null;
    expect(event?.type === "words" && event.text.length).toBe(2_001);
  });

  it("reads words by an age alone: beside any other press they are passed over", () => {
    const form = new URLSearchParams({ ticket: "x", words: "my back is sore", press: "l" });
    const did = parseForm(dialog, form);
    expect(did.type === "turn" && did.event).toEqual({ type: "learn" });
  });
});

describe("a question with a drawing", () => {
  it("has each option's number on the drawing, and the same press behind both", async () => {
    let page = await press(await open(), "20-44");
    for (const _ of dialog.screen) page = await press(page, NONE);
    const where = dialog.walk[0];
    expect(where?.id).toBe("where");
    const ids = Object.keys(where?.content.map?.spots ?? {});
    expect(ids.sort()).toEqual(where?.content.options.map(({ id }) => id).sort());
    for (const [at, { label }] of (where?.content.options ?? []).entries()) {
      const value = actionOf(buttonsOf(page), label);
      expect(plain(page.html)).toContain(`${at + 1}${label}`);
      expect(page.html).toContain(`value="${value}" tabindex="-1" aria-hidden="true">${at + 1}<`);
    }
  });
});

describe("the first page", () => {
  it("is the same for everybody, kept or not, with the same headers", async () => {
    const fresh = await serveWeb(createBot(), { publicUrl: null, proxies: 0 });
    const told = async () => {
      const response = await fetch(fresh.url);
      const { date: _, ...headers } = Object.fromEntries(response.headers);
      return { headers, text: await response.text() };
    };
    const [first, second] = [await told(), await told()];
    expect(second.text).toBe(first.text);
    const { "content-length": length, ...headers } = second.headers;
    expect(first.headers).toMatchObject(headers);
    expect(Number(length)).toBe(Buffer.byteLength(first.text));
    fresh.close();
  });

  it("is counted each time where turns are counted", async () => {
    let turns = 0;
    const meter = { turned: () => void turns++, acknowledged() {}, failed() {}, delivered() {} };
    const counted = await serveWeb({ ...createBot(), meter }, { publicUrl: null, proxies: 0 });
    for (let asked = 0; asked < 3; asked++) await (await fetch(counted.url)).text();
    expect(turns).toBe(3);
    counted.close();
  });

  it("takes a code only where there are codes, and the club's card says where the page is", async () => {
    const publicUrl = "https://backchat.example/";
    const keyless = await serveWeb(
      { ...createBot(), canResume: false },
      { publicUrl: null, proxies: 0 },
    );
    expect(await (await fetch(keyless.url)).text()).not.toContain('name="code"');
    keyless.close();
    const known = await serveWeb(createBot(), { publicUrl, proxies: 0 });
    const visitor = createVisitor(() => [known.url]);
    const headers = { origin: "https://backchat.example", "sec-fetch-site": "same-origin" };
    const page = await visitor.open();
    const learn = ["press", actionOf(buttonsOf(page), "Just teach me")] as const;
    const list = await visitor.send([["ticket", ticketOf(page)], learn], headers);
    const club = ["press", actionOf(buttonsOf(list), "For your club")] as const;
    const card = await visitor.send([["ticket", ticketOf(list)], club], headers);
    expect(card.html).toContain(`\n${publicUrl}</code>`);
    expect(card.html).toContain('href="/drawings/club.png" download="club.png"');
    known.close();
  });
});

describe("what to do in an emergency", () => {
  const line = "Numb bottom, can't pee, or chest pain?";
  const timesIn = (page: Page) => plain(page.html).split(line).length - 1;

  it("stands once on each card, at its foot; not where the card is about nothing but help", async () => {
    let page = await open();
    const cards = [page];
    page = await press(page, "20-44");
    cards.push(page);
    const [[, numb] = ["", ""]] = boxesOf(page);
    for (const _ of dialog.screen) {
      page = await press(page, NONE);
      cards.push(page);
    }
    for (const card of cards) expect(timesIn(card)).toBe(1);
    const legs = cards[1];
    if (!legs) throw new Error("There is no second card.");
    const pressed = ["press", actionOf(buttonsOf(legs), "Continue")] as const;
    const emergency = await send([["ticket", ticketOf(legs)], ["tick", numb], pressed]);
    expect(emergency.html).toContain('class="card emergency"');
    expect(timesIn(emergency)).toBe(0);
    for (const path of ["/film", "/privacy", "/nowhere"]) {
      expect((await textAt(path)).split(line), path).toHaveLength(2);
    }
  });
});

describe("the page without a secret", () => {
  it("starts, and says what a key for one run means; with one it says nothing", async () => {
    const says = async (canResume: boolean) => {
      const { serve } = createHttpServer(0);
      const bot = { ...createBot(), keys: createKeys(["x".repeat(32)]), canResume };
      const running = await startWeb({ bot, serve }, { publicUrl: null, proxies: 0 });
      await running.stop();
      return running.says;
    };
    expect(await says(false)).toMatch(/^Ready in the browser: .*\nBACKCHAT_SECRET is not set/);
    expect(await says(true)).not.toContain("BACKCHAT_SECRET");
  });
});
