// A process of its own, so that its CPU time is not the bot's: does all that Slack does, and presses when it is told to.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { Pool } from "undici";

const AUTH = JSON.stringify({ ok: true, user_id: "U00000000", bot_id: "B00000000" });
const HOOKS = "/actions/";

const [, , signingSecret] = process.argv;
const pools = new Map();
/** What to call when an answer comes, by its path. */
const awaited = new Map();
let presses = [];
let numbered = 0;

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const isHook = request.url.startsWith(HOOKS);
    response.setHeader("content-type", isHook ? "text/html" : "application/json");
    response.end(isHook ? "ok" : AUTH);
    awaited.get(request.url)?.();
  });
});
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}`));

process.on("disconnect", () => process.exit());
process.on("message", async (message) => {
  if (message.presses) presses = message.presses;
  else process.send(await drive(message));
});

/** Makes all the presses, some times over, always so many at once; gives how long each acknowledgement took, in us. */
async function drive({ bot, inFlight, times }) {
  const pool = pools.get(bot) ?? new Pool(bot, { connections: 64 });
  pools.set(bot, pool);
  const clicks = Array.from({ length: times }, () => presses.map(clickOf)).flat();
  const count = clicks.length;
  const waits = [];
  const one = async () => {
    for (let click = clicks.pop(); click; click = clicks.pop()) {
      const answered = new Promise((resolve) => awaited.set(click.hook, resolve));
      waits.push(await acknowledged(pool, click));
      await answered;
      awaited.delete(click.hook);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  waits.sort((a, b) => a - b);
  return { count, p99: waits[Math.floor(count * 0.99)] };
}

/** The same press as a request of its own, signed. */
function clickOf(press) {
  const hook = `${HOOKS}T00000001/${String(++numbered).padStart(13, "0")}/${"x".repeat(24)}`;
  const response_url = `http://127.0.0.1:${server.address().port}${hook}`;
  const payload = JSON.stringify({ ...press, response_url });
  const body = String(new URLSearchParams({ payload }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`);
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${signed.digest("hex")}`,
    "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    accept: "application/json,*/*",
  };
  return { hook, request: { path: "/slack/events", method: "POST", headers, body } };
}

/** Microseconds until the bot has taken it. */
function acknowledged(pool, { request }) {
  const sent = performance.now();
  return new Promise((resolve, reject) => {
    pool.dispatch(request, {
      onConnect() {},
      onHeaders: (status) => status === 200 || reject(new Error(`The bot says ${status}.`)),
      onData: () => true,
      onComplete: () => resolve((performance.now() - sent) * 1000),
      onError: reject,
    });
  });
}
