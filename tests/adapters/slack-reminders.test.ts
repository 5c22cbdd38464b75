import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../adapters/slack/settings.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import { createBot, keeping, warm } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { each } from "./faults.ts";
import { NONE, pressableOf, UNSURE } from "./labels.ts";
import {
  type Card,
  createColleague,
  httpTransport,
  labelsOf,
  socketTransport,
  textOf,
} from "./slack-member.ts";
import { problemsOf } from "./slack-schema.ts";
import { type Call, dmOf, type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, APP_TOKEN] = ["xoxb-made-up", "xapp-made-up"];
const DAY = 86_400;
const logged: object[] = [];
const dialog = realDialog();
const { labels, reminder } = dialog.content;
const { reminders: texts, slack } = dialog.content.interface;
const bot = createBot({ dialog, log: keeping(logged) });

const servers: SlackServer[] = [];
const running: Running[] = [];
/** A bot whose organiser wants reminders by Slack, or does not, and what colleagues do there. */
async function started(reminds: boolean) {
  const server = await startSlackServer({ botToken: TOKEN, appToken: APP_TOKEN });
  servers.push(server);
  if (reminds) server.scopes += ",users:read";
  await start(server, { type: "socket", appToken: APP_TOKEN }, reminds);
  return { server, colleague: createColleague(server, socketTransport(server)) };
}
async function start({ apiUrl }: SlackServer, delivery: Delivery, reminds: boolean) {
  let url = "";
  const port = createHttpServer(0);
  const serve: Serve = async (path, listener) => {
    const served = await port.serve(path, listener);
    url = `http://127.0.0.1:${served.number}/slack/events`;
    return served;
  };
  const settings = { token: TOKEN, apiUrl, organisers: null, mentions: true, publicUrl: null };
  const own = { ...settings, delivery, ...(reminds ? { reminds } : {}) };
  running.push(await startSlack({ bot, serve }, own));
  return url;
}
warm(dialog);
const { server, colleague } = await started(true);
const off = await started(false);

let people = 0;
/** Nobody's schedule is another's. */
let user = "";
beforeEach(() => {
  user = `U0PERSON${++people}`;
  logged.length = 0;
  server.disturb(null);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await Promise.all(servers.map((one) => one.close()));
});

const by = (by = colleague) => ({
  press: (card: Card, label: string) => by.press(card, label, { user }),
  command: (text = "", channel?: string) =>
    by.command(text, { user, ...(channel === undefined ? {} : { channel }) }),
});

/** The card with the days, once an hour is picked: in a channel, or in the bot's own conversation. */
async function daysCard(hour = "18:00", on = colleague, first?: Card): Promise<Card> {
  const { press, command } = by(on);
  let card = await press(first ?? (await command()), "20-44");
  for (let presses = 0; presses < 40 && !labelsOf(card).includes(labels.plan); presses++) {
    const label = pressableOf(labelsOf(card), [NONE, UNSURE]);
    card = await press(card, label ?? labelsOf(card)[0] ?? "");
  }
  for (const label of [labels.more, labels.stop, labels.remind]) card = await press(card, label);
  return press(card, hour);
}
const inOwn = async (hour?: string) => {
  const posted = server.next(({ method }) => method === "chat.postMessage");
  await colleague.say("hello", dmOf(user), user);
  await posted;
  return daysCard(hour, colleague, colleague.newest(dmOf(user)));
};
const waiting = (whose = user) => server.scheduled.in(dmOf(whose));
const own = () => colleague.newest(dmOf(user));
const callsFrom = (before: number) => server.calls.slice(before).map(({ method }) => method);
const isOf =
  (method: string) =>
  ({ method: called }: Call) =>
    called === method;
const EMPTY = '{"ok":true,"scheduled_messages":[]}';
const SCHEDULE = isOf("chat.scheduleMessage");
const clockOf = (timeZone: string, at: number) =>
  new Date(at * 1_000).toLocaleTimeString("en-GB", { timeZone, timeStyle: "short" });
/** Sends what is next as if it were due, and gives it. */
const due = () => {
  server.scheduled.send(dmOf(user));
  return own();
};

describe("reminders by Slack, where they are off", () => {
  it("are offered nowhere, and cost no request", async () => {
    const card = await daysCard("18:00", off.colleague);
    expect(labelsOf(card)).not.toContain(texts.remind);
    expect(textOf(card)).not.toContain(texts.offer);
    expect(labelsOf(await by(off.colleague).command("privacy"))).not.toContain(texts.show);
    const published = off.server.next(isOf("views.publish"));
    const before = off.server.calls.length;
    await off.colleague.openHome(user);
    const { view } = (await published).body;
    expect(off.server.calls.slice(before).map(({ method }) => method)).toEqual(["views.publish"]);
    expect(view && labelsOf(view)).not.toContain(texts.stopAll);
  });

  it("do not set anything by a button that is left, and can be stopped by one", async () => {
    const card = await daysCard();
    await by().press(card, texts.remind);
    expect(waiting()).not.toEqual([]);
    const ready = due();
    const before = off.server.calls.length;
    const again = await by(off.colleague).press(card, texts.remind);
    expect(textOf(again)).toContain(labels.remind);
    const later = await by(off.colleague).press(ready, texts.notToday);
    expect(textOf(later)).toContain("isn't set up for that here");
    expect(off.server.calls.slice(before).some(SCHEDULE)).toBe(false);
    expect(textOf(await by(off.colleague).press(ready, texts.stop))).toContain(texts.none);
  });
});

describe("the card with the days", () => {
  it("says before the press that Slack keeps it and who could see that", async () => {
    const card = await daysCard();
    const all = textOf(card);
    expect(all.indexOf(texts.offer)).toBeGreaterThan(0);
    expect(all.indexOf(texts.offer)).toBeLessThan(all.indexOf(texts.remind));
    expect(texts.offer).toMatch(/keeps each message until then.*runs this workspace could see/s);
    expect(card.text).toContain(texts.offer);
    expect(problemsOf("message", { text: card.text, blocks: card.blocks })).toEqual([]);
    expect(labelsOf(await by().press(card, labels.remind))).not.toContain(texts.remind);
  });

  it.each([
    ["a channel", () => daysCard("18:00")],
    ["the bot's own conversation", () => inOwn("18:00")],
  ])("has Slack keep a message for each day at that hour, from %s", async (_, cardIn) => {
    const card = await cardIn();
    const before = server.calls.length;
    const after = await by().press(card, texts.remind);
    expect(textOf(after)).toContain(texts.done);
    expect(labelsOf(after)).toEqual(labelsOf(card));
    const now = Math.floor(Date.now() / 1_000);
    const days = waiting().map(({ at }) => Math.round((at - now) / DAY));
    expect(days.map((day) => Math.round(day / 7))).toEqual([1, 3, 6]);
    for (const { at } of waiting()) expect(clockOf("Europe/London", at)).toBe("18:00");
    expect(callsFrom(before)).toEqual([
      "users.info",
      "chat.postMessage",
      "chat.scheduledMessages.list",
      ...Array.from({ length: 3 }, () => "chat.scheduleMessage"),
      "chat.scheduledMessages.list",
      "chat.update",
      "response_url",
    ]);
    expect(server.calls[before + 1]?.body.channel).toBe(user);
    expect(textOf(own())).toContain(texts.set);
    for (const { at } of waiting()) expect(textOf(own())).toContain(`<!date^${at}^`);
    expect(labelsOf(own())).toEqual([texts.stopAll]);
  });

  it("goes by the zone that the person has set in Slack", async () => {
    server.zones.set(user, "Asia/Kathmandu");
    await by().press(await daysCard("7:00"), texts.remind);
    expect(waiting()).toHaveLength(3);
    for (const { at } of waiting()) expect(clockOf("Asia/Kathmandu", at)).toBe("07:00");
  });
});

describe("what Slack keeps", () => {
  it("is plain words and two buttons, with no ticket, no metadata and no word of what for", async () => {
    await by().press(await daysCard(), texts.remind);
    for (const { body } of waiting()) {
      const { text = "", blocks = [], metadata } = body;
      expect(metadata).toBe(undefined);
      expect(problemsOf("message", { text, blocks })).toEqual([]);
      expect(text).toContain(reminder?.file.title);
      expect(text).toContain("/backchat resume");
      const all = JSON.stringify(body);
      expect(all).not.toMatch(/"action_id":"[^"]*:/);
      expect(all.replaceAll("/backchat", "")).not.toMatch(/back|pain|sore|hurt|run/i);
      expect(all).not.toContain(user);
      expect(labelsOf({ blocks })).toEqual([texts.stop, texts.notToday]);
    }
  });

  it("is set once, however often and fast it is pressed", async () => {
    const card = await daysCard();
    const posts = () => server.messages(dmOf(user)).length;
    await Promise.all([1, 2, 3].map(() => by().press(card, texts.remind)));
    expect(waiting()).toHaveLength(3);
    expect(posts()).toBe(1);
    await by().press(card, texts.remind);
    expect(waiting()).toHaveLength(3);
  });

  it("is set once where two processes hear of a press at the same time", async () => {
    const signingSecret = "made-up-signing-secret";
    const url = await start(server, { type: "http", signingSecret }, true);
    const onHttp = createColleague(server, httpTransport({ url, signingSecret }));
    const card = await daysCard();
    const listed = isOf("chat.scheduledMessages.list");
    // Each finds nothing first.
    const found = { isDone: true, late: 500, status: 200, text: EMPTY };
    server.disturb(each(listed, [found, found]));
    await Promise.all([colleague, onHttp].map((one) => by(one).press(card, texts.remind)));
    const made = server.calls.filter((call) => SCHEDULE(call) && call.body.channel === dmOf(user));
    expect(made).toHaveLength(6);
    expect(waiting()).toHaveLength(3);
  });

  it("is set once where Slack did what it seemed not to do", async () => {
    const card = await daysCard();
    server.disturb(each(SCHEDULE, [{ isDone: true }, { isDone: true, status: 500 }]));
    expect(textOf(await by().press(card, texts.remind))).toContain(texts.done);
    expect(waiting()).toHaveLength(3);
  });

  it("can be two hours' worth, and is all stopped by one press", async () => {
    await by().press(await daysCard("7:00"), texts.remind);
    await by().press(await daysCard("20:00"), texts.remind);
    expect(waiting()).toHaveLength(6);
    const moments = waiting().map(({ at }) => at);
    const stopped = await by().press(own(), texts.stopAll);
    expect(waiting()).toEqual([]);
    expect(textOf(stopped)).toContain(texts.stopped);
    for (const at of moments) expect(textOf(stopped)).toContain(`<!date^${at}^`);
    expect(labelsOf(stopped)).toEqual([]);
  });
});

describe("a reminder that has come", () => {
  it("stops the others, and says which", async () => {
    await by().press(await daysCard(), texts.remind);
    const ready = due();
    const left = waiting().map(({ at }) => at);
    expect(left).toHaveLength(2);
    const stopped = await by().press(ready, texts.stop);
    expect(waiting()).toEqual([]);
    for (const at of left) expect(textOf(stopped)).toContain(`<!date^${at}^`);
    expect(textOf(await by().press(ready, texts.stop))).toContain(texts.none);
  });

  it("comes again tomorrow at the same hour, once, and the others stay", async () => {
    server.zones.set(user, "Australia/Lord_Howe");
    await by().press(await daysCard("20:00"), texts.remind);
    const ready = due();
    const others = waiting();
    const [moved] = await Promise.all([1, 2].map(() => by().press(ready, texts.notToday)));
    const [next, ...rest] = waiting();
    expect(rest).toEqual(others);
    const at = next?.at ?? 0;
    expect(clockOf("Australia/Lord_Howe", at)).toBe("20:00");
    const dateOf = (seconds: number) =>
      new Date(seconds * 1_000).toLocaleDateString("en-CA", { timeZone: "Australia/Lord_Howe" });
    expect(Date.parse(dateOf(at)) - Date.parse(dateOf(Date.now() / 1_000))).toBe(DAY * 1_000);
    expect(moved && textOf(moved)).toContain(`<!date^${at}^`);
    expect(moved && labelsOf(moved)).toEqual([texts.stopAll]);
    expect(JSON.stringify(next?.body.blocks)).toBe(JSON.stringify(others[0]?.body.blocks));
  });

  it("keeps its buttons, with a word on why, where it cannot be moved", async () => {
    await by().press(await daysCard(), texts.remind);
    const ready = due();
    server.fail(SCHEDULE, 200, "restricted_too_many");
    const still = await by().press(ready, texts.notToday);
    expect(textOf(still)).toContain(texts.crowded);
    expect(textOf(still)).toContain(reminder?.file.title);
    expect(labelsOf(still)).toEqual([texts.stop, texts.notToday]);
    expect(waiting()).toHaveLength(2);
  });

  it("says so where Slack does not stop the others, and stops what is left then", async () => {
    await by().press(await daysCard(), texts.remind);
    const ready = due();
    const removing = isOf("chat.deleteScheduledMessage");
    server.fail(removing, 200, "invalid_scheduled_message_id");
    server.fail(removing, 200, "access_denied");
    const told = await by().press(ready, texts.stop);
    expect(textOf(told)).toContain(texts.notStopped);
    expect(textOf(await by().press(told, texts.stopAll))).toContain(texts.stopped);
    expect(waiting()).toEqual([]);
  });

  it("is no card that typed words answer", async () => {
    await inOwn();
    await by().press(await daysCard(), texts.remind);
    due();
    const posted = server.next(isOf("chat.postMessage"));
    await colleague.say("help", dmOf(user), user);
    await posted;
    expect(textOf(own())).toContain(dialog.content.cards.help.title);
    expect(labelsOf(own())).toContain(labels["carry-on"]);
  });
});

describe("what Slack refuses", () => {
  const failing = (method: string, error: string, status = 200) =>
    server.fail(isOf(method), status, error);

  it.each([
    ["chat.scheduleMessage", "time_too_far", texts.tooFar],
    ["chat.scheduleMessage", "time_in_past", texts.over],
    ["chat.scheduleMessage", "restricted_too_many", texts.crowded],
    ["chat.scheduleMessage", "missing_scope", "isn't set up for that here"],
    ["chat.scheduleMessage", "invalid_auth", "isn't set up for that here"],
    ["chat.scheduleMessage", "token_revoked", "isn't set up for that here"],
    ["chat.scheduleMessage", "rate_limited", texts.refused],
    ["chat.scheduleMessage", "no_such_thing", texts.refused],
    ["chat.scheduledMessages.list", "no_such_thing", texts.refused],
    ["chat.postMessage", "channel_not_found", texts.refused],
    ["users.info", "missing_scope", "isn't set up for that here"],
    ["users.info", "user_not_found", texts.refused],
  ])("is told on the card and there, and nothing is kept: %s, %s", async (method, error, says) => {
    const card = await daysCard();
    if (method === "chat.scheduleMessage") {
      // The last of three: the two before are taken back.
      let count = 0;
      server.fail((call) => SCHEDULE(call) && ++count === 3, 200, error);
    } else failing(method, error);
    const told = await by().press(card, texts.remind);
    expect(textOf(told)).toContain(says);
    expect(labelsOf(told)).toEqual(labelsOf(card));
    expect(waiting()).toEqual([]);
    const said = server.messages(dmOf(user)).map(({ blocks }) => textOf({ blocks }));
    if (method.startsWith("chat.sch")) expect(said).toEqual([expect.stringContaining(says)]);
    expect(said.join()).not.toContain(texts.set);
    expect(JSON.stringify(logged)).toContain(error);
    expect(JSON.stringify(logged)).not.toMatch(/U0PERSON|D0PERSON|check-in|<!date/);
  });

  it("in passing is tried again: busy, in trouble, or silent", async () => {
    const card = await daysCard();
    const faults = [
      { isDone: false, status: 429, retryAfter: 1 },
      { isDone: false, status: 503 },
    ];
    server.disturb(each(SCHEDULE, [...faults, { isDone: false }]));
    expect(textOf(await by().press(card, texts.remind))).toContain(texts.done);
    expect(waiting()).toHaveLength(3);
  });

  it("for long ends in a word that nothing is set", async () => {
    const card = await daysCard();
    server.disturb((call) =>
      SCHEDULE(call) ? { isDone: false, status: 429, retryAfter: 60 } : null,
    );
    expect(textOf(await by().press(card, texts.remind))).toContain(texts.refused);
    expect(waiting()).toEqual([]);
  });

  it("to take back is said, with the way to stop it there", async () => {
    const card = await daysCard();
    let count = 0;
    const isGone = ({ method }: Call) =>
      method === "chat.deleteScheduledMessage" ||
      (method === "chat.scheduleMessage" && ++count > 2);
    server.disturb((call) =>
      isGone(call) ? { isDone: false, status: 400, text: '{"ok":false,"error":"gone"}' } : null,
    );
    expect(textOf(await by().press(card, texts.remind))).toContain(texts.unsure);
    expect(textOf(own())).toContain(texts.unsure);
    server.disturb(null);
    await by().press(own(), texts.stopAll);
    expect(waiting()).toEqual([]);
  });

  it("of the last word changes nothing of what is set", async () => {
    const card = await daysCard();
    failing("chat.update", "message_not_found");
    expect(textOf(await by().press(card, texts.remind))).toContain(texts.done);
    expect(waiting()).toHaveLength(3);
  });

  it.each(["", "Mars/Olympus"])(
    "to tell a zone that anybody knows sends people to their calendar: %j",
    async (zone) => {
      server.zones.set(user, zone);
      const told = await by().press(await daysCard(), texts.remind);
      expect(textOf(told)).toContain(texts.noZone);
      expect(server.messages(dmOf(user))).toEqual([]);
    },
  );

  it("of a token is made sure of, and ends the bot where it is gone", async () => {
    const own = await started(true);
    const card = await daysCard("18:00", own.colleague);
    own.server.disturb(({ method }) =>
      method === "response_url"
        ? null
        : { isDone: false, status: 200, text: '{"ok":false,"error":"token_revoked"}' },
    );
    const told = await by(own.colleague).press(card, texts.remind);
    expect(textOf(told)).toContain("isn't set up for that here");
    await expect(running.at(-1)?.ended).resolves.toContain("Slack refuses SLACK_BOT_TOKEN");
  });

  it("names the scope that is missing, once, to whoever runs it", async () => {
    const own = await started(true);
    own.server.scopes = own.server.scopes.replace(",users:read", "");
    const card = await daysCard("18:00", own.colleague);
    for (let times = 0; times < 2; times++) {
      const told = await by(own.colleague).press(card, texts.remind);
      expect(textOf(told)).toContain("isn't set up for that here");
    }
    const lines = logged.map((line) => JSON.stringify(line));
    expect(lines.filter((line) => line.includes("lacks the scope users:read"))).toHaveLength(1);
  });
});

describe("what is kept for someone", () => {
  /** The app's own page, as it is published. */
  async function home() {
    const published = server.next(isOf("views.publish"));
    await colleague.openHome(user);
    const { view } = (await published).body;
    if (!view) throw new Error("There is no page.");
    expect(problemsOf("home", view)).toEqual([]);
    return view;
  }
  async function said(text: string) {
    const posted = server.next(isOf("chat.postMessage"));
    await colleague.say(text, dmOf(user), user);
    await posted;
    return own();
  }

  it("stands on the app's own page, and is stopped there", async () => {
    expect(textOf(await home())).toContain(texts.none);
    await by().press(await daysCard(), texts.remind);
    const page = await home();
    expect(textOf(page)).toContain(texts.list);
    for (const { at } of waiting()) expect(textOf(page)).toContain(`<!date^${at}^`);
    const published = server.next(isOf("views.publish"));
    await colleague.pressHome(page, texts.stopAll, user);
    const { view } = (await published).body;
    expect(waiting()).toEqual([]);
    expect(view && textOf(view)).toContain(texts.none);
    expect(textOf(own())).toContain(texts.stopped);
  });

  it("stands on the privacy card in the bot's own conversation, typed and pressed, and is stopped there", async () => {
    await by().press(await daysCard(), texts.remind);
    const help = await said("help");
    const pressed = await by().press(help, labels.privacy);
    for (const card of [pressed, await said("who can see this")]) {
      expect(textOf(card)).toContain(texts.kept);
      expect(textOf(card)).toContain(texts.list);
      expect(labelsOf(card)).toContain(texts.stopAll);
      expect(problemsOf("message", { text: card.text, blocks: card.blocks })).toEqual([]);
    }
    const stopped = await by().press(pressed, texts.stopAll);
    expect(textOf(stopped)).toContain(texts.stopped);
    expect(labelsOf(stopped)).toContain(labels["carry-on"]);
    expect(waiting()).toEqual([]);
  });

  it("is told in the bot's own conversation to whoever asks on a privacy card in a channel", async () => {
    await by().press(await daysCard(), texts.remind);
    const before = server.calls.length;
    const card = await by().command("privacy");
    expect(callsFrom(before)).toEqual([]);
    expect(labelsOf(card)).toContain(texts.show);
    expect(textOf(card)).not.toContain("<!date");
    const noted = await by().press(card, texts.show);
    expect(textOf(noted)).toContain("It's in our messages now");
    expect(textOf(own())).toContain(texts.list);
    await by().press(own(), texts.stopAll);
    expect(waiting()).toEqual([]);
    server.fail(isOf("chat.postMessage"), 200, "channel_not_found");
    expect(textOf(await by().press(card, texts.show))).toContain(slack.notMoved);
  });

  it("is asked of Slack, page by page", async () => {
    await by().press(await daysCard(), texts.remind);
    const channel = dmOf(user);
    const [first] = waiting();
    const fill = async (at: number) =>
      fetch(`${server.apiUrl}chat.scheduleMessage`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${TOKEN}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ channel, text: "x", post_at: String(at) }),
      });
    for (let more = 1; more <= 120; more++) await fill((first?.at ?? 0) + more * 600);
    expect(waiting()).toHaveLength(123);
    expect(problemsOf("home", await home())).toEqual([]);
    await by().press(own(), texts.stopAll);
    expect(waiting()).toEqual([]);
  });

  it("is unknown, in a kind word, where Slack cannot say", async () => {
    const fails = () => server.fail(isOf("chat.scheduledMessages.list"), 200, "internal_error");
    fails();
    expect(textOf(await home())).toContain(texts.unknown);
    await said("hello");
    fails();
    expect(textOf(await said("privacy"))).toContain(texts.unknown);
  });
});
