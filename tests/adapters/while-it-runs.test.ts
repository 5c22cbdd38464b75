import { afterAll, describe, expect, it } from "vitest";
import { realDialog } from "../dialog.ts";
import { all, type Card } from "./discord-member.ts";
import { APPLICATION } from "./discord-server.ts";
import { NONE } from "./labels.ts";
import { startPlatforms } from "./platforms.ts";
import { CHANNEL, COLLEAGUE, callbackOf, textOf } from "./slack-member.ts";
import { dmOf } from "./slack-server.ts";

const dialog = realDialog();
const platforms = await startPlatforms(dialog);
const { discordServer, slackServer, member, colleague, transport, logged } = platforms;
afterAll(platforms.stop);

/** What the bot has posted in a channel of Discord. */
const postsIn = (channel: string) =>
  discordServer.calls.filter(({ path, method }) => path.includes(channel) && method === "POST");
const callsOf = (method: string) => slackServer.calls.filter((call) => call.method === method);

describe("a mention in Discord", () => {
  const ROLE = "900000000000000001";

  it("is answered again at once where the first answer could not be posted", async () => {
    const channel = "700000000000000101";
    discordServer.fail(({ path }) => path.includes(channel), 403, 50_013);
    member.say(`<@${APPLICATION}> hi`, channel, [APPLICATION]);
    await expect.poll(() => postsIn(channel).length).toBe(1);
    await expect.poll(() => JSON.stringify(logged)).toContain("50013");
    member.say(`<@${APPLICATION}> hi again`, channel, [APPLICATION]);
    await expect.poll(() => postsIn(channel).length).toBe(2);
    member.say(`<@${APPLICATION}> and again`, channel, [APPLICATION]);
    await member.command();
    expect(postsIn(channel)).toHaveLength(2);
  });

  it("by the role that Discord made for the bot counts, whenever the server or the role came", async () => {
    const roles = [
      { id: "900000000000000009", tags: { bot_id: "1" } },
      { id: ROLE, tags: { bot_id: APPLICATION } },
    ];
    discordServer.dispatch("GUILD_CREATE", { id: "100000000000000002", unavailable: true });
    discordServer.dispatch("GUILD_CREATE", { id: "100000000000000001", roles });
    const later = { id: "900000000000000002", tags: { bot_id: APPLICATION } };
    discordServer.dispatch("GUILD_ROLE_CREATE", { guild_id: "100000000000000003", role: later });
    const mention = (channel: string, role: string) =>
      member.say(`<@&${role}> hi`, channel, [], { mention_roles: [role] });
    mention("700000000000000111", ROLE);
    mention("700000000000000112", later.id);
    mention("700000000000000113", "900000000000000009");
    await expect.poll(() => postsIn("700000000000000111").length).toBe(1);
    await expect.poll(() => postsIn("700000000000000112").length).toBe(1);
    discordServer.dispatch("GUILD_ROLE_DELETE", { guild_id: "1", role_id: later.id });
    mention("700000000000000114", later.id);
    await member.command();
    expect(postsIn("700000000000000113")).toEqual([]);
    expect(postsIn("700000000000000114")).toEqual([]);
  });

  it("that is only a reply to the bot asks for nothing, but where it names the bot or someone is not OK", async () => {
    const reply = (text: string, channel: string) =>
      member.say(text, channel, [APPLICATION], { type: 19 });
    reply("thanks!", "700000000000000121");
    reply(`thanks <@${APPLICATION}>, one more`, "700000000000000122");
    reply("i want to die", "700000000000000123");
    await expect.poll(() => postsIn("700000000000000122").length).toBe(1);
    await expect.poll(() => postsIn("700000000000000123").length).toBe(1);
    await member.command();
    expect(postsIn("700000000000000121")).toEqual([]);
    const [post] = postsIn("700000000000000123");
    const told: Card = { type: 0, data: JSON.parse(JSON.stringify(post?.body)) };
    expect(JSON.stringify(all(told))).toContain("116 123");
  });
});

describe("a direct message in Discord", () => {
  it("is answered after Discord has called the token bad once", async () => {
    const channel = "800000000000000301";
    discordServer.fail(({ path }) => path.includes(channel), 401, 0);
    logged.length = 0;
    member.say("hello", channel, null);
    await expect.poll(() => JSON.stringify(logged)).toContain("refused");
    const before = postsIn(channel).length;
    member.say("hello again", channel, null);
    await expect.poll(() => postsIn(channel).length).toBe(before + 1);
  });
});

describe("a mention in Slack", () => {
  const mention = (ts: string) =>
    callbackOf({ type: "app_mention", user: COLLEAGUE, channel: CHANNEL, text: "hi", ts });
  const answers = () => callsOf("chat.postEphemeral").length;

  it("is answered once, under however many event ids it comes", async () => {
    const ts = slackServer.stamp();
    const before = answers();
    await Promise.all([transport.event(mention(ts)), transport.event(mention(ts))]);
    await transport.event(mention(ts));
    await expect.poll(answers).toBe(before + 1);
    await transport.event(mention(slackServer.stamp()));
    await expect.poll(answers).toBe(before + 2);
  });

  it("is answered where it comes again after an answer that failed", async () => {
    const ts = slackServer.stamp();
    const before = answers();
    slackServer.fail(({ method }) => method === "chat.postEphemeral", 200, "user_not_in_channel");
    logged.length = 0;
    await transport.event(mention(ts));
    await expect.poll(() => JSON.stringify(logged)).toContain("user_not_in_channel");
    await transport.event(mention(ts));
    await expect.poll(answers).toBe(before + 2);
  });
});

describe("what is typed to the bot in Slack", () => {
  const typed = (user: string, more: object) => {
    const ts = slackServer.say(dmOf(user), user, "");
    const message = { type: "message", channel_type: "im", user, channel: dmOf(user), ts };
    return callbackOf({ ...message, ...more });
  };
  const answersIn = (user: string) =>
    slackServer.messages(dmOf(user)).filter(({ bot_id }) => bot_id !== undefined);

  it("gets the same kind line for a picture without words as in Discord", async () => {
    const user = "U0PICTURE";
    await transport.event(typed(user, { text: "hello" }));
    await expect.poll(() => answersIn(user).length).toBe(1);
    await transport.event(typed(user, { subtype: "file_share", text: "", files: [{}] }));
    await expect.poll(() => answersIn(user).length).toBe(2);
    const channel = "800000000000000201";
    member.say("hello", channel, null);
    await expect.poll(() => postsIn(channel).length).toBe(1);
    member.say("", channel, null);
    await expect.poll(() => postsIn(channel).length).toBe(2);
    const [, post] = postsIn(channel);
    const inDiscord: Card = { type: 0, data: JSON.parse(JSON.stringify(post?.body)) };
    const [line = ""] = all(inDiscord)
      .flatMap(({ content }) => content ?? [])
      .join("\n")
      .split("\n")
      .filter((one) => one.startsWith("> "));
    expect(line).not.toBe("");
    expect(textOf(colleague.newest(dmOf(user)))).toContain(line.slice(2));
  });

  it("is answered in its assistant's thread, on the newest card there, however long the thread", async () => {
    const user = "U0THREADS";
    const own = dmOf(user);
    const root = slackServer.say(own, user, "New chat");
    const inThread = (thread_ts: string) =>
      slackServer.messages(own).filter((one) => one.thread_ts === thread_ts && one.bot_id);
    const say = async (text: string, thread_ts: string) => {
      const before = inThread(thread_ts).length;
      await colleague.say(text, own, user, thread_ts);
      await expect.poll(() => inThread(thread_ts).length).toBe(before + 1);
      return inThread(thread_ts).at(-1)?.text;
    };
    expect(await say("hello", root)).toContain("Sore lower back from running?");
    expect(await say("20-44", root)).toContain(dialog.screen[0]?.content.prompt);
    for (let at = 0; at < 450; at++) slackServer.say(own, user, "chatter", root);
    expect(await say("none", root)).toContain(dialog.screen[1]?.content.prompt);
    // Another thread is another walk, and the conversation itself a third.
    const other = slackServer.say(own, user, "New chat");
    expect(await say("hello", other)).toContain("Sore lower back from running?");
    expect(await say("none", root)).toContain(dialog.screen[2]?.content.prompt);
    await colleague.say("hello", own, user);
    await expect.poll(() => colleague.newest(own).where.thread_ts).toBe(undefined);
    expect(textOf(colleague.newest(own))).toContain("Sore lower back from running?");
  });
});

describe("a scope that Slack's token lacks", () => {
  it("is named to the operator with its token and where it is granted, once, and not called busy", async () => {
    const isHistory = ({ method }: { readonly method: string }) =>
      method === "conversations.history";
    logged.length = 0;
    for (const user of ["U0SCOPE1", "U0SCOPE2"]) {
      slackServer.disturb((call) =>
        isHistory(call)
          ? {
              isDone: false,
              status: 200,
              text: '{"ok":false,"error":"missing_scope","needed":"im:history","provided":"chat:write"}',
            }
          : null,
      );
      const posted = slackServer.next(({ method }) => method === "chat.postMessage");
      await colleague.say("hello", dmOf(user), user);
      await posted;
      const told = textOf(colleague.newest(dmOf(user)));
      expect(told).toContain("isn't set up fully");
      expect(told).not.toMatch(/busy|im:history/);
    }
    slackServer.disturb(null);
    const lines = logged.map((line) => JSON.stringify(line));
    const advice = lines.filter((line) => line.includes("im:history"));
    expect(advice).toHaveLength(1);
    expect(advice[0]).toContain("SLACK_BOT_TOKEN lacks the scope im:history");
    expect(advice[0]).toContain("OAuth & Permissions");
  });

  it("is not repeated where what stands in its place is no scope", async () => {
    const user = "U0NOSCOPE";
    logged.length = 0;
    slackServer.disturb(({ method }) =>
      method === "conversations.history"
        ? {
            isDone: false,
            status: 200,
            text: '{"ok":false,"error":"missing_scope","needed":"Bearer xoxb-made-up"}',
          }
        : null,
    );
    const posted = slackServer.next(({ method }) => method === "chat.postMessage");
    await colleague.say("hello", dmOf(user), user);
    await posted;
    slackServer.disturb(null);
    expect(JSON.stringify(logged)).toContain("that the manifest lists");
    expect(JSON.stringify(logged)).not.toContain("xoxb");
  });
});

describe("a shortcut whose message Slack refuses", () => {
  it.each(["channel_not_found", "messages_tab_disabled"])("says so (%s)", async (code) => {
    slackServer.fail(({ method }) => method === "chat.postMessage", 200, code);
    const opened = slackServer.next(({ method }) => method === "views.open");
    await colleague.shortcut("start");
    const { body } = await opened;
    expect(body.trigger_id).toBeTruthy();
    expect(body.view?.type).toBe("modal");
    expect(JSON.stringify(body.view)).toContain("can't write to you just now");
  });

  it("says so on the next card where no window opens either", async () => {
    const user = "U0NOWINDOW";
    slackServer.fail(({ method }) => method === "chat.postMessage", 200, "channel_not_found");
    slackServer.fail(({ method }) => method === "views.open", 200, "expired_trigger_id");
    logged.length = 0;
    await colleague.shortcut("start", user);
    await expect.poll(() => JSON.stringify(logged)).toContain("expired_trigger_id");
    const card = await colleague.command("", { user });
    expect(textOf(card)).toContain(dialog.content.interface.slack.missed);
  });
});

describe("a token that Slack calls invalid", () => {
  it("once in passing is looked at again, and the platform goes on; twice is the end", async () => {
    let hasEnded = false;
    platforms.overHttp.ended.then(() => {
      hasEnded = true;
    });
    const isHistory = ({ method }: { readonly method: string }) =>
      method === "conversations.history";
    slackServer.fail(isHistory, 200, "invalid_auth");
    const before = callsOf("auth.test").length;
    await colleague.say("hello", dmOf("U0AUTH"), "U0AUTH");
    await expect.poll(() => callsOf("auth.test").length).toBe(before + 1);
    const card = await colleague.press(await colleague.command(), "20-44");
    expect(textOf(await colleague.press(card, NONE))).toContain(dialog.screen[1]?.content.prompt);
    expect(hasEnded).toBe(false);
    slackServer.fail(isHistory, 200, "invalid_auth");
    slackServer.fail(({ method }) => method === "auth.test", 200, "token_revoked");
    await colleague.say("hello", dmOf("U0AUTH"), "U0AUTH");
    expect(await platforms.overHttp.ended).toContain("Slack refuses SLACK_BOT_TOKEN");
  });
});

describe("what someone between sends in the platform's place", () => {
  const FOREIGN = "Blocked by proxy. Authorization: Bearer xoxb-made-up";

  it("is in no log, as a word or otherwise", async () => {
    const texts = [
      FOREIGN,
      `{"ok":false,"error":"${FOREIGN}"}`,
      `<html>${FOREIGN} used_url_of_someone</html>`,
    ];
    logged.length = 0;
    for (const [at, text] of texts.entries()) {
      const user = `U0BETWEEN${at}`;
      const foreign = { isDone: false, status: 200, text };
      slackServer.disturb(({ method }) => (method === "conversations.history" ? foreign : null));
      await colleague.say("hello", dmOf(user), user);
      await expect.poll(() => slackServer.messages(dmOf(user)).length).toBe(2);
      const card = await colleague.command();
      slackServer.disturb(({ method }) =>
        method === "response_url" ? { isDone: false, status: 403, text } : null,
      );
      await colleague.poke(card, "20-44");
      await expect.poll(() => platforms.refusals().length).toBe(2 * (at + 1));
    }
    slackServer.disturb(null);
    discordServer.disturb(({ path }) =>
      path.endsWith("/callback")
        ? { isDone: false, status: 403, text: `{"code": "${FOREIGN}"}` }
        : null,
    );
    void member.command();
    await expect.poll(() => platforms.refusals().length).toBe(2 * texts.length + 1);
    discordServer.disturb(null);
    expect(JSON.stringify(logged)).not.toMatch(/xoxb|Blocked|someone/);
    for (const line of platforms.refusals()) {
      expect(String(Object(line).code)).toMatch(/^([a-z0-9_]{1,60}|[A-Z][A-Z0-9_]+|\d+)$/);
    }
  });
});
