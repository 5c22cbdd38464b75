import type { Input } from "../../src/app/index.ts";
import type { Content, View } from "../../src/engine/index.ts";
import { LINES_BELOW, promptCard } from "./card-prompt.ts";
import type { Conversation } from "./conversation.ts";
import { headText, type Layout } from "./layout.ts";
import { promptMore, promptWords } from "./words-prompt.ts";

/** A walk with arrow keys, until the person stops. Ctrl-C, Ctrl-D, SIGTERM and a closed terminal stop it too. */
export async function runInteractive(
  conversation: Conversation,
  layout: () => Layout,
  leaving: AbortController,
): Promise<void> {
  const leave = () => leaving.abort();
  const onKey = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key?.ctrl && key.name === "d") leave();
  };
  process.stdin.on("keypress", onKey).once("end", leave);
  // Not `once`: the prompt's own exit hook ends the process at once where it finds no other listener.
  process.on("SIGTERM", leave).on("SIGHUP", leave);
  try {
    let ticked: Ticked = { question: null, options: [] };
    let view = conversation.view();
    while (view.kind !== "stopped") {
      const asked = await ask(conversation, view, layout(), ticked, leaving.signal);
      ticked = asked.ticked;
      process.stdout.write("\n");
      view = conversation.send(asked.event).view;
    }
    process.stdout.write(`${headText(view, layout())}\n`);
  } finally {
    process.stdin.off("keypress", onKey).off("end", leave);
    process.off("SIGTERM", leave).off("SIGHUP", leave);
  }
}

/** What was ticked on a card, to be kept while its question is still the one that shows. */
type Ticked = { readonly question: string | null; readonly options: readonly string[] };
type Asked = { readonly event: Input; readonly ticked: Ticked };

async function ask(
  { bot }: Conversation,
  view: View,
  layout: Layout,
  before: Ticked,
  signal: AbortSignal,
): Promise<Asked> {
  const { choices } = view;
  const texts = bot.dialog.content.interface.terminal;
  const question = choices?.question ?? null;
  const chosen = choices?.options.filter((option) => option.chosen).map(({ id }) => id) ?? [];
  const isSame = question !== null && before.question === question;
  const labels = {
    done: bot.dialog.content.labels.done,
    typeIt: texts.typeIt,
    hint: hintOf(texts, view),
  };
  const marked = choices?.many ? (isSame ? before.options : chosen) : [];
  try {
    const { linesAbove, isTyping } = await show(view, layout, texts.more, signal);
    const picked = isTyping
      ? { event: null, ticked: marked }
      : await promptCard({ view, labels, layout, linesAbove, ticked: marked }, { signal });
    const ticked = { question, options: picked.ticked };
    if (picked.event !== null) return { event: picked.event, ticked };
    const text = await promptWords({ message: texts.yourWords }, { signal });
    return { event: { type: "words", text, isNumbered: true }, ticked };
  } catch (error) {
    if (isLeaving(error)) return { event: { type: "stop" }, ticked: before };
    throw error;
  }
}

/** Which keys do what on this card. */
function hintOf(texts: Texts, { choices, controls }: View): string {
  const has = (type: Input["type"]) => controls.some(({ event }) => event.type === type);
  const keys = [
    ...(has("back") ? [texts.back] : []),
    ...(has("not-sure") ? [texts.notSure] : []),
    texts.slash,
  ];
  return `${choices?.many ? texts.tick : texts.point} ${keys.join(", ")}`;
}

type Texts = Content["interface"]["terminal"];

type Shown = {
  /** How many lines of the card stand above the list. */
  readonly linesAbove: number;
  /** Whether the person asked to type while reading: then the rest of the card comes at once, and no list. */
  readonly isTyping: boolean;
};

/** The lines of the list under a card, with its hint. */
function listLines({ choices, controls }: View): number {
  const options = (choices?.options.length ?? 0) + (choices?.none ? 1 : 0);
  return options + controls.length + LINES_BELOW;
}

/** Shows a card a window at a time. */
async function show(view: View, layout: Layout, more: string, signal: AbortSignal): Promise<Shown> {
  const rows = process.stdout.rows || 24;
  const airy = `${headText(view, layout)}\n`.split("\n");
  const isTight = airy.length + listLines(view) > rows;
  const lines = isTight ? headText(view, layout, isTight).split("\n") : airy;
  const room = Math.max(8, rows - 2);
  let at = 0;
  let isTyping = false;
  while (!isTyping && lines.length - at > room) {
    process.stdout.write(`${lines.slice(at, at + room).join("\n")}\n`);
    isTyping = await promptMore({ message: more }, { signal });
    at += room;
  }
  process.stdout.write(lines.slice(at).join("\n"));
  return { linesAbove: lines.length - at, isTyping };
}

/** Ctrl-C, Ctrl-D and a closed terminal end a prompt with one of these. */
function isLeaving(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError"].includes(error.name);
}
