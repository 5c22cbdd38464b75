import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDiscordPresses, startDiscordPlatform } from "./discord.mjs";
import { drawPeople, walkAll } from "./people.mjs";
import { discordEnv, freePort, slackEnv, start, startProduct } from "./product.mjs";
import { createSlackPresses, startSlackPlatform } from "./slack.mjs";

const BARE = fileURLToPath(new URL("bare-bots.mjs", import.meta.url));

/** Milliseconds that everybody waits for an answer: with so many at once some are slow. */
const PATIENCE = 30_000;

/** Many walks at once, each to the end that the engine alone gives; how long answers took, beside the bare SDK's. */
export async function* load({ bot, short, seed }) {
  const count = short ? 200 : 2_000;
  yield* await inSlack(bot, count, seed);
  yield* await inDiscord(bot, count, seed);
}

async function inSlack(bot, count, seed) {
  const platform = await startSlackPlatform();
  const people = drawPeople(bot, platform, count, seed);
  const port = await freePort();
  const run = (times) => {
    const press = createSlackPresses(bot, platform, () => port, { times, patience: PATIENCE });
    return { all: () => walkAll(press, people), bare: () => pressAll(bot, press, people) };
  };
  const env = slackEnv(platform, port);
  const { text, blocks } = middleCard(people);
  const rows = await compare("Slack over HTTP", env, run, people, { text, blocks });
  platform.stop();
  return rows;
}

async function inDiscord(bot, count, seed) {
  const platform = await startDiscordPlatform();
  const people = drawPeople(bot, platform, count, seed);
  const run = (times) => {
    const press = createDiscordPresses(bot, platform, { times, patience: PATIENCE });
    return { all: () => walkAll(press, people), bare: () => pressAll(bot, press, people) };
  };
  const { flags, components } = middleCard(people).data;
  const env = discordEnv(platform);
  const rows = await compare("Discord", env, run, people, { flags, components });
  platform.stop();
  return rows;
}

/** The product's run, and the bare SDK's with as many presses. */
async function compare(name, env, run, people, card) {
  const product = await startProduct(env);
  const [own, other] = [timesOf(), timesOf()];
  const lost = await run(own).all();
  await product.end();

  const path = join(mkdtempSync(join(tmpdir(), "torture-")), "card.json");
  writeFileSync(path, JSON.stringify(card));
  const bare = await start(BARE, { ...env, CARD: path });
  await run(other).bare();
  await bare.end("SIGKILL");
  const what = `${name}: walks at once, to the engine's own result`;
  return [
    { what, tried: people.length, lost },
    ...["ack", "answer"].flatMap((kind) => row(name, kind, own[kind], other[kind])),
  ];
}

/** Makes as many presses as the walks have, whatever comes of them. */
async function pressAll(bot, press, people) {
  const ticket = "x".repeat(180);
  const card = { data: { flags: 0, components: [] } };
  const [option] = bot.dialog.walk;
  const event = { type: "not-sure", question: option.id };
  const one = async ({ owner, events }) => {
    for (const _ of events) await press(owner, { ticket, event, card });
  };
  await Promise.all(people.map(one));
}

/** Of all last cards the one of middle size. */
function middleCard(people) {
  const cards = people.map(({ last }) => last).sort((a, b) => a.length - b.length);
  return JSON.parse(cards[cards.length >> 1]);
}

const timesOf = () => ({ ack: [], answer: [] });

function row(name, kind, own, other) {
  if (own.length === 0) return [];
  const what = `${name}: ${kind}, p50 / p99 / p99.9 in ms`;
  const note = `${percentiles(own)}; the bare SDK ${percentiles(other)}`;
  return [{ what, tried: own.length, lost: 0, note }];
}

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [0.5, 0.99, 0.999].map((share) => at(share).toFixed(0)).join(" / ");
}
