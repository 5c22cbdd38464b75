import type { APIInteraction, REST } from "discord.js";
import { Routes } from "discord.js";
import { type Bot, turn } from "../../src/app/index.ts";
import { CHROME } from "./chrome.ts";
import { packCustomId, TYPED } from "./custom-id.ts";
import { LIMITS } from "./limits.ts";
import { parseInteraction } from "./parse.ts";
import { type Message, renderInvitation, renderView } from "./render.ts";

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
  const body = answerTo(bot, interaction, now);
  if (body === null) return;
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  await rest.post(route, { body, auth: false });
}

/** What to answer, or null for nothing. */
function answerTo(bot: Bot, interaction: APIInteraction, now: number): Answer | null {
  const did = parseInteraction(bot.dialog, interaction);
  const isDm = interaction.context === BOT_DM;
  switch (did.type) {
    case "ping":
      return null;
    case "unknown":
      return { type: LATER };
    case "panel":
      return {
        type: NEW_MESSAGE,
        data: did.isAllowed ? renderInvitation(CHROME.panel) : cardFor(bot, interaction, now, isDm),
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

function cardFor(bot: Bot, interaction: APIInteraction, now: number, isDm: boolean): Message {
  const owner = ownerOf(interaction);
  const surface = isDm ? "discord-dm" : "discord";
  const { view, ticket } = turn(bot, { owner, surface, ticket: null, event: null, now });
  return renderView(bot.dialog, view, ticket, !isDm);
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
