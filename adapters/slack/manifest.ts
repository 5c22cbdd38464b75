import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/app/index.ts";
import { listOf, objectIn, objectOf } from "../shared/body.ts";

/**
 * The app as Slack's "create from manifest" takes it: `manifest.json`, which is for Socket Mode, or the same for requests.
 *
 * @param url where Slack sends its requests, such as https://backchat.example; null for Socket Mode
 */
export function manifestFor(url: string | null): object {
  const text = readFileSync(join(projectRoot(), "adapters/slack/manifest.json"), "utf8");
  const manifest = objectOf(JSON.parse(text));
  if (url === null) return manifest;
  const address = new URL("/slack/events", url).href;
  const [features, settings] = [objectIn(manifest, "features"), objectIn(manifest, "settings")];
  const commands = listOf(features["slash_commands"]).map(objectOf);
  const at = (key: string) => ({ ...objectIn(settings, key), request_url: address });
  return {
    ...manifest,
    features: {
      ...features,
      slash_commands: commands.map((command) => ({ ...command, url: address })),
    },
    settings: {
      ...settings,
      event_subscriptions: at("event_subscriptions"),
      interactivity: at("interactivity"),
      socket_mode_enabled: false,
    },
  };
}
