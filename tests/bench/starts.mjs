import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compare } from "./measure.mjs";
import { SIZE } from "./size.mjs";

const BOTS = [
  new URL("../../dist/src/main.js", import.meta.url),
  new URL("bare-bots.mjs", import.meta.url),
];

/**
 * Starts the product as it was built, and a program that only logs in, in turns, until both platforms are ready.
 *
 * @returns medians of each, and of their ratio: milliseconds, of which CPU time, and the peak of memory in MiB
 */
export async function compareStarts() {
  const server = fork(new URL("start-server.mjs", import.meta.url));
  const [port] = await once(server, "message");
  const env = {
    PATH: process.env.PATH,
    DISCORD_TOKEN: "a.made-up.token",
    DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
    SLACK_BOT_TOKEN: "xoxb-made-up",
    SLACK_APP_TOKEN: "xapp-made-up",
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
  };
  const pairs = [];
  // The first of each finds nothing of its files in memory.
  for (let pair = -1; pair < SIZE.pairs; pair++) {
    const starts = [];
    for (const bot of BOTS) starts.push(await start(bot, env));
    if (pair >= 0) pairs.push(starts);
  }
  server.disconnect();
  const all = (figure) => compare(pairs.map((starts) => starts.map((one) => one[figure])));
  return { time: all("time"), cpu: all("cpu"), memory: all("memory") };
}

async function start(bot, env) {
  // In this folder, where no .env is.
  const options = { cwd: fileURLToPath(new URL(".", import.meta.url)), env };
  const began = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(bot)], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  for await (const chunk of child.stderr) {
    said += chunk;
    if (isReady(said)) break;
  }
  if (!isReady(said)) throw new Error(said);
  const time = performance.now() - began;
  const figures = { time, cpu: cpuOf(child), memory: peakOf(child) };
  child.kill("SIGKILL");
  await once(child, "exit");
  return figures;
}

function isReady(said) {
  return said.includes("Ready in Discord") && said.includes("Ready in Slack");
}

/** Milliseconds so far, to a hundredth of a second. */
function cpuOf({ pid }) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .split(") ")[1]
    .split(" ")
    .slice(11);
  return (Number(user) + Number(system)) * 10;
}

function peakOf({ pid }) {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return kibibytes / 1024;
}
