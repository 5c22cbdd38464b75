import type { APIInteraction, REST } from "discord.js";
import { type Bot, type Turned, turn } from "../../src/app/index.ts";
import { type Event, speaksOfDistress, type View } from "../../src/engine/index.ts";
import { TYPED } from "../shared/press.ts";
import type { Callback } from "./callback.ts";
import { isClosedToMessages } from "./errors.ts";
import { TEXTS } from "./interface-text.ts";
import { LIMITS } from "./limits.ts";
import { type Did, parseInteraction } from "./parse.ts";
import { DISCORD } from "./platform.ts";
import {
  type Message,
  type Rendering,
  renderCopy,
  renderInvitation,
  renderLink,
  renderReading,
  renderView,
} from "./render.ts";
import { Routes } from "./sdk.ts";
import { createPacking, type TicketText } from "./ticket-text.ts";

/** Discord's numbers for answers to an interaction. */
const NEW_MESSAGE = 4;
const LATER = 6;
const REPLACE = 7;
const FORM = 9;
/** Where the bot's own direct messages are: there a card need not be hidden. */
const BOT_DM = 1;
/** Milliseconds for a copy to be sent in, of the 3,000 that Discord waits for an answer. */
const COPY_WITHIN = 2_000;

/** What answering needs, made once. */
export type Answering = Rendering & {
  readonly bot: Bot;
  /** How to reach Discord: answers to interactions, and everything else. */
  readonly callback: Callback;
  readonly rest: REST;
  /** Whether nothing but the page and Learn is handed out. */
  readonly linkOnly: boolean;
};

type Answer = { readonly type: number; readonly data?: object };

/** Answers an interaction with the one request that also acknowledges it. */
export async function answerInteraction(
  answering: Answering,
  interaction: APIInteraction,
  now: number,
): Promise<void> {
  const { bot, callback } = answering;
  const did = parseInteraction(bot.dialog, interaction);
  if (did.type === "none") return;
  const body =
    did.type === "copy"
      ? await sendCopy(answering, interaction, did.ticket, now)
      : did.type === "unknown"
        ? { type: LATER }
        : answerTo(answering, interaction, did, now);
  await callback.answer(interaction, body);
  bot.meter?.acknowledged(DISCORD.name, now);
}

function answerTo(
  answering: Answering,
  interaction: APIInteraction,
  did: Exclude<Did, { readonly type: "copy" | "none" | "unknown" }>,
  now: number,
): Answer {
  const { bot, tickets } = answering;
  const isDm = interaction.context === BOT_DM;
  switch (did.type) {
    case "panel":
      if (did.isAllowed) return { type: NEW_MESSAGE, data: panelFor(answering, did.topic, now) };
      return answerTo(answering, interaction, showing(null), now);
    case "form":
      return { type: FORM, data: formFor(did.ticket, tickets) };
    case "turn": {
      const event = isLinkOnly(answering) ? readingIn(bot, did.event) : did.event;
      if (isLinkOnly(answering) && event === null) {
        const data = renderLink(answering.publicUrl, !isDm);
        return { type: did.replaces ? REPLACE : NEW_MESSAGE, data };
      }
      const { view, ticket, opened } = takeTurn(bot, interaction, did.ticket, event, now);
      // Someone else's card stays as it is; whoever pressed it gets their own.
      const isOwn = opened !== "not-yours" && opened !== "not-authentic";
      const isNew = !did.replaces || !isOwn;
      return {
        type: isNew ? NEW_MESSAGE : REPLACE,
        data: renderView(bot.dialog, view, ticket, !isDm, answering),
      };
    }
  }
}

/** Whether nothing but the private page and Learn is handed out. */
export function isLinkOnly(
  answering: Answering,
): answering is Answering & { readonly publicUrl: string } {
  return answering.linkOnly && answering.publicUrl !== null;
}

/** What is answered beside the private page: what only reads on, and whoever is not OK. */
export function readingIn({ dialog }: Bot, event: Event | null): Event | null {
  if (event?.type === "words" && speaksOfDistress(dialog, event.text)) return { type: "not-ok" };
  return event !== null && READING.includes(event.type) ? event : null;
}

const READING: readonly Event["type"][] = [
  "learn",
  "sources",
  "numbers",
  "help",
  "privacy",
  "not-ok",
];

/** The invitation, or a Learn card; the same for everyone. */
function panelFor(answering: Answering, topic: string | null, now: number): Message {
  const { bot } = answering;
  if (isLinkOnly(answering) && topic === null) return renderLink(answering.publicUrl, false);
  if (topic === null) return renderInvitation(TEXTS.panel);
  const owner = { platform: DISCORD, team: "", user: "" };
  const event = { type: "learn", topic } as const;
  return renderReading(turn(bot, { owner, surface: "discord", ticket: null, event, now }).view);
}

/** Sends the page of a ticket as a direct message, and says on the card whether that went well. */
async function sendCopy(
  answering: Answering,
  interaction: APIInteraction,
  ticket: string,
  now: number,
): Promise<Answer> {
  const { bot, rest } = answering;
  const { view, ticket: next } = takeTurn(bot, interaction, ticket, null, now);
  // A page that cannot be had any more is a turn like any other.
  if (view.kind !== "keep" || answering.linkOnly) {
    return answerTo(answering, interaction, showing(ticket), now);
  }
  const told = { type: "note", text: TEXTS[await write(rest, interaction, view)] } as const;
  const noted = { ...view, blocks: [told, ...view.blocks] };
  return { type: REPLACE, data: renderView(bot.dialog, noted, next, true, answering) };
}

/** The card of a ticket again; a new one where there is none. */
function showing(ticket: string | null): Extract<Did, { readonly type: "turn" }> {
  return { type: "turn", ticket, event: null, replaces: ticket !== null };
}

/** Writes a card to a person, before the press has to be answered; gives how that went. */
async function write(
  rest: REST,
  interaction: APIInteraction,
  view: View,
): Promise<"copied" | "closed" | "notCopied"> {
  const signal = AbortSignal.timeout(COPY_WITHIN);
  const recipient = { recipient_id: ownerOf(interaction).user };
  const body = { ...renderCopy(view), nonce: interaction.id, enforce_nonce: true };
  try {
    const channel = await rest.post(Routes.userChannels(), { body: recipient, signal });
    const id = typeof channel === "object" && channel !== null && "id" in channel ? channel.id : "";
    await rest.post(Routes.channelMessages(String(id)), { body, signal });
    return "copied";
  } catch (error) {
    return isClosedToMessages(error) ? "closed" : "notCopied";
  }
}

function takeTurn(
  bot: Bot,
  interaction: APIInteraction,
  ticket: string | null,
  event: Event | null,
  now: number,
): Turned {
  const surface = interaction.context === BOT_DM ? "discord-dm" : "discord";
  return turn(bot, { owner: ownerOf(interaction), surface, ticket, event, now });
}

/** Tickets are bound to the person alone, so that a walk can go on in another server or a direct message. */
function ownerOf({ member, user }: APIInteraction) {
  return { platform: DISCORD, team: "", user: (member?.user ?? user)?.id ?? "" };
}

/** The form that takes typed words. */
export function formFor(ticket: string, tickets: TicketText) {
  return {
    custom_id: createPacking(ticket, tickets)(TYPED),
    title: TEXTS.typeIt,
    components: [
      {
        type: 18,
        label: TEXTS.yourWords,
        component: { type: 4, custom_id: "words", style: 2, max_length: LIMITS.typed },
      },
    ],
  };
}
