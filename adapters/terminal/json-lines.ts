import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { encodeAction, type Input, PLAIN_TYPES, parseAction } from "../../src/app/index.ts";
import {
  type Choice,
  type Event,
  MOST_ASKED,
  NOT_OK_REPLIES,
  type View,
} from "../../src/engine/index.ts";
import type { Conversation } from "./conversation.ts";
import { readLines } from "./lines.ts";
import { write } from "./write.ts";

const id = z.string().max(64);
const ticket = z.string().max(1_000).optional();

const eventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.enum(PLAIN_TYPES),
    ticket,
  }),
  z.object({ type: z.literal("consent"), age: id, ticket }),
  z.object({ type: z.literal("answer"), question: id, options: z.array(id).max(32), ticket }),
  z.object({ type: z.enum(["not-sure", "why", "optional"]), question: id, ticket }),
  z.object({ type: z.enum(["change", "self-test"]), question: id.optional(), ticket }),
  z.object({ type: z.literal("details"), cause: id, ticket }),
  z.object({ type: z.literal("learn"), topic: id.optional(), ticket }),
  z.object({ type: z.literal("exercise"), exercise: id.optional(), ticket }),
  z.object({ type: z.literal("ask"), faqs: z.array(id).max(MOST_ASKED), ticket }),
  z.object({ type: z.literal("sources"), topic: id, ticket }),
  z.object({ type: z.literal("distances"), unit: z.enum(["km", "miles"]), ticket }),
  z.object({ type: z.literal("numbers"), region: id.optional(), ticket }),
  z.object({ type: z.literal("not-ok"), reply: z.enum(NOT_OK_REPLIES).optional(), ticket }),
  z.object({ type: z.literal("seen"), reply: z.enum(["yes", "no", "mistake"]), ticket }),
  z.object({ type: z.literal("remind"), hour: z.int().min(0).max(23).optional(), ticket }),
  z.object({ type: z.literal("words"), text: z.string(), ticket }),
]);
const actionSchema = z.object({ action: z.string().max(8), ticket });
const resumeSchema = z.object({ ticket: z.string().max(1_000) }).strict();

type Failed = { readonly type: "error"; readonly code: string; readonly message: string };
type Line =
  | { readonly type: "event"; readonly event: Input | null; readonly ticket: string | undefined }
  | Failed;

/**
 * A walk for programs: one line of JSON in, one line out, whatever the line holds.
 * A line is an event, or `{"action": …}` for a button of an earlier line, or `{"ticket": …}` to see its card again.
 */
export async function runJsonLines(
  conversation: Conversation,
  input: Readable,
  output: Writable,
): Promise<void> {
  for await (const { text, isCut } of readLines(input)) {
    const read = isCut ? tooLong() : parseLine(conversation, text);
    await write(output, `${JSON.stringify(answerTo(conversation, read))}\n`);
  }
}

function answerTo(conversation: Conversation, read: Line): unknown {
  const error = read.type === "error" ? read : send(conversation, read);
  const view = withActions(conversation, conversation.view());
  const ticket = conversation.ticket();
  return error
    ? { error: { code: error.code, message: error.message }, view, ticket }
    : { view, ticket };
}

function send(conversation: Conversation, read: Line & { readonly type: "event" }): Failed | null {
  const { view, refused } = conversation.send(read.event, read.ticket);
  if (refused === null) return null;
  const [note] = view.blocks;
  return { type: "error", code: refused, message: note?.type === "note" ? note.text : refused };
}

/** The view as JSON, each button with the action that stands for it. */
export function withActions({ bot }: Conversation, view: View): unknown {
  const act = <T extends { readonly event: Event }>(button: T) => ({
    ...button,
    action: encodeAction(bot.dialog, button.event),
  });
  const { choices } = view;
  return {
    ...view,
    choices: choices && {
      ...choices,
      none: choices.none && act<Choice>(choices.none),
      options: choices.options.map(act),
    },
    controls: view.controls.map(act),
  };
}

function parseLine({ bot }: Conversation, text: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      type: "error",
      code: "not-json",
      message: "This line isn't JSON. Send one object a line.",
    };
  }
  const resumed = resumeSchema.safeParse(value);
  if (resumed.success) return { type: "event", event: null, ticket: resumed.data.ticket };
  const pressed = actionSchema.safeParse(value);
  if (pressed.success) {
    const event = parseAction(bot.dialog, pressed.data.action);
    return event
      ? { type: "event", event, ticket: pressed.data.ticket }
      : {
          type: "error",
          code: "unknown-action",
          message: "No button has this action. Use one of the view's.",
        };
  }
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the line";
    return {
      type: "error",
      code: "not-an-event",
      message: `This isn't an event: ${where}: ${issue?.message ?? "wrong form"}. See "Events" in docs/programs.md.`,
    };
  }
  const { ticket: before, ...event } = parsed.data;
  return { type: "event", event, ticket: before };
}

function tooLong(): Line {
  return {
    type: "error",
    code: "too-long",
    message: "This line is too long. An event fits in 64 kB.",
  };
}
