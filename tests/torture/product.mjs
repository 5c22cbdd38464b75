import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const INSIDE = new URL("inside.mjs", import.meta.url).href;
export const SECRET = "a-secret-that-seals-the-tickets-of-a-torture";
export const TOKENS = {
  discord: "a.made-up.discord-token",
  slack: "xoxb-made-up-slack-token",
  socket: "xapp-made-up-slack-token",
  signing: "made-up-signing-secret-of-slack",
};
const running = new Set();

/** What the product is told to answer in Slack over HTTP, in Slack over Socket Mode, and in Discord. */
export const slackEnv = ({ apiUrl }, port) => ({
  SLACK_BOT_TOKEN: TOKENS.slack,
  SLACK_SIGNING_SECRET: TOKENS.signing,
  SLACK_API_URL: apiUrl,
  PORT: String(port),
});
export const socketEnv = ({ apiUrl }) => ({
  SLACK_BOT_TOKEN: TOKENS.slack,
  SLACK_APP_TOKEN: TOKENS.socket,
  SLACK_API_URL: apiUrl,
});
export const discordEnv = ({ apiUrl }) => ({
  DISCORD_TOKEN: TOKENS.discord,
  DISCORD_API_URL: apiUrl,
});

/**
 * The built product as an operator runs it, once it is ready for all that its settings ask for.
 *
 * @param root the folder it was built in; the project's own unless given
 */
export function startProduct(env, root = ROOT) {
  return start(join(root, "dist/src/main.js"), {
    BACKCHAT_SECRET: SECRET,
    REGION: "uk",
    ...env,
  });
}

/** Any program that says "Ready in" each platform of its settings. */
export async function start(program, env) {
  const child = spawn(process.execPath, ["--import", INSIDE, program], {
    // Where no .env is.
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.add(child);
  const exited = once(child, "exit").then(([code, signal]) => {
    running.delete(child);
    return code ?? signal;
  });
  let said = "";
  const wanted = [
    env.DISCORD_TOKEN && "Ready in Discord",
    env.SLACK_BOT_TOKEN && "Ready in Slack",
    env.WEB && "Ready in the browser",
  ].filter(Boolean);
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
        if (wanted.every((words) => said.includes(words))) resolve();
      });
    }
  });
  await Promise.race([ready, exited]);
  if (child.exitCode !== null) throw new Error(`It does not start:\n${said}`);
  return {
    exited,
    said: () => said,
    isRunning: () => running.has(child),
    /** Its memory after a collection, in bytes; a snapshot of the heap too, where a path for it is given. */
    async memory(snapshot) {
      const told = once(child, "message");
      child.send({ snapshot });
      return (await told)[0];
    },
    /**
     * Its memory as it is, how long it has worked since its start, and how long its loop was held since the last time, at
     * most and p99.9: all in milliseconds.
     */
    async watch() {
      const told = once(child, "message");
      child.send({ watch: true });
      return (await told)[0];
    },
    end(signal = "SIGTERM") {
      child.kill(signal);
      return exited;
    },
  };
}

/** Ends whatever still runs. */
export function endAll() {
  for (const child of running) child.kill("SIGKILL");
}

/** A port that nothing listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
