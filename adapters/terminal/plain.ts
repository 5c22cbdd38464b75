import type { Readable, Writable } from "node:stream";
import { plainText } from "../../src/engine/index.ts";
import type { Conversation } from "./conversation.ts";
import { type Layout, wrap } from "./layout.ts";
import { readLines } from "./lines.ts";
import { write } from "./write.ts";

/**
 * A walk in plain lines: a card out, a line in, until the person stops or the input ends.
 * Works by pipe and with a screen reader.
 */
export async function runPlain(
  conversation: Conversation,
  input: Readable,
  output: Writable,
  layout: Layout,
): Promise<void> {
  const { howTo } = conversation.bot.dialog.content.interface.terminal;
  const show = () => {
    const view = conversation.view();
    // The program ends with this card, so it has no way on.
    const isLast = view.kind === "stopped";
    const card = plainText(isLast ? { ...view, controls: [] } : view);
    return write(output, `${wrap(card, layout)}\n${isLast ? "" : "> "}`);
  };
  await write(output, `${wrap(howTo, layout)}\n\n`);
  await show();
  for await (const { text } of readLines(input)) {
    await write(output, "\n");
    const { view } = conversation.send({ type: "words", text, isNumbered: true });
    await show();
    if (view.kind === "stopped") return;
  }
  await write(output, "\n");
  conversation.send({ type: "stop" });
  await show();
}
