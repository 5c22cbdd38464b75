import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { projectRoot } from "../../src/app/project.ts";

/** A port that nothing listens at. */
export async function freePort(): Promise<number> {
  const { number, leave } = await createHttpServer(0).serve("/", () => {});
  await leave();
  return number;
}

type Answer = { readonly status: number; readonly type: string; readonly text: string };

/** The program as an operator runs it, and what it says of itself. */
export type Operated = {
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  said(): string;
  ask(path: string, method?: string): Promise<Answer>;
  /** Asks for `/readyz` until a platform is in a state, and gives that answer. */
  until(platform: string, state: string): Promise<Answer>;
  stop(): Promise<unknown>;
};

/** Starts the built program, and gives it once it answers at its own port. */
export async function operate(env: Readonly<Record<string, string>>): Promise<Operated> {
  const own: Readonly<Record<string, string>> = {
    OPERATE_PORT: String(await freePort()),
    ...env,
  };
  const url = `http://${env["OPERATE_HOST"] ?? "127.0.0.1"}:${own["OPERATE_PORT"]}`;
  const child = spawn(process.execPath, [join(projectRoot(), "dist/src/main.js")], {
    env: { PATH: process.env["PATH"], ...own },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += String(chunk);
    });
  }
  async function ask(path: string, method = "GET"): Promise<Answer> {
    // A kept connection may be closed as too old where either side was held up for seconds.
    const response = await fetch(url + path, { method, headers: { Connection: "close" } });
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, type, text: await response.text() };
  }
  async function until(platform: string, state: string): Promise<Answer> {
    for (;;) {
      const answer = await ask("/readyz");
      if (JSON.parse(answer.text).adapters[platform] === state) return answer;
      await pause();
    }
  }
  const isUp = () => ask("/healthz").catch(() => null);
  while (child.exitCode === null && (await isUp()) === null) await pause();
  return {
    child,
    said: () => said,
    ask,
    until,
    async stop() {
      child.kill("SIGTERM");
      const [code] = await exit;
      return code;
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
