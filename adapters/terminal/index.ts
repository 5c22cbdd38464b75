import type { AnswerFile, Bot } from "../../src/app/index.ts";
import { converse } from "./conversation.ts";
import { layoutOf } from "./layout.ts";

export type TerminalOptions = {
  /** `auto` takes arrow keys where both ends are a terminal, and plain lines elsewhere. */
  readonly mode: "auto" | "plain" | "json";
  /** A file of answers to play, or null. */
  readonly answers: AnswerFile | null;
  /** A code to resume a walk, or null. */
  readonly code: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Holds one walk on standard input and output, until it is stopped or the input ends. */
export async function runTerminal(bot: Bot, options: TerminalOptions): Promise<void> {
  const { stdin, stdout } = process;
  const conversation = converse(bot, Date.now, options.code);
  if (options.answers !== null) {
    const { playAnswers } = await import("./play-answers.ts");
    stdout.write(`${JSON.stringify(playAnswers(conversation, options.answers))}\n`);
    return;
  }
  if (options.mode === "json") {
    const { runJsonLines } = await import("./json-lines.ts");
    return runJsonLines(conversation, stdin, stdout);
  }
  const layout = () => layoutOf(stdout, options.env);
  if (options.mode === "auto" && stdin.isTTY && stdout.isTTY) {
    const { runInteractive } = await import("./interactive.ts");
    await runInteractive(conversation, layout);
  } else {
    const { runPlain } = await import("./plain.ts");
    await runPlain(conversation, stdin, stdout, layout());
  }
  if (conversation.view().blocks.some(({ type }) => type === "code")) {
    stdout.write("With it: npm start -- --resume CODE\n");
  }
}
