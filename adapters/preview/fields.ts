/** The names of the page's fields, which one form holds. */
export const FIELDS = {
  /** The button that Enter in a text field presses: the first of the form. */
  show: "show",
  /** A card to look at, and the button that goes there. */
  card: "card",
  jump: "jump",
  restart: "restart",
  /** Each pane's ticket. */
  tickets: { discord: "discord-ticket", slack: "slack-ticket", plain: "plain-ticket" },
  /** How the panes are drawn. */
  place: "place",
  width: "width",
  theme: "theme",
  /** A button's custom id, or `menu` and the custom id of a menu that is closed. */
  discord: "discord",
  discordPick: "discord-pick",
  discordTick: "discord-tick",
  discordSubmit: "discord-submit",
  discordWords: "discord-words",
  discordAge: "discord-age",
  /** A button's action id. */
  slack: "slack",
  slackPick: "slack-pick",
  slackTick: "slack-tick",
  slackInput: "slack-input",
  slackWords: "slack-words",
  slackStory: "slack-story",
  /** A line typed under the plain text. */
  plain: "plain",
} as const;
