import type { APIInteraction, REST } from "discord.js";
import { DiscordAPIError, Routes } from "discord.js";
import { type Bot, turn } from "../../src/app/index.ts";
import type { Event, View } from "../../src/engine/index.ts";
import { CHROME } from "./chrome.ts";
import { packCustomId, TYPED } from "./custom-id.ts";
import { LIMITS } from "./limits.ts";
import { type Did, parseInteraction } from "./parse.ts";
import { type Message, renderCopy, renderInvitation, renderReading, renderView } from "./render.ts";

/** Discord's numbers for answers to an interaction. */
const NEW_MESSAGE = 4;
const LATER = 6;
const REPLACE = 7;
const FORM = 9;
/** Where the bot's own direct messages are: there a card need not be hidden. */
const BOT_DM = 1;

type Answer = { readonly type: number; readonly data?: object };

/** Answers an interaction with the one request that also acknowledges it. */
export async function answerInteraction(
  bot: Bot,
  rest: REST,
  interaction: APIInteraction,
  now: number,
): Promise<void> {
  const did = parseInteraction(bot.dialog, interaction);
  const body =
    did.type === "copy"
      ? await sendCopy(bot, rest, interaction, did.ticket, now)
      : answerTo(bot, interaction, did, now);
  if (body === null) return;
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  await rest.post(route, { body, auth: false });
}

/** What to answer, or null for nothing. */
function answerTo(
  bot: Bot,
  interaction: APIInteraction,
  did: Exclude<Did, { readonly type: "copy" }>,
  now: number,
): Answer | null {
  const isDm = interaction.context === BOT_DM;
  switch (did.type) {
    case "ping":
      return null;
    case "unknown":
      return { type: LATER };
    case "panel":
      return {
        type: NEW_MESSAGE,
        data: did.isAllowed
          ? panelFor(bot, did.topic, now)
          : renderView(bot.dialog, ...take(bot, interaction, null, null, now), !isDm),
      };
    case "form":
      return { type: FORM, data: formFor(did.ticket) };
    case "turn": {
      const { view, ticket, opened } = turn(bot, {
        owner: ownerOf(interaction),
        surface: isDm ? "discord-dm" : "discord",
        ticket: did.ticket,
        event: did.event,
        now,
      });
      // Someone else's card stays as it is; whoever pressed it gets their own.
      const isOwn = opened !== "not-yours" && opened !== "not-authentic";
      const isNew = !did.replaces || !isOwn;
      return {
        type: isNew ? NEW_MESSAGE : REPLACE,
        data: renderView(bot.dialog, view, ticket, !isDm),
      };
    }
  }
}

/** The invitation, or a Learn card; the same for everyone. */
function panelFor(bot: Bot, topic: string | null, now: number): Message {
  if (topic === null) return renderInvitation(CHROME.panel);
  const owner = { platform: "discord", team: "", user: "" } as const;
  const event = { type: "learn", topic } as const;
  return renderReading(turn(bot, { owner, surface: "discord", ticket: null, event, now }).view);
}

/** Sends the card of a ticket as a direct message, and says on the card whether that went well. */
async function sendCopy(
  bot: Bot,
  rest: REST,
  interaction: APIInteraction,
  ticket: string,
  now: number,
): Promise<Answer> {
  const [view, next] = take(bot, interaction, ticket, null, now);
  const isSent = await write(rest, ownerOf(interaction).user, renderCopy(view));
  const told = { type: "note", text: isSent ? CHROME.copied : CHROME.notCopied } as const;
  const noted = { ...view, blocks: [told, ...view.blocks] };
  return { type: REPLACE, data: renderView(bot.dialog, noted, next, true) };
}

/** Writes to a person; gives whether they can be written to. */
async function write(rest: REST, user: string, body: Message): Promise<boolean> {
  try {
    const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    const id = typeof channel === "object" && channel !== null && "id" in channel ? channel.id : "";
    await rest.post(Routes.channelMessages(String(id)), { body });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError) return false;
    throw error;
  }
}

function take(
  bot: Bot,
  interaction: APIInteraction,
  ticket: string | null,
  event: Event | null,
  now: number,
): [View, string] {
  const surface = interaction.context === BOT_DM ? "discord-dm" : "discord";
  const turned = turn(bot, { owner: ownerOf(interaction), surface, ticket, event, now });
  return [turned.view, turned.ticket];
}

/** Tickets are bound to the person alone, so that a walk can go on in another server or a direct message. */
function ownerOf({ member, user }: APIInteraction) {
  return { platform: "discord", team: "", user: (member?.user ?? user)?.id ?? "" } as const;
}

function formFor(ticket: string): object {
  return {
    custom_id: packCustomId({ action: TYPED, ticket }),
    title: CHROME.typeIt,
    components: [
      {
        type: 18,
        label: CHROME.yourWords,
        component: { type: 4, custom_id: "words", style: 2, max_length: LIMITS.typed },
      },
    ],
  };
}
