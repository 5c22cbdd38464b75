import { TEXTS } from "./interface-text.ts";

/**
 * The app as Slack's "create from manifest" takes it.
 *
 * @param url where Slack sends its requests, such as https://backchat.example; null for Socket Mode
 */
export function manifestFor(url: string | null): object {
  const request = url === null ? null : new URL("/slack/events", url).href;
  const at = (key: string) => (request === null ? {} : { [key]: request });
  return {
    display_information: { name: TEXTS.name, description: TEXTS.about },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: TEXTS.name, always_online: true },
      shortcuts: [
        {
          name: TEXTS.shortcut,
          type: "global",
          callback_id: "start",
          description: TEXTS.shortcutAbout,
        },
      ],
      slash_commands: [
        {
          command: "/backchat",
          ...at("url"),
          description: TEXTS.command,
          usage_hint: TEXTS.commandHint,
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      scopes: { bot: ["commands", "chat:write", "im:history", "app_mentions:read"] },
    },
    settings: {
      event_subscriptions: {
        ...at("request_url"),
        bot_events: ["message.im", "app_mention", "app_home_opened"],
      },
      interactivity: { is_enabled: true, ...at("request_url") },
      org_deploy_enabled: false,
      socket_mode_enabled: request === null,
      token_rotation_enabled: false,
    },
  };
}
