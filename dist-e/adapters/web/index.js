import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { projectRoot, turn } from "../../src/app/index.js";
import { CHROME, FILM } from "./chrome.js";
import { FILES } from "./files.js";
import { hasFilm, renderFilm } from "./film.js";
import { createGate } from "./gate.js";
import { LIMITS } from "./limits.js";
import { pageOf } from "./page.js";
import { parseForm } from "./parse.js";
import { renderProblem, renderView } from "./render.js";
/** Nobody owns a page: whoever holds its ticket may go on. */
const OWNER = { platform: "web", team: "", user: "" };
const MINUTE = 60_000;
/** The private walk as a listener for requests. Everything about a walk is in the form that is sent. */
export function createWeb(bot, settings) {
    const app = new Hono();
    const isBusy = createGate(settings.proxies, settings.requests ?? LIMITS.requests);
    app.use(secureHeaders({
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
    }));
    app.use(async (context, next) => {
        await next();
        context.header("Cache-Control", "no-store");
    });
    app.use(csrf({ origin: (origin, context) => isOwn(origin, context.req.header("host") ?? "") }));
    app.use(bodyLimit({
        maxSize: LIMITS.form,
        onError: () => refusal(413, CHROME.tooMuch, CHROME.tooMuchText),
    }));
    app.get("/", (context) => {
        return context.html(take({ ticket: null, event: { type: "start" } }, Date.now()));
    });
    app.post("/", async (context) => {
        const type = context.req.header("content-type") ?? "";
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return context.html(problem(CHROME.wrong, CHROME.wrongText), 415);
        }
        const did = parseForm(bot.dialog, new URLSearchParams(await context.req.text()));
        switch (did.type) {
            case "turn":
                return context.html(take(did, Date.now()));
            case "nothing-ticked":
                return context.html(take({ ticket: did.ticket, event: null }, Date.now(), CHROME.nothingTicked));
            case "unknown":
                return context.html(problem(CHROME.wrong, CHROME.wrongText), 400);
        }
    });
    if (hasFilm(bot.dialog)) {
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
        return context.html(problem(CHROME.notFound, CHROME.notFoundText), 405, { Allow: "GET, POST" });
    });
    app.notFound((context) => context.html(problem(CHROME.notFound, CHROME.notFoundText), 404));
    app.onError((error) => {
        if ("status" in error && error.status === 403) {
            return refusal(403, CHROME.foreign, CHROME.foreignText);
        }
        bot.log.warn({ code: error.name }, "web request failed");
        return refusal(500, CHROME.wrong, CHROME.wrongText);
    });
    function film(ticket) {
        const content = renderFilm(bot.dialog, ticket);
        return pageOf(FILM.title, content, { script: "/film.js", style: "/film.css" });
    }
    function take(did, now, note = null) {
        const turned = turn(bot, { ...did, owner: OWNER, surface: "web", now });
        const view = note === null ? turned.view : withNote(turned.view, note);
        return pageOf(view.title, renderView(bot.dialog, view, turned.ticket));
    }
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const first = createFirstPage(() => Promise.resolve(app.request("/")));
    return async (request, response) => {
        const now = Date.now();
        if (isBusy(request, now)) {
            response.writeHead(429, { "Retry-After": "10", "Content-Type": HTML });
            response.end(problem(CHROME.busy, CHROME.busyText));
            return;
        }
        if (request.method !== "GET" || request.url !== "/")
            return listener(request, response);
        const { headers, page } = await first(now);
        response.writeHead(200, headers).end(page);
    };
}
/** The first page is the same for everyone, but for the day in it: made once a minute, as any other. */
function createFirstPage(make) {
    let made = -1;
    let first;
    return (now) => {
        const minute = Math.floor(now / MINUTE);
        if (minute !== made) {
            made = minute;
            first = make().then(async (response) => ({
                headers: Object.fromEntries(response.headers),
                page: await response.text(),
            }));
        }
        return first;
    };
}
const HTML = "text/html; charset=UTF-8";
function problem(title, text) {
    return pageOf(title, renderProblem(title, text));
}
function refusal(status, title, text) {
    const headers = { "Content-Type": HTML, "Cache-Control": "no-store" };
    return new Response(problem(title, text), { status, headers });
}
function withNote(view, text) {
    return { ...view, blocks: [{ type: "note", text }, ...view.blocks] };
}
/**
 * Whether a form comes from a page of ours, where the browser does not say so itself: without HTTPS it says nothing, and
 * since our pages send no referrer, it names no origin.
 */
function isOwn(origin, host) {
    return origin === "null" || (URL.canParse(origin) && new URL(origin).host === host);
}
