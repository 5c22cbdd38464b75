import { createDiscordPresses, startDiscordPlatform } from "./discord.mjs";
import { drawPeople, lastCard, sleep, ticketOn, until, walkAll } from "./people.mjs";
import { discordEnv, freePort, slackEnv, startProduct } from "./product.mjs";
import { callbackOf, deliver, formOf, signed, slackPress, startSlackPlatform } from "./slack.mjs";

const WORDS = [
  "my lower back is sore since I doubled my long run",
  "20",
  "no",
  "not sure",
  "why",
  "back",
];

/** Everything delivered twice, or ten times, or out of order, on two processes at once. */
export async function* duplicates(setting) {
  yield* inSlack(setting);
  yield* inDiscord(setting);
}

async function* inSlack({ bot, short, seed }) {
  const platform = await startSlackPlatform();
  const ports = [await freePort(), await freePort()];
  const products = await Promise.all(ports.map((port) => startProduct(slackEnv(platform, port))));
  const people = drawPeople(bot, platform, short ? 20 : 300, seed);
  const tally = { deliveries: 0, differing: 0 };
  const press = pressOften(bot, platform, ports, tally);
  const wrong = await walkAll(press, people);
  yield {
    what: "Slack: each press delivered 2 or 10 times, on two processes",
    tried: tally.deliveries,
    lost: wrong + tally.differing,
    note: `${people.length} walks`,
  };
  yield await outOfOrder(bot, platform, ports, short ? 20 : 200);
  yield* typed(platform, ports, short ? 10 : 100);
  for (const product of products) await product.end();
  platform.stop();
}

/** Slack signs anew what it delivers again, with another time: the same signature is a replay, and answered once. */
function anew(time) {
  return Date.now() - time * 1_000;
}

/** Presses that are each delivered several times at once; every answer must be the same card. */
function pressOften(bot, platform, ports, tally) {
  let numbered = 0;
  return async (owner, { ticket, event }) => {
    const times = numbered++ % 5 === 0 ? 10 : 2;
    const cards = [];
    const { url, path } = platform.hook();
    platform.listen(path, (card) => cards.push(JSON.stringify(card)));
    const body = formOf(slackPress(bot, { owner, ticket, event }, url));
    const sent = Array.from({ length: times }, (_, at) =>
      deliver(ports[at % 2], signed(body, { at: anew(at) })),
    );
    await Promise.all(sent);
    await until(() => cards.length >= times, 5_000);
    tally.deliveries += times;
    tally.differing += cards.filter((card) => card !== cards[0]).length + (times - cards.length);
    return cards.length === 0 ? null : JSON.parse(cards[0]);
  };
}

/** Someone presses on, then an older button once more: the card is the answer to what was delivered last. */
async function outOfOrder(bot, platform, ports, count) {
  let lost = 0;
  for (let at = 0; at < count; at++) {
    const owner = platform.ownerOf(900_000 + at);
    const begin = [{ type: "start" }, { type: "consent", age: "20-44" }];
    const none = (question) => ({ type: "answer", question, options: [] });
    const orders = [
      [...begin, none("legs"), none("ill"), none("about")],
      [...begin, none("legs")],
      [...begin, none("legs"), none("ill")],
    ];
    // Each order's last press stands on the card before it, and is delivered in this order.
    let shown = null;
    for (const events of orders) {
      const before = JSON.parse(lastCard(bot, platform, owner, events.slice(0, -1)));
      const hook = platform.hook();
      const taken = { owner, ticket: ticketOn(before), event: events.at(-1) };
      await deliver(ports[at % 2], signed(formOf(slackPress(bot, taken, hook.url))));
      shown = JSON.stringify(await hook.answered);
    }
    if (shown !== lastCard(bot, platform, owner, orders.at(-1))) lost++;
  }
  return { what: "Slack: clicks out of order, the last delivered shows", tried: count * 3, lost };
}

/** Messages in the bot's own conversation: one card each, or two that are the same where two processes take them at once. */
async function* typed(platform, ports, count) {
  const tally = { messages: 0, twins: 0, lost: 0 };
  const one = async (person) => {
    const [user, channel] = [`UT${person}`, `DT${person}`];
    for (const [at, text] of WORDS.entries()) {
      const ts = `17953488${String(person).padStart(2, "0")}.${String(at).padStart(6, "0")}`;
      const message = { type: "message", channel_type: "im", user, channel, text, ts };
      const body = JSON.stringify(callbackOf(message, `Ev${person}-${at}`));
      const times = at % 3 === 0 ? 10 : 2;
      const sent = Array.from({ length: times }, (_, time) =>
        deliver(ports[time % 2], signed(body, { type: "application/json", at: anew(time) })),
      );
      await Promise.all(sent);
      const answers = () =>
        (platform.channels.get(channel) ?? []).filter(
          ({ blocks }) => blocks[0].block_id === `answers-${ts}`,
        );
      await until(() => answers().length > 0, 5_000);
      await sleep(300);
      // Delivered once more, when it is long answered.
      await deliver(ports[at % 2], signed(body, { type: "application/json", at: anew(times) }));
      await sleep(100);
      const cards = answers().map(({ blocks }) => JSON.stringify(blocks));
      tally.messages++;
      if (cards.length === 2 && cards[0] === cards[1]) tally.twins++;
      else if (cards.length !== 1) tally.lost++;
    }
  };
  await Promise.all(Array.from({ length: count }, (_, person) => one(person)));
  yield {
    what: "Slack: typed messages, each delivered 3 or 11 times, two processes",
    tried: tally.messages,
    lost: tally.lost,
    note: `two identical cards at the same instant: ${tally.twins}`,
  };
}

async function* inDiscord({ bot, short, seed }) {
  const platform = await startDiscordPlatform();
  const products = [
    await startProduct(discordEnv(platform)),
    await startProduct(discordEnv(platform)),
  ];
  const people = drawPeople(bot, platform, short ? 20 : 300, seed);
  for (const copies of [2, 10]) {
    const press = createDiscordPresses(bot, platform, { copies });
    const lost = await walkAll(press, people);
    const what = `Discord: walks, each press ${copies} times to both of two processes`;
    yield { what, tried: people.length, lost };
  }
  let numbered = 0;
  let lost = 0;
  // Discord's own limit is 50 requests in a second, which its SDK keeps.
  const count = short ? 5 : 25;
  const one = async (person) => {
    const channel = `9${String(person).padStart(17, "0")}`;
    for (const [at, content] of WORDS.entries()) {
      const id = `61${String(++numbered).padStart(16, "0")}`;
      const author = { id: `8${String(person).padStart(17, "0")}`, username: "someone" };
      const message = { id, type: 0, channel_id: channel, author, content, mentions: [] };
      for (let time = 0; time < (at % 3 === 0 ? 5 : 1); time++) {
        platform.gateway.dispatch("MESSAGE_CREATE", message);
      }
      await until(() => (platform.channels.get(channel) ?? []).length > at, 60_000);
      await sleep(300);
      if ((platform.channels.get(channel) ?? []).length !== at + 1) lost++;
    }
  };
  await Promise.all(Array.from({ length: count }, (_, person) => one(person)));
  const what = "Discord: typed messages, each delivered 2 or 10 times, two processes";
  yield { what, tried: count * WORDS.length, lost };
  for (const product of products) await product.end();
  platform.stop();
}
