import type { Readable, Writable } from "node:stream";
import { type Bot, type Running, readAnswers } from "../../src/app/index.ts";
import { fill } from "../../src/engine/index.ts";
import { type Conversation, converse } from "./conversation.ts";
import { layoutOf } from "./layout.ts";
import type { TerminalSettings } from "./settings.ts";

/** What a walk is held over: standard input and output, unless a program brings its own. */
export type Ends = {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
};

/** Holds one walk, until it is stopped or the input ends. @throws ExpectedError where a file of answers has mistakes */
export async function startTerminal(
  bot: Bot,
  settings: TerminalSettings,
  ends: Ends = process,
): Promise<Running> {
  const conversation = converse(bot, Date.now, settings.code);
  const leaving = new AbortController();
  let isOver = false;
  const ended = hold(conversation, settings, ends, leaving).then(() => {
    isOver = true;
    return "";
  });
  return {
    says: "",
    state: () => (isOver ? "unreachable" : "ready"),
    ended,
    async stop() {
      leaving.abort();
      await ended;
    },
  };
}

async function hold(
  conversation: Conversation,
  { mode, answers, env }: TerminalSettings,
  { stdin, stdout }: Ends,
  leaving: AbortController,
): Promise<void> {
  if (answers !== null) {
    const { playAnswers } = await import("./play-answers.ts");
    const file = await readAnswers(conversation.bot.dialog, answers);
    stdout.write(`${JSON.stringify(playAnswers(conversation, file))}\n`);
    return;
  }
  const layout = () => layoutOf(stdout, env);
  if (mode === "auto" && stdin.isTTY && stdout.isTTY) {
    const { runInteractive } = await import("./interactive.ts");
    await runInteractive(conversation, layout, leaving);
  } else {
    leaving.signal.addEventListener("abort", () => stdin.destroy());
    if (mode === "json") {
      const { runJsonLines } = await import("./json-lines.ts");
      return runJsonLines(conversation, stdin, stdout);
    }
    const { runPlain } = await import("./plain.ts");
    await runPlain(conversation, stdin, stdout, layout());
  }
  if (conversation.view().blocks.some((block) => block.type === "code" && block.resumes)) {
    const { resume } = conversation.bot.dialog.content.interface.terminal;
    stdout.write(`${fill(resume, { command: "npm start -- --resume CODE" })}\n`);
  }
}
