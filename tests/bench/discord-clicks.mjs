import { fork } from "node:child_process";
import { once } from "node:events";
import { REST } from "@discordjs/rest";
import { Client, GatewayIntentBits, Routes } from "discord.js";
import { answerInteraction } from "../../dist/adapters/discord/answer.js";
import { createCallback } from "../../dist/adapters/discord/callback.js";
import { createDiscordChat } from "../../dist/adapters/discord/chat.js";
import { createNewest } from "../../dist/adapters/shared/newest.js";
import { connect, createGateway, deliver } from "./discord-gateway.mjs";
import { again, pressFor } from "./discord-presses.mjs";

const IN_FLIGHT = 16;
/** How often each makes every click until all code is compiled. */
const YOUTH = 50;
const NO_CARD = { flags: 0, components: [] };

/**
 * Clicks from the gateway's event to Discord's acceptance of the answer, over real HTTP, in three ways: the product's,
 * and two bare bots that have the product's answer to each press ready.
 *
 * @returns a function for each that makes a click of every turn, and says how many that were
 */
export async function createClicks(bot, turns) {
  const server = fork(new URL("discord-server.mjs", import.meta.url));
  const [port] = await once(server, "message");
  const apiUrl = `http://127.0.0.1:${port}/api`;
  const answers = await answersTo(bot, turns);
  const presses = turns.map((taken, at) => pressFor(bot, taken, answers[at].data));

  const answering = answeringBy(bot, createCallback(new REST({ api: apiUrl })));
  const answerOwn = (interaction) => answerInteraction(answering, interaction, turns[0].now);
  const updating = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  const update = (interaction, { data: { flags, components } }) =>
    interaction.update({ flags, components });
  const posting = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  const post = ({ id, token }, answer) =>
    posting.rest.post(Routes.interactionCallback(id, token), { body: answer, auth: false });

  const clicking = (give, reply) => {
    let answer;
    let answered;
    const hand = give((interaction) => {
      answered = reply(interaction, answer);
    });
    const click = (at) => {
      answer = answers[at];
      hand(again(presses[at]));
      return answered;
    };
    return () => inFlight(presses.length, click);
  };
  const through = (client, emitter, event) => (onInteraction) => {
    connect(client);
    emitter.on(event, onInteraction);
    return (interaction) => deliver(client, "INTERACTION_CREATE", interaction);
  };
  const ways = {
    product: clicking(createGateway, answerOwn),
    update: clicking(through(updating, updating, "interactionCreate"), update),
    post: clicking(through(posting, posting.ws, "INTERACTION_CREATE"), post),
  };
  for (let time = 0; time < YOUTH; time++) {
    for (const click of Object.values(ways)) await click();
  }
  return { ...ways, stop: () => server.disconnect() };
}

/** What the product answers with; a press needs no other way to Discord than its callback. */
export function answeringBy(bot, callback) {
  const chat = createDiscordChat(bot, { publicUrl: null, linkOnly: false, tickets: "wide" });
  return { bot, chat, callback, onCard: createNewest(), rest: null, tickets: "wide" };
}

/** What the product answers to each turn. */
async function answersTo(bot, turns) {
  const answers = [];
  const answering = answeringBy(bot, { answer: async (_press, body) => answers.push(body) });
  for (const taken of turns) {
    await answerInteraction(answering, pressFor(bot, taken, NO_CARD), taken.now);
  }
  if (answers.some(({ type }) => type !== 7)) throw new Error("A press did not turn its card.");
  return answers;
}

/** Makes all the clicks, always so many of them at once. */
async function inFlight(count, click) {
  let next = 0;
  const one = async () => {
    while (next < count) await click(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return count;
}
