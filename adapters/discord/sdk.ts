import { createRequire } from "node:module";
import type * as discord from "discord.js";

/** discord.js, required: an import would first read through all of its files for the names that they export, for a tenth of a start. */
const sdk: typeof discord = createRequire(import.meta.url)("discord.js");

export const {
  Client,
  DiscordAPIError,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  REST,
  Routes,
  Status,
} = sdk;
