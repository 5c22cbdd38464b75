import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import {
  type Bot,
  calendarFile,
  calendarIn,
  createBodies,
  createFairShare,
  createGate,
  networkOf,
  readDrawings,
  todayFrom,
  turn,
} from "../../src/app/index.ts";
import { emergencyFor, type View } from "../../src/engine/index.ts";
import { renderAbout } from "./about.ts";
import { FILES } from "./files.ts";
import { filmIn, renderFilm } from "./film.ts";
import { createFirstPage } from "./first-page.ts";
import { LIMITS } from "./limits.ts";
import { createOrigin } from "./origin.ts";
import { pageOf } from "./page.ts";
import { parseForm } from "./parse.ts";
import { WEB } from "./platform.ts";
import { renderProblem, renderView } from "./render.ts";
import type { WebSettings } from "./settings.ts";
import { renderTool, TOOL_NAMES, TOOLS } from "./tools.ts";

/** Nobody owns a page: whoever holds its ticket may go on. */
const OWNER = { platform: WEB, team: "", user: "" };

/** The private walk as a listener for requests. Everything about a walk is in the form that is sent. */
export function createWeb(bot: Bot, settings: WebSettings) {
  const { dialog } = bot;
  const texts = dialog.content.interface.web;
  const app = new Hono<Here>();
  const isBusy = createGate(settings.requests ?? LIMITS.requests, LIMITS.span);
  const origin = createOrigin(settings.publicUrl);
  const share = createFairShare();
  const bodyOf = createBodies({ ...LIMITS, most: LIMITS.form });
  const problems = new Map<string, string>();

  const showing = { canResume: bot.canResume, publicUrl: settings.publicUrl };
  const first = createFirstPage(() => todayFrom(Date.now()));

  // After all else has had its headers.
  app.get("/", async (context, next) => {
    await next();
    if (context.res.ok && isPlainlyAsked(context.env.incoming)) await first.keep(context.res);
  });
  app.use("/drawings/*", async (context, next) => {
    await next();
    if (context.res.ok) context.header("Content-Security-Policy", DRAWN);
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["blob:"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: "DENY",
      // With none at all, browsers would not tell us either that a form is from our own page.
      referrerPolicy: "same-origin",
      strictTransportSecurity: settings.publicUrl?.startsWith("https:") ?? false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  app.use(async (context, next) => {
    const refused = refusalOf(context);
    if (refused === null) await next();
    else context.res = await refused;
    // What a file's address names is always the same, and says nothing of anybody.
    context.header("Cache-Control", context.get("isKept") ? KEPT : "no-store");
  });

  app.get("/", (context) => take(context, { ticket: null, event: { type: "start" } }));

  app.post("/", async (context) => {
    const form = await formOf(context);
    if (form instanceof Response) return form;
    const did = parseForm(dialog, form);
    if (did.type !== "turn") return problem(context, 400, texts.wrong, texts.wrongText);
    const isCostly = did.event?.type === "words";
    return isCostly && isOften(context, LIMITS.words - 1) ? busy(context) : take(context, did);
  });

  // The same for everybody, so without a region of their own.
  const emergency = emergencyFor(dialog, bot.region);
  const filmTexts = filmIn(dialog);
  if (filmTexts !== null) {
    const film = (ticket: string | null) => {
      const card = renderFilm(dialog, filmTexts, ticket);
      return pageOf(dialog, filmTexts.title, card, { ...FILM_FILES, emergency });
    };
    const page = film(null);
    app.get("/film", (context) => context.html(page));
    app.post("/film", async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      const ticket = form.get("ticket");
      return context.html(ticket === null ? page : film(ticket));
    });
  }

  const toolTexts = dialog.content.tools;
  for (const name of TOOL_NAMES) {
    if (!toolTexts) break;
    const { script } = TOOLS[name];
    const tool = (ticket: string | null, asked: string) => {
      const card = renderTool(dialog, toolTexts, name, ticket, dialog.questions.get(asked) ?? null);
      return pageOf(dialog, toolTexts[name].title, card, { script, style: "tool.css", emergency });
    };
    const page = tool(null, "");
    app.get(`/tools/${name}`, (context) => context.html(page));
    app.post(`/tools/${name}`, async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      return context.html(tool(form.get("ticket"), form.get("for") ?? ""));
    });
  }
  const { reminder } = dialog.content;
  if (reminder) {
    const name = `${reminder.file.id}.ics`;
    app.get(`/${name}`, async (context) => {
      const calendar = calendarIn(reminder, new URL(context.req.url).searchParams);
      if (calendar === null) return problem(context, 400, texts.wrong, texts.wrongText);
      const file = await share(() => calendarFile(calendar));
      if (file === null) return busy(context);
      return context.body(file, 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}"`,
      });
    });
  }
  for (const which of ["privacy", "terms"] as const) {
    const { title } = dialog.content.interface.pages[which];
    const page = pageOf(dialog, title, renderAbout(dialog, which, settings), { emergency });
    app.get(`/${which}`, (context) => context.html(page));
  }
  app.post("/leave", (context) => {
    context.header("Clear-Site-Data", '"cache"');
    return context.redirect("/left", 303);
  });
  const left = pageOf(dialog, texts.left, renderProblem(dialog, texts.left, texts.leftText), {
    emergency,
    hasLeft: true,
  });
  app.get("/left", (context) => context.html(left));
  app.get("/robots.txt", (context) => context.text(ROBOTS));

  for (const [name, { address, type, text }] of FILES) {
    app.get(`/${name}`, (context) => {
      context.set("isKept", context.req.url.endsWith(address));
      return context.body(text, 200, { "Content-Type": type });
    });
  }
  for (const [form, type] of DRAWINGS) {
    for (const [name, bytes] of readDrawings(dialog.content.id, form)) {
      const path = `/drawings/${name}.${form}`;
      app.get(path, (context) => context.body(bytes, 200, { "Content-Type": type }));
    }
  }
  app.notFound((context) => ending(context, 404, texts.notFound, texts.notFoundText));
  app.onError((error, context) => {
    bot.log.warn({ code: error.name }, "web request failed");
    bot.meter?.failed(WEB.name, error.name);
    return problem(context, 500, texts.wrong, texts.wrongText);
  });

  /** Whether it is asked for the first page alone, and that is not counted. */
  function isPlainlyAsked({ method, url }: IncomingMessage): boolean {
    return bot.meter === undefined && method === "GET" && url === "/";
  }

  /** What is refused before it is read, whatever it asks for; else null. */
  function refusalOf(context: Context<Here>): Response | Promise<Response> | null {
    const { headers, method = "" } = context.env.incoming;
    if (isOften(context)) return busy(context);
    if (!origin.isAsked(headers)) return ending(context, 421, texts.notFound, texts.notFoundText);
    if (!METHODS.includes(method)) {
      context.header("Allow", METHODS.join(", "));
      return problem(context, 405, texts.notFound, texts.notFoundText);
    }
    if (method !== "POST" || origin.hasSent(headers)) return null;
    return ending(context, 403, texts.foreign, texts.foreignText);
  }

  /** The form that is sent, or the answer where it is none. */
  async function formOf(context: Context<Here>): Promise<URLSearchParams | Response> {
    const type = context.req.header("content-type") ?? "";
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return ending(context, 415, texts.wrong, texts.wrongText);
    }
    const body = await bodyOf(context.env.incoming);
    if (body === null) return ending(context, 413, texts.tooMuch, texts.tooMuchText);
    return new URLSearchParams(body.toString());
  }

  async function take(
    context: Context<Here>,
    did: Pick<Parameters<typeof turn>[1], "ticket" | "event">,
  ): Promise<Response> {
    const page = await share(() => {
      const now = Date.now();
      const { view, ticket } = turn(bot, { ...did, owner: OWNER, surface: "web", now });
      const emergency = ALONE.includes(view.kind) ? null : emergencyFor(dialog, view.region);
      return pageOf(dialog, view.title, renderView(dialog, view, ticket, showing), { emergency });
    });
    return page === null ? busy(context) : context.html(page);
  }

  function isOften({ env: { incoming } }: Context<Here>, cost?: number): boolean {
    return isOftenFrom(incoming, cost);
  }

  function isOftenFrom(incoming: IncomingMessage, cost?: number): boolean {
    return isBusy(networkOf(incoming, settings.proxies), Date.now(), cost);
  }

  function busy(context: Context<Here>): Response | Promise<Response> {
    context.header("Retry-After", String(LIMITS.span / 1_000));
    return ending(context, 429, texts.busy, texts.busyText);
  }

  function problem(
    context: Context<Here>,
    status: Problem,
    title: string,
    text: string,
  ): Response | Promise<Response> {
    // The same for everybody, and what a flood is answered with.
    const page =
      problems.get(text) ??
      pageOf(dialog, title, renderProblem(dialog, title, text), { emergency });
    problems.set(text, page);
    return context.html(page, status);
  }

  /** A problem after which nothing more is taken over the connection. */
  function ending(...said: Parameters<typeof problem>): Response | Promise<Response> {
    said[0].header("Connection", "close");
    return problem(...said);
  }

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // What is counted, or refused, goes the long way.
    const isKept = isPlainlyAsked(incoming) && first.isKept();
    if (isKept && origin.isAsked(incoming.headers) && !isOftenFrom(incoming))
      first.answer(outgoing);
    else listener(incoming, outgoing);
  };
}

/** What comes with a request beside itself. */
type Here = { readonly Bindings: HttpBindings; readonly Variables: { isKept?: boolean } };
type Problem = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500;

const METHODS = ["GET", "HEAD", "POST"];
const FILM_FILES = { script: "film.js", style: "film.css" } as const;
const KEPT = "public, max-age=31536000, immutable";
const DRAWINGS = [
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
] as const;
/** A drawing brings its own style, and nothing else. */
const DRAWN = "default-src 'none'; style-src 'unsafe-inline'";
/** Cards that are about nothing but help, or where a line about backs is out of place. */
const ALONE: readonly View["kind"][] = ["emergency", "crisis", "not-ok"];
/** A walk is nobody's to look through. */
const ROBOTS = "User-agent: *\nAllow: /$\nAllow: /privacy$\nAllow: /terms$\nDisallow: /\n";
