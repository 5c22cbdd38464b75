import { startDiscordPlatform } from "./discord.mjs";
import { drawPeople, sleep, walkAll } from "./people.mjs";
import { discordEnv, freePort, slackEnv, startProduct } from "./product.mjs";
import { callbackOf, deliver, signed, startSlackPlatform } from "./slack.mjs";
import { TRANSPORTS } from "./transports.mjs";

const AT_ONCE = 500;
/** On each platform. */
const CLICKS = 100_000;
/** Clicks until all code is compiled. */
const YOUTH = 15_000;
/** As many as a busy day might bring, one right after the other. */
const MENTIONS = 150_000;
/** What the papers say, and a tenth more: in bytes. */
const MOST_RESIDENT = 1.1 * 220e6;
/** What may come and go: code that gets compiled, connections. */
const LEEWAY = 5 * 2 ** 20;

/** The heap after a collection stays what it was, however many clicks were answered and people met. */
export async function* memory({ bot, short, seed }) {
  if (short) return;
  for (const transport of TRANSPORTS.filter(({ name }) => name !== "Slack, Socket Mode")) {
    const { platform, env, presses } = await transport.open(bot);
    const product = await startProduct(env);
    const press = presses({ patience: 30_000 });
    let [made, lost] = [0, 0];
    const rounds = async (until) => {
      while (made < until) {
        const people = drawPeople(bot, platform, AT_ONCE, seed + 1 + made);
        lost += await walkAll(press, people);
        made += people.reduce((sum, { events }) => sum + events.length, 0);
      }
    };
    await rounds(YOUTH);
    const before = await product.memory();
    await rounds(YOUTH + CLICKS);
    const after = await product.memory();
    await product.end();
    platform.stop();
    const grown = after.heap - before.heap;
    const what = `${transport.name}: memory over so many clicks`;
    const note = ["heap", "resident"]
      .map((kind) => `${kind} ${mebibytes(before[kind])} to ${mebibytes(after[kind])} MiB`)
      .join(", ");
    yield { what, tried: made, lost: lost + (grown > LEEWAY ? 1 : 0), note };
  }
  yield* mentions();
}

/** Far more mentions than can be answered: they fill no memory. */
async function* mentions() {
  const slack = await startSlackPlatform();
  const port = await freePort();
  const inSlack = await startProduct(slackEnv(slack, port));
  let sent = 0;
  const send = async () => {
    while (sent < MENTIONS) {
      const at = sent++;
      const who = { user: `U${at}`, channel: `C${at % 5_000}` };
      const event = { type: "app_mention", text: "hi", ts: `1795348800.${pad(at, 6)}`, ...who };
      const body = JSON.stringify(callbackOf(event, `Ev${at}`));
      await deliver(port, signed(body, { type: "application/json" }));
    }
  };
  await Promise.all(Array.from({ length: 64 }, send));
  yield residentAfter("Slack", await inSlack.memory());
  await inSlack.end();
  slack.stop();

  const discord = await startDiscordPlatform();
  const inDiscord = await startProduct(discordEnv(discord));
  const self = "300000000000000003";
  for (let at = 0; at < MENTIONS; at++) {
    const author = { id: `8${pad(at, 17)}`, username: "someone" };
    const where = { guild_id: "100000000000000001", channel_id: `9${pad(at, 17)}` };
    const said = { content: `<@${self}>`, mentions: [{ id: self }], mention_roles: [] };
    const message = { id: `61${pad(at, 16)}`, type: 0, author, ...where, ...said };
    discord.gateway.dispatch("MESSAGE_CREATE", message);
    if (at % 2_000 === 0) await sleep(100);
  }
  await sleep(5_000);
  yield residentAfter("Discord", await inDiscord.memory());
  await inDiscord.end("SIGKILL");
  discord.stop();
}

const pad = (number, digits) => String(number).padStart(digits, "0");

function residentAfter(platform, { resident }) {
  const what = `${platform}: memory after so many mentions, each by someone else`;
  const lost = resident > MOST_RESIDENT ? 1 : 0;
  return { what, tried: MENTIONS, lost, note: `resident ${mebibytes(resident)} MiB` };
}

const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
