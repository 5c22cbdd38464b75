import { once } from "node:events";
import { connect } from "node:net";
import { drawPeople, sleep, walkAll } from "./people.mjs";
import { freePort, slackEnv, startProduct } from "./product.mjs";
import { createSlackPresses, formOf, signed, slackPress, startSlackPlatform } from "./slack.mjs";

/** The product gives a request ten seconds, and looks every second. */
const LONGEST = 20_000;

/** Clients that send slowly, never finish, or never read: others are served all the same, and they are let go. */
export async function* clients({ bot, short, seed }) {
  const platform = await startSlackPlatform();
  const port = await freePort();
  const env = { ...slackEnv(platform, port), WEB: "on" };
  const product = await startProduct(env);
  const count = short ? 100 : 500;
  const kinds = {
    "headers that never end": (socket) => drip(socket, "GET / HTTP/1.1\r\nhost: a\r\nx: ", "x"),
    "a body that never ends": (socket) => {
      const head = "POST /slack/events HTTP/1.1\r\nhost: a\r\ncontent-length: 90000\r\n\r\n";
      return drip(socket, head, "x");
    },
    "nothing at all": () => {},
    "requests whose answers nobody reads": (socket) => {
      socket.pause();
      for (let at = 0; at < 20; at++) socket.write(rawRequest(bot, platform));
    },
  };
  const sockets = [];
  for (const begin of Object.values(kinds)) {
    for (let at = 0; at < count; at++) sockets.push(await open(port, begin));
  }
  const people = drawPeople(bot, platform, 20, seed);
  const press = createSlackPresses(bot, platform, () => port);
  const lost = await walkAll(press, people);
  const note = Object.keys(kinds).join(", ");
  yield { what: `walks beside ${sockets.length} slow clients`, tried: people.length, lost, note };

  if (!short) {
    const slow = sockets.slice(0, 3 * count);
    const until = Date.now() + LONGEST;
    const held = () => slow.filter(({ destroyed }) => !destroyed).length;
    while (held() > 0 && Date.now() < until) await sleep(500);
    yield { what: "slow clients let go within twenty seconds", tried: slow.length, lost: held() };
  }
  const began = performance.now();
  const code = await product.end();
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const what = "an orderly end beside slow clients";
  yield { what, tried: 1, lost: code === 0 ? 0 : 1, note: `${took} s` };
  for (const socket of sockets) socket.destroy();
  platform.stop();
}

async function open(port, begin) {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}).on("end", () => socket.destroy());
  await once(socket, "connect");
  socket.resume();
  begin(socket);
  return socket;
}

/** A little more every second. */
function drip(socket, head, more) {
  socket.write(head);
  const timer = setInterval(() => {
    if (socket.writable) socket.write(more);
  }, 1_000);
  timer.unref();
  socket.on("close", () => clearInterval(timer));
}

function rawRequest(bot, platform) {
  const owner = platform.ownerOf(2);
  const press = slackPress(
    bot,
    { owner, ticket: null, event: { type: "start" } },
    platform.hook().url,
  );
  const { path, method, headers, body } = signed(formOf(press));
  const lines = Object.entries({ host: "a", ...headers, "content-length": body.length });
  return `${method} ${path} HTTP/1.1\r\n${lines.map((line) => `${line.join(": ")}\r\n`).join("")}\r\n${body}`;
}
