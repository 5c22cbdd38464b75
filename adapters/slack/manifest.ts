import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { type Body, listOf, objectIn, objectOf } from "../shared/body.ts";

/** What reminders by Slack need beside what all else does: at what time it is six where someone is. */
const REMINDING = ["users:read"];

/**
 * The app as Slack's "create from manifest" takes it, in a dialog's words: `manifest.json`, which is for Socket Mode, or
 * the same for requests.
 *
 * @param url where Slack sends its requests, such as https://backchat.example; null for Socket Mode
 * @param reminds whether Slack itself may remind people: an app for which it may not asks for no more than it needs
 */
export function manifestFor(dialog: Dialog, url: string | null, reminds = false): object {
  const manifest = readManifest();
  const [features, settings] = [objectIn(manifest, "features"), objectIn(manifest, "settings")];
  const address = url === null ? null : new URL("/slack/events", url).href;
  const at = (key: string) => ({ ...objectIn(settings, key), request_url: address });
  return {
    ...manifest,
    ...wordsIn(dialog, features, address),
    oauth_config: { scopes: { bot: scopesWanted(reminds) } },
    ...(address === null
      ? {}
      : {
          settings: {
            ...settings,
            event_subscriptions: at("event_subscriptions"),
            interactivity: at("interactivity"),
            socket_mode_enabled: false,
          },
        }),
  };
}

/** The permissions that the bot asks for. @param reminds whether Slack itself may remind people */
export function scopesWanted(reminds: boolean): readonly string[] {
  const { bot } = objectIn(objectIn(readManifest(), "oauth_config"), "scopes");
  return [...listOf(bot).map(String), ...(reminds ? REMINDING : [])];
}

function readManifest(): Body {
  const file = join(projectRoot(), "adapters/slack/manifest.json");
  return objectOf(JSON.parse(readFileSync(file, "utf8")));
}

/** What the app is called, and what it and its commands say of themselves. */
function wordsIn({ content }: Dialog, features: Body, address: string | null) {
  const { about, command, shortcut, shortcutAbout } = content.invitation;
  const { commandHint } = content.interface.slack;
  const listed = (key: string, own: object) =>
    listOf(features[key]).map((one) => ({ ...objectOf(one), ...own }));
  return {
    display_information: { name: content.name, description: about },
    features: {
      ...features,
      bot_user: { ...objectIn(features, "bot_user"), display_name: content.name },
      shortcuts: listed("shortcuts", { name: shortcut, description: shortcutAbout }),
      slash_commands: listed("slash_commands", {
        description: command,
        usage_hint: commandHint,
        ...(address === null ? {} : { url: address }),
      }),
    },
  };
}
