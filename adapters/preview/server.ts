import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { calendarFile } from "../../src/app/calendar.ts";
import { calendarIn } from "../../src/app/calendar-address.ts";
import type { Bot, Turned } from "../../src/app/turn.ts";
import { readAssets } from "./assets.ts";
import { PANEL } from "./cards.ts";
import { FIELDS } from "./fields.ts";
import type { Live } from "./live.ts";
import { type Drawing, pageOf } from "./page.ts";
import { drawPanes } from "./panes.ts";
import { type Pictures, readPictures } from "./pictures.ts";
import { type Answered, answerPress, BEGIN } from "./press.ts";
import { type Pane, type Place, sealAll, sharedSession, type Tickets, turnAll } from "./walk.ts";

/** The preview's pages. State rides in their form, as in the product's own buttons. */
export function createPreview(live: Live): Hono {
  const app = new Hono();
  app.get("/", (context) => context.redirect("/preview"));
  app.get("/preview", (context) => {
    const query = new URL(context.req.url).searchParams;
    const chosen = query.get(FIELDS.card);
    return show(context, query, chosen === null ? restart : jump(chosen));
  });
  app.post("/preview", async (context) => {
    const form = new URLSearchParams(await context.req.text());
    if (form.has(FIELDS.restart)) return show(context, form, restart);
    if (form.has(FIELDS.jump)) return show(context, form, jump(form.get(FIELDS.card) ?? ""));
    return show(context, form, (drawing) => {
      const bot = live.bot();
      return bot && answerPress(bot, form, ticketsIn(form), drawing.place, Date.now());
    });
  });
  app.get("/preview/changes", (context) =>
    streamSSE(context, async (stream) => {
      const tell = () => void stream.writeSSE({ event: "version", data: live.version() });
      const end = live.onReading(tell);
      tell();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    }),
  );
  app.get("/preview/drawings/:name", (context) => {
    const picture = picturesOf(live.bot()).get(context.req.param("name"));
    if (!picture) return context.notFound();
    return context.body(picture.body, 200, { "Content-Type": picture.type });
  });
  app.get("/preview/:calendar{[a-z-]+\\.ics}", (context) => {
    const reminder = live.bot()?.dialog.content.reminder;
    const query = new URL(context.req.url).searchParams;
    const calendar = reminder ? calendarIn(reminder, query) : null;
    if (calendar === null) return context.notFound();
    return context.body(calendarFile(calendar), 200, {
      "Content-Type": "text/calendar; charset=utf-8",
    });
  });
  for (const [name, { body, type }] of readAssets()) {
    app.get(`/preview/${name}`, (context) => context.body(body, 200, { "Content-Type": type }));
  }

  function show(
    context: Context,
    form: URLSearchParams,
    answer: (drawing: Drawing) => Answered | null,
  ) {
    const drawing = drawingIn(form);
    const bot = live.bot();
    const answered = bot && answer(drawing);
    const page = pageOf({
      version: live.version(),
      drawing: { ...drawing, place: answered?.place ?? drawing.place },
      isBehind: live.isBehind(),
      diagnostics: live.diagnostics(),
      cards: live.cards(),
      chosen: form.get(FIELDS.card) ?? "",
      notes: answered?.notes ?? [],
      panes: bot && answered && drawPanes(bot, answered, picturesOf(bot)),
      answers: (bot && answered && answersIn(bot, answered)) ?? null,
    });
    return context.html(page, 200, { "Cache-Control": "no-store" });
  }

  function restart({ place }: Drawing): Answered | null {
    const bot = live.bot();
    return bot && shown(turnAll(bot, BEGIN, { type: "start" }, place, Date.now()), place);
  }

  function jump(id: string) {
    return (drawing: Drawing): Answered | null => {
      const { place } = drawing;
      const bot = live.bot();
      const card = live.cards().find((one) => one.id === id);
      if (!bot || !card) return restart(drawing);
      const turned = turnAll(bot, sealAll(bot, card.session), null, place, Date.now());
      return { ...shown(turned, place), isPanel: id === PANEL };
    };
  }

  return app;
}

function picturesOf(bot: Bot | null): Pictures {
  return bot === null ? new Map() : readPictures(bot.dialog.content.id);
}

function shown(turned: Readonly<Record<Pane, Turned>>, place: Place): Answered {
  return { turned, isPanel: false, notes: [], place, form: null, copy: null };
}

function answersIn(bot: Bot, { turned }: Answered): number | null {
  return sharedSession(bot, turned, Date.now())?.answers.length ?? null;
}

function drawingIn(form: URLSearchParams): Drawing {
  return {
    place: form.get(FIELDS.place) === "own" ? "own" : "hidden",
    width: form.get(FIELDS.width) === "wide" ? "wide" : "narrow",
    theme: form.get(FIELDS.theme) === "dark" ? "dark" : "light",
  };
}

function ticketsIn(form: URLSearchParams): Tickets {
  const { discord, plain, slack } = FIELDS.tickets;
  return { discord: form.get(discord), plain: form.get(plain), slack: form.get(slack) };
}
