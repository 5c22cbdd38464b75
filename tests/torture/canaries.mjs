import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPacking } from "../../dist/adapters/discord/ticket-text.js";
import { TOLD, TYPED } from "../../dist/adapters/shared/press.js";
import { encodeAction } from "../../dist/src/app/tickets/action.js";
import { press, pressAlone } from "../bench/discord-presses.mjs";
import { randomFrom } from "../bench/walks.mjs";
import { createDiscordPresses, startDiscordPlatform } from "./discord.mjs";
import { BUSY, FAILING, late, RESET } from "./faults.mjs";
import { drawPeople, lastCard, sleep, ticketOn, walkAll } from "./people.mjs";
import { discordEnv, freePort, SECRET, slackEnv, startProduct, TOKENS } from "./product.mjs";
import {
  callbackOf,
  createSlackPresses,
  deliver,
  formOf,
  signed,
  slackPress,
  startSlackPlatform,
} from "./slack.mjs";

/** Marks, mentions, links and characters that change how others read; none of them may come back. */
const ODD = [
  "@everyone <!channel> <@U0BOSS> <@&1> <#C1>",
  "[press](https://evil.example/) https://evil.example <https://evil.example|bank>",
  "**bold** _it_ ~no~ `code` ||spoiler|| > quote\n# head",
  "\u202eback\u202c \u2066sore\u2069 \u200f",
  "so\u200bre \u200d ba\ufeffck \u00ad",
  "\u0000 \u0007 \u001b[31m \u0085 \u2028 \ud800",
  "Z̸̡̛a̵͓͝l̶͔̈g̷̦͝o̶͓͗ 🤸🏽‍♀️ ﷽ ".repeat(3),
];
const NEVER_BACK = [
  "evil.example",
  "@everyone",
  "<!channel>",
  "U0BOSS",
  "\u202e",
  "\u2066",
  "\u0007",
  "\u001b",
];

/** How each kind of request is met; one that is refused where it should be read proves nothing. */
const STATUSES = [200, 200, 200, 200, 200, 200, 401, 400];

/** What people type, and who they are, comes back in no card, no log and no error, and stays in no memory. */
export async function* canaries({ bot, short, seed }) {
  const slack = await startSlackPlatform();
  const discord = await startDiscordPlatform();
  slack.keepsCalls = true;
  discord.keepsCalls = true;
  const port = await freePort();
  const product = await startProduct({
    ...slackEnv(slack, port),
    ...discordEnv(discord),
    WEB: "on",
    LOG_LEVEL: "trace",
  });
  const random = randomFrom(seed);
  const marks = [];
  const answers = [];
  let unread = 0;
  let numbered = 0;
  let sent = 0;
  const canary = () => {
    const mark = `canary${String(Math.floor(random() * 1e9)).padStart(9, "0")}x${++numbered}`;
    marks.push(mark);
    return mark;
  };
  const words = [];
  const word = () => {
    words.push(canary());
    return words.at(-1);
  };

  const turns = short ? ODD.length : 5 * ODD.length;
  const faults = short ? [null, FAILING] : [null, FAILING, BUSY, RESET, late(100)];
  for (const fault of faults) {
    slack.fault = discord.fault = () => fault;
    for (let turn = 0; turn < turns; turn++) {
      await typeEverywhere(`my back is sore ${word()} ${ODD[turn % ODD.length]}`);
    }
  }
  slack.fault = discord.fault = null;
  await sleep(short ? 2_000 : 8_000);

  const carried = [...slack.calls, ...discord.calls].map(({ text }) => text).concat(answers);
  const echoed = carried.filter((text) => {
    const plain = unescaped(text);
    return [...NEVER_BACK, ...words].some((mark) => plain.includes(mark));
  });
  yield {
    what: "typed words: marks, mentions, links, odd characters never come back",
    tried: sent,
    lost: echoed.length + unread + (carried.length > 0 ? 0 : 1),
    note: echoed[0]?.slice(0, 300) ?? `${carried.length} requests and answers read`,
  };

  // Others come after them, as in life; what was in hand for a moment has gone by then.
  await walkAll(
    createSlackPresses(bot, slack, () => port),
    drawPeople(bot, slack, 20, seed),
  );
  await walkAll(createDiscordPresses(bot, discord), drawPeople(bot, discord, 20, seed));
  await fetch(`http://127.0.0.1:${port}/`);
  const folder = mkdtempSync(join(tmpdir(), "torture-"));
  const path = join(folder, "heap.heapsnapshot");
  await product.memory(path);
  const heap = readFileSync(path, "latin1");
  rmSync(folder, { recursive: true });
  const kept = marks.filter((mark) => heap.includes(mark));
  const isTrue = heap.includes("running-lower-back-pain");
  yield {
    what: "typed words and user ids in the heap after a collection",
    tried: marks.length,
    lost: kept.length + (isTrue ? 0 : 1),
    note: kept
      .slice(0, 5)
      .map((mark) => around(heap, mark))
      .join(" | "),
  };

  const code = await product.end();
  slack.stop();
  discord.stop();
  const said = product.said();
  const secrets = [...Object.values(TOKENS), SECRET, ...marks];
  const told = secrets.filter((secret) => said.includes(secret));
  const ticket = /(?<![\w-])[\w-]{180}(?![\w-])|[^\n -~]{72}/.exec(said)?.[0];
  const lines = said.split("\n").length;
  yield {
    what: "log and errors at trace: no words, ids, tickets or tokens",
    tried: secrets.length,
    lost: told.length + (ticket ? 1 : 0) + (lines > 50 ? 0 : 1) + (code === 0 ? 0 : 1),
    note: [`${lines} lines`, ...told.slice(0, 3), ticket ?? ""].join(" "),
  };

  /** The same words by every way there is, each by someone new. */
  async function typeEverywhere(text) {
    const slacker = { ...slack.ownerOf(0), user: `U${canary()}` };
    const { user } = slacker;
    const digits = `27${String(Math.floor(random() * 1e15)).padStart(16, "0")}`;
    marks.push(digits);
    const member = { ...discord.ownerOf(0), user: digits };
    const begin = [{ type: "start" }, { type: "consent", age: "20-44" }];
    const [slackCard, discordCard] = [
      JSON.parse(lastCard(bot, slack, slacker, begin)),
      JSON.parse(lastCard(bot, discord, member, begin)),
    ];
    const [slackTicket, discordTicket] = [slackCard, discordCard].map(ticketOn);

    const hook = slack.hook();
    const taken = { owner: slacker, ticket: slackTicket, event: { type: "start" } };
    const pressed = slackPress(bot, taken, hook.url);
    const field = { action_id: `${TYPED}:${slackTicket}`, type: "plain_text_input", value: text };
    const agreed = encodeAction(bot.dialog, { type: "consent", age: "20-44" });
    const age = { action_id: `${agreed}:${slackTicket}`, type: "button" };
    const story = { values: { story: { [TOLD]: { type: "plain_text_input", value: text } } } };
    const command = {
      command: "/backchat",
      text,
      user_id: user,
      team_id: "T00000001",
      channel_id: "C1",
    };
    const event = (type, channel) => {
      const said = { type, channel_type: "im", user, channel, text, ts: `1.${++numbered}` };
      return signed(JSON.stringify(callbackOf(said, `Ev${++numbered}`)), {
        type: "application/json",
      });
    };
    const page = {
      path: "/",
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        host: "a",
        origin: "http://a",
      },
      body: String(new URLSearchParams({ ticket: "x".repeat(180), words: text })),
    };
    const typed = signed(formOf({ ...pressed, actions: [field] }));
    const requests = [
      typed,
      signed(formOf({ ...pressed, actions: [age], state: story })),
      signed(String(new URLSearchParams(command))),
      event("message", `D${numbered}`),
      event("app_mention", "C1"),
      page,
      // Not to be read at all.
      { ...typed, headers: { ...typed.headers, "x-slack-signature": "v0=0" } },
      signed(`payload={${text}`),
    ];
    for (const [at, request] of requests.entries()) {
      const { status, text } = await deliver(port, request);
      answers.push(text);
      if (status !== STATUSES[at]) unread++;
    }

    const modal = {
      custom_id: createPacking(discordTicket, "wide")(TYPED),
      components: [{ type: 18, component: { type: 4, custom_id: "words", value: text } }],
    };
    const picked = { type: 18, component: { type: 3, custom_id: "age", values: [agreed] } };
    const told = {
      custom_id: createPacking(discordTicket, "wide")(TOLD),
      components: [...modal.components, picked],
    };
    const described = {
      id: "1",
      name: "backchat",
      type: 1,
      options: [{ type: 3, name: "describe", value: text }],
    };
    void discord.interact({ ...press(digits, modal, discordCard.data), type: 5 });
    void discord.interact({ ...press(digits, told, discordCard.data), type: 5 });
    void discord.interact({ ...pressAlone(digits, described, discordCard.data), type: 2 });
    const author = { id: digits, username: "someone" };
    const message = { type: 0, author, content: text, mentions: [{ id: "300000000000000003" }] };
    discord.gateway.dispatch("MESSAGE_CREATE", {
      ...message,
      id: `61${++numbered}`,
      channel_id: `9${numbered}`,
    });
    discord.gateway.dispatch("MESSAGE_CREATE", {
      ...message,
      id: `62${++numbered}`,
      channel_id: "91",
      guild_id: "100000000000000001",
    });
    discord.gateway.raw(
      `{"op":0,"t":"INTERACTION_CREATE","s":1,"d":{"type":3,"content":${JSON.stringify(text)}}}`,
    );
    sent += requests.length + 6;
    await sleep(50);
  }
}

/** The escapes of forms, JSON and HTML undone, so that nothing hides in them. */
function unescaped(text) {
  const decoded = /^[a-z_]+=/.test(text) ? decodeURIComponent(text.replaceAll("+", " ")) : text;
  return decoded
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">");
}

const around = (heap, mark) => {
  const at = heap.indexOf(mark);
  return JSON.stringify(heap.slice(Math.max(0, at - 60), at + 60));
};
