import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { drawPeople, sleep, walkAll } from "./people.mjs";
import { freePort, slackEnv, startProduct } from "./product.mjs";
import {
  createSlackPresses,
  deliver,
  formOf,
  signed,
  slackPress,
  startSlackPlatform,
} from "./slack.mjs";

/** What strangers send to hold the process, to fill its memory, or to do something in another's name. */
export async function* attacks(setting) {
  const platform = await startSlackPlatform();
  const port = await freePort();
  const open = async () => {
    const product = await startProduct({ ...slackEnv(platform, port), WEB: "on" }, setting.root);
    // Code is compiled, and what is read once is read.
    await walkAll(
      createSlackPresses(setting.bot, platform, () => port),
      drawPeople(setting.bot, platform, 20, 3),
    );
    await post(port, await pageTicket(port), "my lower back is sore");
    return product;
  };
  const here = { ...setting, platform, port, open };
  yield* await stall(here);
  yield* await unsigned(here);
  yield* await replays(here);
  yield* await forms(here);
  platform.stop();
}

/** Typed words, as many as one address may send and each longer than a person's. */
async function stall({ port, platform, open }) {
  const product = await open();
  const ticket = await pageTicket(port);
  const words = "the soles of my shoes are worn and my back is sore after a long run ".repeat(80);
  for (let times = 0; times < 30; times++)
    await deliver(port, command(platform, words.slice(0, 2_000)));
  await product.watch();
  const began = performance.now();
  const posts = Array.from({ length: 290 }, () => post(port, ticket, words.slice(0, 4_000)));
  await sleep(50);
  const asked = performance.now();
  const { status } = await deliver(port, command(platform));
  const waited = performance.now() - asked;
  const statuses = await Promise.all(posts);
  const took = performance.now() - began;
  const { held } = await product.watch();
  await product.end();
  const read = statuses.filter((one) => one === 200).length;
  return [
    {
      what: "one address types: held less than a second, and Slack is served",
      tried: posts.length,
      lost: status === 200 && held < 1_000 ? 0 : 1,
      note: `held ${ms(held)}, a command waited ${ms(waited)}, all took ${ms(took)}; read ${read}`,
    },
  ];
}

/** Bodies for Slack's path that nobody has signed, each a byte short of its end. */
async function unsigned({ bot, port, platform, open, short, seed }) {
  const count = short ? 1_000 : 5_000;
  const rows = [];
  const kinds = {
    "with no signature": "",
    "with a made-up signature": `x-slack-request-timestamp: ${now()}\r\nx-slack-signature: v0=${"0".repeat(64)}\r\n`,
  };
  for (const [kind, headers] of Object.entries(kinds)) {
    const product = await open();
    const before = await product.watch();
    const head = `POST /slack/events HTTP/1.1\r\nhost: a\r\n${headers}content-length: 100000\r\n\r\n`;
    const sockets = [];
    for (let at = 0; at < count; at++) {
      const socket = connect(port, "127.0.0.1").on("error", () => {});
      socket.resume().write(head + "x".repeat(99_999));
      sockets.push(socket);
      if (at % 100 === 0) await sleep(1);
    }
    let most = 0;
    for (let looks = 0; looks < 6; looks++) {
      await sleep(250);
      most = Math.max(most, (await product.watch()).resident);
    }
    const people = drawPeople(bot, platform, 5, seed);
    const lost = await walkAll(
      createSlackPresses(bot, platform, () => port),
      people,
    );
    const left = sockets.filter(({ destroyed }) => !destroyed).length;
    for (const socket of sockets) socket.destroy();
    await product.end();
    const grown = (most - before.resident) / 1e6;
    rows.push({
      what: `bodies ${kind}: at most 150 MB more; walks go on`,
      tried: count,
      lost: lost + (grown < 150 ? 0 : 1),
      note: `${grown.toFixed(0)} MB more, ${left} connections left`,
    });
  }
  return rows;
}

/** One true request again and again, and at once. */
async function replays({ bot, port, platform, open }) {
  const product = await open();
  const hook = platform.hook();
  let cards = 0;
  platform.listen(hook.path, () => cards++);
  const owner = platform.ownerOf(5);
  const taken = { owner, ticket: null, event: { type: "start" } };
  const request = signed(formOf(slackPress(bot, taken, hook.url)));
  const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(port, request)));
  await sleep(500);
  await product.end();
  const refused = answers.filter(({ status }) => status !== 200).length;
  return [
    {
      what: "a true request sent fifty times, answered once",
      tried: answers.length,
      lost: Math.abs(cards - 1) + refused,
      note: `${cards} cards`,
    },
  ];
}

/** Forms from elsewhere, and forms without a length, as proxies send them. */
async function forms({ port, open }) {
  const product = await open();
  const ticket = await pageTicket(port);
  const body = String(new URLSearchParams({ ticket, press: "c1" }));
  const foreign = [
    { origin: "null", "sec-fetch-site": "cross-site" },
    { origin: "null" },
    { origin: "https://elsewhere.example" },
    { "sec-fetch-site": "same-site" },
    {},
  ];
  const statuses = await Promise.all(foreign.map((headers) => sendForm(port, body, headers)));
  const taken = statuses.filter((status) => status !== 403).length;

  const proxy = createServer((request, response) => {
    const { "content-length": _, ...headers } = request.headers;
    const { method, url: path } = request;
    const onward = httpRequest({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.on("data", (chunk) => {
      for (let at = 0; at < chunk.length; at += 7) onward.write(chunk.subarray(at, at + 7));
    });
    request.on("end", () => onward.end());
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const through = proxy.address().port;
  const ours = { "sec-fetch-site": "same-origin" };
  const chunked = await Promise.all(
    Array.from({ length: 20 }, () => sendForm(through, body, ours)),
  );
  const long = await sendForm(through, `${body}&words=${"x".repeat(20_000)}`, ours);
  proxy.close().closeAllConnections();
  await product.end();
  const failed = chunked.filter((status) => status !== 200).length;
  return [
    {
      what: "forms from elsewhere, refused",
      tried: foreign.length,
      lost: taken,
      note: `${statuses}`,
    },
    {
      what: "forms in chunks through a proxy; one that is too long",
      tried: chunked.length + 1,
      lost: failed + (long === 413 ? 0 : 1),
      note: `${[...new Set(chunked)]}, ${long}`,
    },
  ];
}

async function pageTicket(port) {
  const html = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  return /name="ticket" value="([^"]*)"/.exec(html)[1];
}

const post = (port, ticket, words) =>
  sendForm(port, new URLSearchParams({ ticket, words }), { "sec-fetch-site": "same-origin" });

/** Sends a form on a connection of its own, and gives the status. */
function sendForm(port, body, headers) {
  return new Promise((resolve) => {
    const own = { "content-type": "application/x-www-form-urlencoded", ...headers };
    const text = String(body);
    const length = { "content-length": text.length };
    const to = {
      port,
      host: "127.0.0.1",
      method: "POST",
      agent: false,
      headers: { ...own, ...length },
    };
    const request = httpRequest(to, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("error", () => resolve(0)).end(text);
  });
}

function command({ ownerOf }, text = "") {
  const { user, team } = ownerOf(9);
  const fields = { command: "/backchat", text, user_id: user, team_id: team };
  return signed(String(new URLSearchParams({ ...fields, channel_id: "C1", response_url: "" })));
}

const now = () => Math.floor(Date.now() / 1_000);
const ms = (time) => `${time.toFixed(0)} ms`;
