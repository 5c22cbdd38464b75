import type { Event, View } from "../../src/engine/index.ts";
import { promptCard } from "./card-prompt.ts";
import type { Conversation } from "./conversation.ts";
import { headText, type Layout } from "./layout.ts";
import { promptWords } from "./words-prompt.ts";

const TYPE_IT = "Type it instead";
const YOUR_WORDS = "Your words:";
const HINT_ONE = "Arrow keys, number or first letter; Enter picks. / to type";
const HINT_MANY = "Space or number ticks; Enter picks. / to type";

/** A walk with arrow keys, until the person stops. Ctrl-C, Ctrl-D, SIGTERM and a closed terminal stop it too. */
export async function runInteractive(
  conversation: Conversation,
  layout: () => Layout,
): Promise<void> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const onKey = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key?.ctrl && key.name === "d") leave();
  };
  process.stdin.on("keypress", onKey).once("end", leave);
  process.once("SIGTERM", leave).once("SIGHUP", leave);
  try {
    let view = show(conversation.view(), layout());
    while (view.kind !== "stopped") {
      const event = await ask(conversation, view, layout(), leaving.signal);
      process.stdout.write("\n");
      view = show(conversation.send(event), layout());
    }
  } finally {
    process.stdin.off("keypress", onKey).off("end", leave);
    process.off("SIGTERM", leave).off("SIGHUP", leave);
  }
}

function show(view: View, layout: Layout): View {
  process.stdout.write(`${headText(view, layout)}\n`);
  return view;
}

async function ask(
  { bot }: Conversation,
  view: View,
  layout: Layout,
  signal: AbortSignal,
): Promise<Event> {
  const hint = view.choices?.many ? HINT_MANY : HINT_ONE;
  const labels = { done: bot.dialog.content.labels.done, typeIt: TYPE_IT, hint };
  try {
    const picked = await promptCard({ view, labels, layout }, { signal });
    if (picked !== null) return picked;
    return { type: "words", text: await promptWords({ message: YOUR_WORDS }, { signal }) };
  } catch (error) {
    if (isLeaving(error)) return { type: "stop" };
    throw error;
  }
}

/** Ctrl-C, Ctrl-D and a closed terminal end a prompt with one of these. */
function isLeaving(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError"].includes(error.name);
}
