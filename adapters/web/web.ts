import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import {
  type Bot,
  createBodies,
  createFairShare,
  createGate,
  networkOf,
  projectRoot,
  turn,
} from "../../src/app/index.ts";
import { FILES } from "./files.ts";
import { filmIn, renderFilm } from "./film.ts";
import { LIMITS } from "./limits.ts";
import { createOrigin } from "./origin.ts";
import { pageOf } from "./page.ts";
import { parseForm } from "./parse.ts";
import { WEB } from "./platform.ts";
import { renderProblem, renderView } from "./render.ts";
import type { WebSettings } from "./settings.ts";

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

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["data:", "blob:"],
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
    context.header("Cache-Control", "no-store");
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

  const filmTexts = filmIn(dialog);
  if (filmTexts !== null) {
    const film = (ticket: string | null) =>
      pageOf(dialog, filmTexts.title, renderFilm(dialog, filmTexts, ticket), FILM_FILES);
    const page = film(null);
    app.get("/film", (context) => context.html(page));
    app.post("/film", async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      const ticket = form.get("ticket");
      return context.html(ticket === null ? page : film(ticket));
    });
  }

  for (const [name, type] of Object.entries(FILES)) {
    const text = readFileSync(join(projectRoot(), "adapters/web/public", name), "utf8");
    app.get(`/${name}`, (context) => context.body(text, 200, { "Content-Type": type }));
  }
  app.notFound((context) => ending(context, 404, texts.notFound, texts.notFoundText));
  app.onError((error, context) => {
    bot.log.warn({ code: error.name }, "web request failed");
    bot.meter?.failed(WEB.name, error.name);
    return problem(context, 500, texts.wrong, texts.wrongText);
  });

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
      return pageOf(dialog, view.title, renderView(dialog, view, ticket));
    });
    return page === null ? busy(context) : context.html(page);
  }

  function isOften({ env: { incoming } }: Context<Here>, cost?: number): boolean {
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
    const page = problems.get(text) ?? pageOf(dialog, title, renderProblem(dialog, title, text));
    problems.set(text, page);
    return context.html(page, status);
  }

  /** A problem after which nothing more is taken over the connection. */
  function ending(...said: Parameters<typeof problem>): Response | Promise<Response> {
    said[0].header("Connection", "close");
    return problem(...said);
  }

  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}

/** What comes with a request beside itself. */
type Here = { readonly Bindings: HttpBindings };
type Problem = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500;

const METHODS = ["GET", "HEAD", "POST"];
const FILM_FILES = { script: "/film.js", style: "/film.css" };
