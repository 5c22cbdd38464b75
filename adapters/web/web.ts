import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { type Bot, projectRoot, turn } from "../../src/app/index.ts";
import { FILES } from "./files.ts";
import { filmIn, renderFilm } from "./film.ts";
import { createGate } from "./gate.ts";
import { LIMITS } from "./limits.ts";
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
  const app = new Hono();
  const isBusy = createGate(settings.proxies, settings.requests ?? LIMITS.requests);

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
      strictTransportSecurity: settings.publicUrl?.startsWith("https:") ?? false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
  });
  app.use(csrf({ origin: isOwn }));
  app.use(
    bodyLimit({
      maxSize: LIMITS.form,
      onError: () => refusal(413, texts.tooMuch, texts.tooMuchText),
    }),
  );

  app.get("/", (context) => {
    return context.html(takeTurn({ ticket: null, event: { type: "start" } }, Date.now()));
  });

  app.post("/", async (context) => {
    const type = context.req.header("content-type") ?? "";
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return context.html(problem(texts.wrong, texts.wrongText), 415);
    }
    const did = parseForm(dialog, new URLSearchParams(await context.req.text()));
    return did.type === "turn"
      ? context.html(takeTurn(did, Date.now()))
      : context.html(problem(texts.wrong, texts.wrongText), 400);
  });

  const filmTexts = filmIn(dialog);
  if (filmTexts !== null) {
    const film = (ticket: string | null) =>
      pageOf(dialog, filmTexts.title, renderFilm(dialog, filmTexts, ticket), FILM_FILES);
    const page = film(null);
    app.get("/film", (context) => context.html(page));
    app.post("/film", async (context) => {
      const form = new URLSearchParams(await context.req.text());
      const ticket = form.get("ticket");
      return context.html(ticket === null ? page : film(ticket));
    });
  }

  for (const [name, type] of Object.entries(FILES)) {
    const text = readFileSync(join(projectRoot(), "adapters/web/public", name), "utf8");
    app.get(`/${name}`, (context) => context.body(text, 200, { "Content-Type": type }));
  }
  app.all("/", (context) => {
    return context.html(problem(texts.notFound, texts.notFoundText), 405, { Allow: "GET, POST" });
  });
  app.notFound((context) => context.html(problem(texts.notFound, texts.notFoundText), 404));
  app.onError((error) => {
    if ("status" in error && error.status === 403) {
      return refusal(403, texts.foreign, texts.foreignText);
    }
    bot.log.warn({ code: error.name }, "web request failed");
    bot.meter?.failed(WEB.name, error.name);
    return refusal(500, texts.wrong, texts.wrongText);
  });

  function takeTurn(
    did: Pick<Parameters<typeof turn>[1], "ticket" | "event">,
    now: number,
  ): string {
    const { view, ticket } = turn(bot, { ...did, owner: OWNER, surface: "web", now });
    return pageOf(dialog, view.title, renderView(dialog, view, ticket));
  }

  function problem(title: string, text: string): string {
    return pageOf(dialog, title, renderProblem(dialog, title, text));
  }

  function refusal(status: number, title: string, text: string): Response {
    const headers = { "Content-Type": HTML, "Cache-Control": "no-store" };
    return new Response(problem(title, text), { status, headers });
  }

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isBusy(request, Date.now())) return listener(request, response);
    response.writeHead(429, { "Retry-After": "10", "Content-Type": HTML });
    response.end(problem(texts.busy, texts.busyText));
  };
}

const HTML = "text/html; charset=UTF-8";
const FILM_FILES = { script: "/film.js", style: "/film.css" };

/**
 * Whether a form comes from a page of ours, where the browser does not say so itself: without HTTPS it says nothing, and
 * since our pages send no referrer, it names no origin. Others can have theirs left out too, but not hide that they are.
 */
function isOwn(origin: string, { req }: Context): boolean {
  if (FOREIGN.includes(req.header("sec-fetch-site") ?? "")) return false;
  return origin === "null" || (URL.canParse(origin) && new URL(origin).host === req.header("host"));
}

const FOREIGN = ["cross-site", "same-site"];
