import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import type { Dialog } from "../../src/engine/index.ts";
import { LIMITS } from "./limits.ts";

/** Discord's numbers: a text option, where a command may be used, and by what kind of installation. */
const TEXT = 3;
const [IN_SERVERS, IN_BOTS_DM, IN_OTHER_CHATS] = [0, 1, 2];
const [TO_SERVERS, TO_USERS] = [0, 1];
const MANAGE_SERVER = 32;

/** What `show` leads to. */
const CARDS = ["help", "privacy", "learn"] as const;
const WITH_RUN = ["run", ...CARDS] as const;

/** The slash commands, as Discord takes them. */
export function commandsOf({ content }: Dialog): readonly object[] {
  const texts = content.interface.discord;
  const cards = [
    ...content.topics.map(({ id, title }) => ({ name: title, value: id })),
    ...content.causes.map(({ id, name }) => ({ name, value: id })),
  ];
  return [
    {
      name: "backchat",
      description: content.invitation.command,
      contexts: [IN_SERVERS, IN_BOTS_DM, IN_OTHER_CHATS],
      integration_types: [TO_SERVERS, TO_USERS],
      options: [
        { type: TEXT, name: "describe", description: texts.describeWords, max_length: 2_000 },
        {
          type: TEXT,
          name: "show",
          description: texts.describeShow,
          choices: (content.planning ? WITH_RUN : CARDS).map((value) => ({
            name: content.labels[value],
            value,
          })),
        },
        { type: TEXT, name: "resume", description: texts.describeResume, max_length: LIMITS.code },
      ],
    },
    {
      name: "backchat-panel",
      description: texts.describePanel,
      contexts: [IN_SERVERS],
      integration_types: [TO_SERVERS],
      default_member_permissions: MANAGE_SERVER,
      options: [
        {
          type: TEXT,
          name: "learn",
          description: texts.describeLearn,
          choices: cards.slice(0, LIMITS.options),
        },
      ],
    },
  ];
}

/** Registers the commands where they differ from what Discord has. Gives whether they did. */
export async function register(rest: REST, application: string, dialog: Dialog): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const isSame = areRegistered(await rest.get(route), dialog);
  if (!isSame) await rest.put(route, { body: commandsOf(dialog) });
  return !isSame;
}

/** Whether the commands that Discord has are the dialog's. */
export function areRegistered(registered: unknown, dialog: Dialog): boolean {
  const commands = commandsOf(dialog);
  return (
    Array.isArray(registered) &&
    registered.length === commands.length &&
    holds(registered, commands)
  );
}

/** Whether the developer portal has presses sent to an address: then none of them comes over the gateway. */
export async function hasEndpoint(rest: REST): Promise<boolean> {
  const application = await rest.get(Routes.currentApplication());
  const isObject = typeof application === "object" && application !== null;
  return isObject && Boolean(Reflect.get(application, "interactions_endpoint_url"));
}

/** Whether something says all that is wanted; what Discord adds of its own does not count. */
function holds(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one) => found.some((other) => holds(other, one)))
    );
  }
  // Discord gives permissions back as text.
  if (typeof wanted !== "object" || wanted === null) return String(found) === String(wanted);
  if (typeof found !== "object" || found === null) return false;
  const known = new Map(Object.entries(found));
  return Object.entries(wanted).every(([key, value]) => holds(known.get(key), value));
}
