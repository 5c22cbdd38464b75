import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUSY, FAILING, late, RESET } from "./faults.mjs";
import { drawPeople, sleep, until, walkAll, within } from "./people.mjs";
import { freePort, slackEnv, start, startProduct } from "./product.mjs";
import { createSlackPresses, startSlackPlatform } from "./slack.mjs";
import { TRANSPORTS } from "./transports.mjs";

/** What the first requests of each kind that a start makes end in before they work. */
const FAULTS = {
  "a 500": FAILING,
  "a reset": RESET,
  "a 429": BUSY,
  "a 503": { isRefused: true, status: 503 },
  "an answer after 6 s": late(6_000),
};
const SHORT = ["a 500", "a reset"];
const AT_START = ["auth.test", "apps.connections.open", "/gateway/bot"];
/** Milliseconds in which a start has to come through. */
const PATIENCE = 40_000;

/** Milliseconds in which Socket Mode is looked at, and within which so few connections may be asked for. */
const LOOP = 12_000;
const SPAN = 10_000;
const MOST_OPENS = 5;

const IDLE = "process.stdout.write('Ready'); setInterval(() => {}, 1_000);";
/** How many times as much work as later ones the first words may be, and how many times as long they may hold the loop. */
const MOST_TIMES = { cpu: 5, held: 8 };
const WORDS = [
  "my lower back is sore since i doubled my longest run three weeks ago",
  "it hurts on the left side after hills and my shoes are old",
  "sore in the middle of my back when I sit all day",
];

/** Everything that goes wrong around a start. */
export async function* firstMinute({ bot, short, seed }) {
  const faults = Object.entries(FAULTS).filter(([name]) => !short || SHORT.includes(name));
  const times = short ? 1 : 2;
  yield* await Promise.all(
    TRANSPORTS.map((transport) => startsOf(bot, transport, faults, times, seed)),
  );
  yield* await Promise.all([commandsOf(bot, seed), loopOf(bot, seed)]);
  yield* await wordsOf(bot, short, seed);
}

/** Starts, each with requests that fail at first; then people walk. */
async function startsOf(bot, transport, faults, times, seed) {
  let lost = 0;
  const notes = [];
  for (const [name, fault] of faults) {
    const { platform, env, presses } = await transport.open(bot);
    const failed = new Map();
    platform.fault = (path) => {
      const kind = AT_START.find((one) => path.endsWith(one));
      const before = failed.get(kind) ?? 0;
      if (kind === undefined || before >= times) return null;
      failed.set(kind, before + 1);
      return fault;
    };
    const began = performance.now();
    const starting = startProduct(env).catch(() => null);
    const product = await within(PATIENCE, starting);
    const people = drawPeople(bot, platform, 3, seed);
    const isRight = product && (await walkAll(presses({}), people)) === 0;
    if (!isRight) lost++;
    notes.push(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await product?.end();
    platform.stop();
  }
  const what = `${transport.name}: starts whose requests fail at first`;
  return { what, tried: faults.length, lost, note: notes.join(", ") };
}

/** Commands that cannot be registered at first, with walks meanwhile. */
async function commandsOf(bot, seed) {
  const transport = TRANSPORTS.find(({ name }) => name === "Discord");
  const { platform, env, presses } = await transport.open(bot);
  const times = 4;
  let failed = 0;
  platform.fault = (path) => (path.endsWith("/commands") && failed++ < times ? FAILING : null);
  const port = await freePort();
  const product = await startProduct({ ...env, OPERATE_PORT: String(port) });
  const ready = () => fetch(`http://127.0.0.1:${port}/readyz`);
  const { status } = await ready();
  const people = drawPeople(bot, platform, 10, seed);
  const wrong = await walkAll(presses({}), people);
  let isReady = false;
  for (let tries = 0; tries < 100 && !isReady; tries++) {
    isReady = (await ready()).status === 200;
    await sleep(200);
  }
  const warnings = product.said().split("Commands are not registered yet").length - 1;
  await product.end();
  platform.stop();
  const lost = wrong + [status === 503, isReady, warnings === 1].filter((isSo) => !isSo).length;
  const note = `${failed} requests, ${warnings} warning, readiness ${status} until then`;
  return {
    what: "Discord: commands that fail, and walks meanwhile",
    tried: people.length,
    lost,
    note,
  };
}

/** Connections that Slack ends right behind their hello. */
async function loopOf(bot, seed) {
  const transport = TRANSPORTS.find(({ name }) => name === "Slack, Socket Mode");
  const { platform, env, presses } = await transport.open(bot);
  const opens = [];
  platform.fault = (path) => {
    if (path.endsWith("apps.connections.open")) opens.push(performance.now());
    return null;
  };
  platform.link.ending = "too_many_websockets";
  const product = await startProduct(env);
  await sleep(LOOP);
  const most = Math.max(
    ...opens.map((from) => opens.filter((at) => at >= from && at < from + SPAN).length),
  );
  const warnings = product.said().split("too_many_websockets)").length - 1;
  platform.link.ending = null;
  await until(() => platform.link.open().length === 1, PATIENCE);
  const wrong = await walkAll(presses({}), drawPeople(bot, platform, 3, seed));
  await product.end();
  platform.stop();
  const lost = wrong + Math.max(0, most - MOST_OPENS) + (warnings === 1 ? 0 : 1);
  const note = `at most ${most} in ${SPAN / 1000} s, ${warnings} warning that says why; then walks again`;
  return {
    what: "Socket Mode: hello and disconnect, opens in all",
    tried: opens.length,
    lost,
    note,
  };
}

/** What the first typed words cost beside later ones, and how long the loop is held beside one with nothing to do. */
async function wordsOf(bot, short, seed) {
  const path = join(mkdtempSync(join(tmpdir(), "torture-")), "idle.mjs");
  writeFileSync(path, IDLE);
  const idle = await start(path, {});
  const [first, later] = [[], []];
  const starts = short ? 3 : 7;
  for (let at = 0; at < starts; at++) {
    const port = await freePort();
    const product = await startProduct({ WEB: "on", PORT: String(port) });
    await sleep(1_000);
    for (let times = 0; times < 12; times++) {
      const ticket = await ticketAt(port);
      const [before] = await Promise.all([product.watch(), idle.watch()]);
      await typed(port, ticket, WORDS[(at + times) % WORDS.length]);
      const [after, other] = await Promise.all([product.watch(), idle.watch()]);
      const cost = { cpu: after.worked - before.worked, held: after.held, idle: other.held };
      (times === 0 ? first : later).push(cost);
    }
    await product.end();
  }
  const of = (costs, key) => median(costs.map((cost) => cost[key]));
  const times = (key) => of(first, key) / of(later, key);
  const told = (key) =>
    `${of(first, key).toFixed(1)} ms, later ones ${of(later, key).toFixed(1)}: ${times(key).toFixed(1)} times`;
  const note = `work ${told("cpu")}; loop held ${told("held")}, an idle one ${of(first, "idle").toFixed(1)}`;
  const lost = ["cpu", "held"].filter((key) => times(key) > MOST_TIMES[key]).length;
  const words = { what: "first typed words a second after ready", tried: starts, lost, note };
  const crowd = await crowdOf(bot, idle, seed);
  await idle.end("SIGKILL");
  return [words, crowd];
}

/** Two hundred walks at once right after a start, and words typed on the page among them. */
async function crowdOf(bot, idle, seed) {
  const platform = await startSlackPlatform();
  const port = await freePort();
  const env = { ...slackEnv(platform, port), WEB: "on", PROXIES: "1" };
  const product = await startProduct(env);
  await sleep(1_000);
  await Promise.all([product.watch(), idle.watch()]);
  const people = drawPeople(bot, platform, 200, seed);
  const press = createSlackPresses(bot, platform, () => port, { patience: 30_000 });
  let isOver = false;
  let words = 0;
  const typing = (async () => {
    while (!isOver) {
      const from = `10.0.${words % 250}.1`;
      await typed(port, await ticketAt(port, from), WORDS[words++ % WORDS.length], from);
    }
  })();
  const lost = await walkAll(press, people);
  isOver = true;
  await typing;
  const [own, other] = await Promise.all([product.watch(), idle.watch()]);
  await product.end();
  platform.stop();
  const times = (own.late / other.late).toFixed(0);
  const note = `${words} texts; loop p99.9 ${own.late.toFixed(0)} ms, an idle one ${other.late.toFixed(1)}: ${times} times; at most ${own.held.toFixed(0)} ms`;
  return {
    what: "walks at once after a start, with typed words",
    tried: people.length,
    lost,
    note,
  };
}

/** The ticket on the page's first card. */
async function ticketAt(port, from = "10.0.0.1") {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-forwarded-for": from } });
  return /name="ticket" value="([^"]*)"/.exec(await answer.text())?.[1] ?? "";
}

/** Types some words on it. */
async function typed(port, ticket, words, from = "10.0.0.1") {
  const headers = { "sec-fetch-site": "same-origin", "x-forwarded-for": from };
  const body = new URLSearchParams({ ticket, words });
  await (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers })).text();
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1];
}
