import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { App } from "@slack/bolt";
import { Pool } from "undici";
import { createAnswering } from "../../dist/adapters/slack/answer.js";
import { createMemory } from "../../dist/adapters/slack/memory.js";
import { startSlack } from "../../dist/adapters/slack/start.js";
import { compare } from "./measure.mjs";
import { SIZE } from "./size.mjs";
import { pressFor } from "./slack-presses.mjs";

const IN_FLIGHT = 16;
const MANY_IN_FLIGHT = 64;
/** How often each makes every click until all code is compiled. */
const YOUTH = 25;
/** How often each makes every click, so that a hundredth of them are many. */
const ACK_TIMES = 8;
const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
const TOKEN = "xoxb-made-up";

/**
 * Clicks from Slack's signed request to the answer at its `response_url`, over real HTTP, in three ways: the product's,
 * and two bare Bolts that always answer with the same card, of the product's average size.
 *
 * @returns a function for each that makes a click of every turn, and says how many that were; and one that compares the
 *   99th percentiles of the times until a click is acknowledged, in microseconds
 */
export async function createSlackClicks(bot, turns) {
  const driver = fork(new URL("slack-driver.mjs", import.meta.url), [SIGNING_SECRET]);
  const [slack] = await once(driver, "message");
  driver.send({ presses: turns.map((taken) => pressFor(bot, taken)) });
  const apiUrl = `${slack}/api/`;
  const { text, blocks } = await typicalAnswer(bot, turns);

  const served = createServer((request, response) => listener(request, response));
  let listener;
  const serve = async (_path, own) => {
    listener = own;
    return { number: 0, isListening: () => true, leave: async () => {} };
  };
  const delivery = { type: "http", signingSecret: SIGNING_SECRET };
  const settings = { token: TOKEN, delivery, apiUrl, organisers: null, mentions: false };
  const product = await startSlack({ bot, serve }, { ...settings, publicUrl: null });
  await once(served.listen(0), "listening");

  const bare = (options) => {
    const clientOptions = { slackApiUrl: apiUrl, ...options };
    const app = new App({ token: TOKEN, signingSecret: SIGNING_SECRET, clientOptions });
    app.action(/./, async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text, blocks });
    });
    return app;
  };
  const pool = new Pool(slack, { connections: 64 });
  const apps = { respond: bare({}), thin: bare({ fetch: thinFetch(pool) }) };
  const ports = { product: served.address().port };
  for (const [name, app] of Object.entries(apps)) ports[name] = (await app.start(0)).address().port;

  const drive = async (name, inFlight, times) => {
    driver.send({ bot: `http://127.0.0.1:${ports[name]}`, inFlight, times });
    const [driven] = await once(driver, "message");
    return driven;
  };
  for (let time = 0; time < YOUTH; time++) {
    for (const name of Object.keys(ports)) await drive(name, IN_FLIGHT, 1);
  }
  const clicking = (name) => async () => (await drive(name, IN_FLIGHT, 1)).count;
  const acknowledged = async (name) => (await drive(name, MANY_IN_FLIGHT, ACK_TIMES)).p99;
  const compareAcknowledgements = async () => {
    const pairs = [];
    for (let pair = 0; pair < SIZE.pairs; pair++) {
      pairs.push([await acknowledged("product"), await acknowledged("respond")]);
    }
    return compare(pairs);
  };
  return {
    product: clicking("product"),
    respond: clicking("respond"),
    thin: clicking("thin"),
    compareAcknowledgements,
    async stop() {
      driver.disconnect();
      await Promise.all([
        product.stop(),
        new Promise((resolve) => served.close(resolve).closeAllConnections()),
        pool.close(),
        ...Object.values(apps).map((app) => app.stop()),
      ]);
    },
  };
}

/** As much of `fetch` as Bolt needs to answer. */
function thinFetch(pool) {
  return async (url, { method, headers, body }) => {
    const { pathname: path } = new URL(url);
    const {
      statusCode: status,
      headers: given,
      body: answer,
    } = await pool.request({ path, method, headers, body });
    const text = await answer.text();
    return { ok: status < 300, status, url, headers: new Headers(given), text: async () => text };
  };
}

/** Of all the product's answers the one whose size is nearest to their mean. */
async function typicalAnswer(bot, turns) {
  const answers = [];
  const api = { respond: async (_url, message) => answers.push(message) };
  const settings = { memory: createMemory(), organisers: null, mentions: false, publicUrl: null };
  const answer = createAnswering({ bot, api, ...settings });
  for (const taken of turns) {
    const press = { ...pressFor(bot, taken), response_url: "https://hooks.slack.com/" };
    await answer(press, async () => {}, taken.now);
  }
  if (answers.length < turns.length || answers.some((sent) => !sent.replace_original)) {
    throw new Error("A press did not turn its card.");
  }
  const sized = answers.map((sent) => ({ sent, size: JSON.stringify(sent).length }));
  const mean = sized.reduce((sum, { size }) => sum + size, 0) / sized.length;
  sized.sort((a, b) => Math.abs(a.size - mean) - Math.abs(b.size - mean));
  return sized[0].sent;
}
