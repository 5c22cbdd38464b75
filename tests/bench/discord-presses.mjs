import { createPacking } from "../../dist/adapters/discord/ticket-text.js";
import { PICK } from "../../dist/adapters/shared/press.js";
import { encodeAction } from "../../dist/src/app/tickets/action.js";

export const GUILD = "100000000000000001";
export const CHANNEL = "500000000000000001";
const APPLICATION = "300000000000000003";
/** As long as Discord's. */
const TOKEN = "x".repeat(200);
const BOT = { id: APPLICATION, username: "backchat", discriminator: "0", avatar: null, bot: true };

/** What Discord sends when someone takes the turn by a button or menu on a card. */
export function pressFor({ dialog }, { owner, ticket, event }, card) {
  const action = encodeAction(dialog, event);
  const pack = ticket === null ? (alone) => alone : createPacking(ticket, "wide");
  const data =
    action === null
      ? {
          custom_id: pack(`${PICK}0`),
          component_type: 3,
          values: event.options.map((option) =>
            encodeAction(dialog, { ...event, options: [option] }),
          ),
        }
      : { custom_id: pack(action), component_type: 2 };
  return press(owner.user, data, card);
}

/** A press in a server, with everything that Discord sends along. */
export function press(user, data, card) {
  return {
    ...common(user, data, card),
    context: 0,
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, guild_id: GUILD, name: "general" },
    guild_id: GUILD,
    guild_locale: "en-GB",
    guild: { id: GUILD, locale: "en-GB", features: [] },
    member: {
      user: personOf(user),
      roles: [],
      permissions: "0",
      joined_at: "2024-01-01T00:00:00Z",
      deaf: false,
      mute: false,
      flags: 0,
    },
  };
}

/** A press in someone's own chat with the bot. */
export function pressAlone(user, data, card) {
  const channel = `51${user.padStart(16, "0")}`;
  return {
    ...common(user, data, card),
    context: 1,
    channel_id: channel,
    channel: { id: channel, type: 1, recipients: [personOf(user)] },
    user: personOf(user),
  };
}

let numbered = 0;

/** The same press as an interaction of its own. */
export function again(pressed) {
  const id = `4${String(++numbered).padStart(17, "0")}`;
  return { ...pressed, id, token: id + TOKEN };
}

function common(user, data, card) {
  return {
    id: "400000000000000000",
    token: TOKEN,
    application_id: APPLICATION,
    type: 3,
    version: 1,
    locale: "en-GB",
    entitlements: [],
    authorizing_integration_owners: { 0: GUILD },
    attachment_size_limit: 10_485_760,
    app_permissions: "0",
    message: messageOf(user, card),
    data,
  };
}

function messageOf(user, { flags, components }) {
  return {
    id: `6${user.padStart(17, "0")}`,
    channel_id: CHANNEL,
    author: BOT,
    content: "",
    timestamp: "2026-11-22T12:00:00Z",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags,
    components,
  };
}

function personOf(id) {
  return { id, username: `someone-${id}`, discriminator: "0", avatar: null };
}
