import type { types } from "@slack/bolt";
import { encodeAction } from "../../src/app/index.ts";
import {
  type Block,
  type Choice,
  type Choices,
  type Control,
  type Dialog,
  plainText,
  type View,
} from "../../src/engine/index.ts";
import { COPY, LEARN, LINK, MOVE, PICK, packPress, START, TICKED, TYPED } from "../shared/press.ts";
import { TEXTS } from "./interface-text.ts";
import { LIMITS } from "./limits.ts";
import { escaped, marked, mrkdwnOf } from "./mrkdwn.ts";

/** A message as Slack takes it. Nothing in it is unfolded, linked up or mentioned. */
export type Message = {
  /** The whole card, for screen readers. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** Where a card stands: hidden from others in a channel, or in the bot's own conversation. */
export type Place = "channel" | "conversation";

/** Which of the dialog's sentences on who can see a card is true there. */
export const SURFACES: Readonly<Record<Place, string>> = {
  channel: "slack",
  conversation: "slack-dm",
};

/** Answers with a longer one among them are radio buttons, each on a line of its own. */
const LONG_LABEL = 34;

/**
 * A card as a message, with the ticket in everything that can be pressed.
 *
 * @param publicUrl where the private page is, which the first card then offers
 */
export function renderView(
  dialog: Dialog,
  view: View,
  ticket: string,
  place: Place,
  publicUrl: string | null = null,
): Message {
  return message(`${TEXTS.lockScreen}\n\n${plainText(view)}`, [
    ...textOf(view),
    ...(view.choices === null ? [] : choicesOf(dialog, view.choices, ticket)),
    ...(view.choices?.question && place === "channel" ? [typing(ticket)] : []),
    ...(view.kind === "welcome" && publicUrl !== null ? [buttons([link(publicUrl)])] : []),
    ...controlsOf(dialog, view, ticket, place),
  ]);
}

/** A message for everyone, with a Start button that gives each their own card. */
export function renderInvitation(text: string): Message {
  return message(text, [section(marked(text)), buttons([button(START, TEXTS.start)])]);
}

/** A few words in place of a card. */
export function renderNotice(text: string): Message {
  return message(text, [section(marked(text))]);
}

/** A card to read, for everyone, with a Start button. */
export function renderReading(view: View): Message {
  const start = buttons([button(START, TEXTS.start)]);
  return message(plainText({ ...view, choices: null, controls: [] }), [...textOf(view), start]);
}

/** A card as a message that stays: its words alone. */
export function renderCopy(view: View): Message {
  const words = plainText({ ...view, choices: null, controls: [] });
  return message(`${TEXTS.lockScreen}\n\n${words}`, textOf(view));
}

/** The page that the app shows of itself. */
export function renderHome(publicUrl: string | null): {
  readonly type: "home";
  readonly blocks: types.KnownBlock[];
} {
  const page = publicUrl === null ? [] : [link(publicUrl)];
  const ways = [button(START, TEXTS.start), button(LEARN, TEXTS.learn), ...page];
  return {
    type: "home",
    blocks: [
      header(TEXTS.homeTitle),
      ...TEXTS.home.map((text) => section(marked(text))),
      buttons(ways),
    ],
  };
}

function message(text: string, blocks: types.KnownBlock[]): Message {
  // Slack reads marks in it too; the card's bold shows nowhere but on the card.
  const words = escaped(text.replaceAll("**", ""));
  return { text: cut(words, LIMITS.text), blocks, unfurl_links: false, unfurl_media: false };
}

function textOf(view: View): types.KnownBlock[] {
  return [
    ...(view.progress === null ? [] : [small(marked(view.progress))]),
    header(view.kind === "emergency" ? `${TEXTS.alarm} ${view.title}` : view.title),
    ...view.blocks.map(blockOf),
  ];
}

function blockOf(block: Block): types.KnownBlock {
  return block.type === "divider" ? { type: "divider" } : section(mrkdwnOf(block));
}

/** Boxes to tick where several fit; else buttons, or a list where an answer is long. */
function choicesOf(dialog: Dialog, choices: Choices, ticket: string): types.KnownBlock[] {
  const { many, options } = choices;
  const isLong = options.some(({ label }) => label.length > LONG_LABEL);
  if (many) return boxesOf(dialog, choices, ticket);
  if (isLong && options.length <= LIMITS.options) return [radiosOf(dialog, options, ticket)];
  const pressed = pressedOf(dialog, options, ticket);
  return chunked(pressed, LIMITS.elements).map(buttons);
}

/** A block's id tells Slack whether to keep what is ticked: a new ticket means a new state. */
function boxesOf(dialog: Dialog, choices: Choices, ticket: string): types.KnownBlock[] {
  const options = choices.options.map((choice) => optionOf(dialog, choice, choice.label));
  const ticked = options.filter((_, at) => choices.options[at]?.chosen);
  return [
    {
      type: "input",
      block_id: `${TICKED}:${ticket}`,
      label: words(TEXTS.tick),
      element: {
        type: "checkboxes",
        action_id: TICKED,
        options,
        ...(ticked.length > 0 ? { initial_options: ticked } : {}),
      },
    },
    handingIn(dialog, choices.none, ticket, ticked.length > 0),
  ];
}

/** The way on that fits the card as it comes stands out and stands first: "none of these", until there is a tick. */
function handingIn(
  dialog: Dialog,
  none: Choice | null,
  ticket: string,
  hasTicks: boolean,
): types.KnownBlock {
  const goOn = button(packPress({ action: TICKED, ticket }), TEXTS.goOn);
  const noneOf = none ? pressedOf(dialog, [none], ticket) : [];
  const [first = goOn, ...rest] = hasTicks ? [goOn, ...noneOf] : [...noneOf, goOn];
  return buttons([{ ...first, style: "primary" }, ...rest]);
}

/** None is marked by Slack itself: pressing the marked one again would do nothing. */
function radiosOf(dialog: Dialog, options: readonly Choice[], ticket: string): types.KnownBlock {
  return {
    type: "actions",
    elements: [
      {
        type: "radio_buttons",
        action_id: packPress({ action: PICK, ticket }),
        options: options.map((choice) => optionOf(dialog, choice, labelOf(choice, choice.chosen))),
      },
    ],
  };
}

function optionOf(dialog: Dialog, { event }: Choice, label: string): types.PlainTextOption {
  return { text: words(cut(label, LIMITS.optionLabel)), value: encodeAction(dialog, event) ?? "" };
}

function typing(ticket: string): types.KnownBlock {
  return {
    type: "input",
    dispatch_action: true,
    label: words(TEXTS.typeIt),
    element: {
      type: "plain_text_input",
      action_id: packPress({ action: TYPED, ticket }),
      max_length: LIMITS.typed,
      dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    },
  };
}

function controlsOf(dialog: Dialog, view: View, ticket: string, place: Place): types.KnownBlock[] {
  const isFirst = view.kind === "welcome" && place === "channel";
  const isPage = view.kind === "keep" && place === "channel";
  const own = [
    ...(isFirst ? [button(packPress({ action: MOVE, ticket }), TEXTS.move)] : []),
    ...(isPage ? [button(packPress({ action: COPY, ticket }), TEXTS.copy)] : []),
  ];
  return chunked([...own, ...pressedOf(dialog, view.controls, ticket)], LIMITS.elements).map(
    buttons,
  );
}

/** A button for each thing to press; what is offered twice is one button. */
function pressedOf(
  dialog: Dialog,
  offered: readonly (Choice | Control)[],
  ticket: string,
): types.Button[] {
  const labels = new Map<string, string>();
  for (const one of offered) {
    const action = encodeAction(dialog, one.event);
    if (action !== null) labels.set(action, labelOf(one, "chosen" in one && one.chosen));
  }
  const pressed: types.Button[] = [];
  labels.forEach((label, action) => {
    pressed.push(button(packPress({ action, ticket }), label));
  });
  return pressed;
}

function labelOf({ label }: Choice | Control, isChosen: boolean): string {
  return isChosen ? `✓ ${label}` : label;
}

function button(id: string, label: string): types.Button {
  return { type: "button", action_id: id, text: words(cut(label, LIMITS.buttonLabel)) };
}

/** The address stands in the button: no answer travels with it. */
function link(url: string): types.Button {
  return { ...button(LINK, TEXTS.privatePage), url };
}

function buttons(elements: types.Button[]): types.KnownBlock {
  return { type: "actions", elements };
}

function header(text: string): types.KnownBlock {
  return { type: "header", text: words(cut(text, LIMITS.header)) };
}

/** Shown whole: Slack folds long ones away otherwise. */
function section(text: string): types.KnownBlock {
  return { type: "section", text: mrkdwn(cut(text, LIMITS.section)), expand: true };
}

function small(text: string): types.KnownBlock {
  return { type: "context", elements: [mrkdwn(text)] };
}

function words(text: string): types.PlainTextElement {
  return { type: "plain_text", text };
}

/** Taken word for word: Slack makes no links or mentions of its own in it. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

function chunked<T>(items: readonly T[], most: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  return chunks;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
