import { RESTEvents } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import {
  ask,
  type Examining,
  type Finding,
  fine,
  noAnswer,
  unseen,
  wrong,
} from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { type Body, objectIn, objectOf, textIn } from "../shared/body.ts";
import { areRegistered } from "./commands.ts";
import { createRest } from "./connect.ts";
import { remedyFor } from "./errors.ts";
import { greet } from "./greet.ts";
import type { DiscordSettings } from "./settings.ts";

/** Where Discord's settings of an application are. */
const PORTAL = "In the developer portal";

/** Asks Discord about the bot: three requests that only read, and one to the gateway that does not log in. */
export async function examineDiscord(
  { dialog, heard, isSet }: Examining,
  settings: DiscordSettings,
): Promise<readonly Finding[]> {
  const rest = createRest(settings);
  rest.on(RESTEvents.Response, (_, { headers }) => heard(headers.get("date")));
  const setting = settings.apiUrl === null ? null : "DISCORD_API_URL";
  const [found, gateway] = await Promise.all([
    ask(rest.get(Routes.currentApplication())),
    ask(rest.get(Routes.gatewayBot())),
  ]);
  if (found.type === "none")
    return [refusal(found.error) ?? noAnswer("Discord", found.error, setting)];
  const application = objectOf(found.value);
  const commands = await ask(rest.get(Routes.applicationCommands(textIn(application, "id"))));
  return [
    fine("token", "Discord takes DISCORD_TOKEN."),
    ...(gateway.type === "answer"
      ? await examineGateway(objectOf(gateway.value), settings, isSet("HTTPS_PROXY"))
      : [noAnswer("Discord's live connection", gateway.error, setting)]),
    commands.type === "answer"
      ? examineCommands(commands.value, dialog)
      : noAnswer("Discord's list of commands", commands.error, setting),
    ...examineApplication(application),
    settings.mentions
      ? fine("mentions", "Mentions are answered. No intent has to be switched on for that.")
      : fine("mentions", "Mentions are not answered, since DISCORD_MENTIONS is off."),
  ];
}

/** What to do where Discord refuses the token. */
function refusal(error: unknown): Finding | null {
  if (objectOf(error)["status"] !== 401) return null;
  const [says = "", ...todo] = remedyFor(401).split(/(?<=\.) /);
  return wrong("token", says, todo.join(" "));
}

async function examineGateway(
  gateway: Body,
  { shards }: DiscordSettings,
  isBehindProxy: boolean,
): Promise<readonly Finding[]> {
  const limit = objectIn(gateway, "session_start_limit");
  const [left, total] = [Number(limit["remaining"]), Number(limit["total"])];
  const recommended = Number(gateway["shards"]);
  const reached = await ask(greet(textIn(gateway, "url")));
  const findings: Finding[] = [];
  if (reached.type === "none") {
    const direct = isBehindProxy ? " HTTPS_PROXY does not help: it goes past that." : "";
    const todo = `Let this machine reach gateway.discord.gg at port 443.${direct}`;
    const says = "Discord's live connection cannot be reached, and all presses come over it.";
    findings.push(wrong("gateway", says, todo));
  } else if (left === 0) {
    const minutes = Math.ceil(Number(limit["reset_after"]) / 60_000);
    const says = `Discord allows no more logins for ${minutes} minutes.`;
    findings.push(wrong("gateway", says, "Wait, and start Backchat less often after that."));
  } else {
    const way = isBehindProxy ? ", past HTTPS_PROXY" : "";
    const logins = Number.isFinite(left) ? ` ${left} of today's ${total} logins are left.` : "";
    findings.push(fine("gateway", `Its live connection can be had${way}.${logins}`));
  }
  if (shards.shardCount !== null && recommended > shards.shardCount) {
    const says = `Discord wants ${recommended} shards, and DISCORD_SHARDS asks for ${shards.shardCount}.`;
    findings.push(wrong("shards", says, "Set DISCORD_SHARDS=auto."));
  }
  return findings;
}

function examineCommands(registered: unknown, dialog: Dialog | null): Finding {
  if (dialog === null) return unseen("commands", "Without a dialog nobody knows the commands.");
  if (areRegistered(registered, dialog)) return fine("commands", "The commands are registered.");
  if (Array.isArray(registered) && registered.length === 0) {
    const todo = "A start does that. If Backchat runs: npm run discord:register.";
    return unseen("commands", "The commands are not registered yet.", todo);
  }
  const says = "The commands at Discord are not those of this version.";
  return wrong("commands", says, "Restart Backchat, or: npm run discord:register.");
}

function examineApplication(application: Body): readonly Finding[] {
  const findings: Finding[] = [];
  if (textIn(application, "interactions_endpoint_url") !== "") {
    const todo = `${PORTAL}, General Information, empty Interactions Endpoint URL, and save.`;
    const says = "An interactions endpoint is set, so no press reaches Backchat.";
    findings.push(wrong("endpoint", says, todo));
  } else findings.push(fine("endpoint", "Presses come here: no interactions endpoint is set."));
  if (application["bot_require_code_grant"] === true) {
    const todo = `${PORTAL}, Bot, switch Requires OAuth2 Code Grant off.`;
    findings.push(wrong("invitation", "Nobody can invite the bot.", todo));
  } else if (application["bot_public"] === false) {
    findings.push(fine("invitation", "Only whoever made the application can invite the bot."));
  }
  const kinds = application["integration_types_config"];
  if (typeof kinds === "object" && kinds !== null && !("1" in kinds)) {
    const says = "People can use it only where the bot is a member: User install is off.";
    findings.push(fine("installation", says));
  }
  if (application["approximate_guild_count"] === 0) {
    const todo = "Not invited yet? npm start prints the link.";
    findings.push(unseen("servers", "Discord counts no server with the bot in it.", todo));
  }
  return findings;
}
