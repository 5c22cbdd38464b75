import type { types } from "@slack/bolt";
import { encodeAction } from "../../src/app/index.ts";
import {
  type Calendar,
  type Choice,
  type Choices,
  type Dialog,
  fill,
  plainText,
  type View,
} from "../../src/engine/index.ts";
import { blocksOf, type ChatBlock } from "../shared/marks.ts";
import {
  areLong,
  chunked,
  copyOffer,
  cut,
  distinct,
  labelOf,
  type Offer,
  offersOf,
} from "../shared/offer.ts";
import { LINK, MOVE, PICK, packPress, TICKED } from "../shared/press.ts";
import { toLearn, toPage, toStart, type Way } from "../shared/way.ts";
import { storyField, wordsField } from "./fields.ts";
import { LIMITS } from "./limits.ts";
import { escaped, marked, mrkdwnOf } from "./mrkdwn.ts";
import { imagesOf, NOWHERE, type PictureAt } from "./pictures.ts";
import { header, section, small, words } from "./texts.ts";

/** A message as Slack takes it. Nothing in it is unfolded, linked up or mentioned. */
export type Message = {
  /** The whole card, for screen readers. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** What of the settings shows on cards. */
export type Rendering = {
  /** Where the private page is, which the first card then offers; or null. */
  readonly publicUrl: string | null;
  readonly pictureAt: PictureAt;
  /** Where the person finds a file for their calendar, or null; nowhere unless given. */
  readonly calendarAt?: (calendar: Calendar) => string | null;
};

const UNSET: Rendering = { publicUrl: null, pictureAt: NOWHERE };

/**
 * A card as a message, with the ticket in everything that can be pressed.
 *
 * @param isHidden whether it stands where only one person sees it, in a channel
 */
export function renderView(
  dialog: Dialog,
  view: View,
  ticket: string,
  isHidden: boolean,
  rendering: Rendering = UNSET,
): Message {
  const { publicUrl } = rendering;
  const said = textOf(dialog, view, rendering);
  return message(dialog, `${lockScreen(dialog)}\n\n${plainText(view)}`, [
    // Agreement stands last, so that the ages are right below it.
    ...(view.kind === "welcome" ? said.toSpliced(-1, 0, storyField(dialog, ticket)) : said),
    ...(view.choices === null ? [] : choicesOf(dialog, view.choices, ticket)),
    ...(view.choices?.question && isHidden ? [wordsField(dialog, ticket)] : []),
    ...(view.kind === "welcome" && publicUrl !== null ? [rowOf([toPage(dialog, publicUrl)])] : []),
    ...controlsOf(dialog, view, ticket, isHidden),
  ]);
}

/** Words without a walk, or a card's words, and the ways on from there. */
export function renderPlain(
  dialog: Dialog,
  words: string | View,
  ways: readonly Way[] = [],
  pictureAt: PictureAt = NOWHERE,
): Message {
  const row = ways.length > 0 ? [rowOf(ways)] : [];
  if (typeof words === "string") return message(dialog, words, [section(marked(words)), ...row]);
  const told = plainText({ ...words, choices: null, controls: [] });
  // A card without a way on is left as a message, whose beginning a locked screen shows.
  const text = ways.length > 0 ? told : `${lockScreen(dialog)}\n\n${told}`;
  return message(dialog, text, [...textOf(dialog, words, { ...UNSET, pictureAt }), ...row]);
}

/** A window with a few words. */
export function renderWindow({ content }: Dialog, text: string): types.ModalView {
  const title = words(cut(content.name, LIMITS.windowTitle));
  return { type: "modal", title, blocks: [section(marked(text))] };
}

/** Goes on in the bot's own conversation, with the walk of a ticket. */
export function toMove({ content }: Dialog, ticket: string): Way {
  return { action: packPress({ action: MOVE, ticket }), label: content.interface.slack.move };
}

/** The page that the app shows of itself. */
export function renderHome(
  dialog: Dialog,
  publicUrl: string | null,
): {
  readonly type: "home";
  readonly blocks: types.KnownBlock[];
} {
  const { home, homeTitle } = dialog.content.invitation;
  const page = publicUrl === null ? [] : [toPage(dialog, publicUrl)];
  const ways = [toStart(dialog), toLearn(dialog), ...page];
  return {
    type: "home",
    blocks: [header(homeTitle), ...home.map((text) => section(marked(text))), rowOf(ways)],
  };
}

function message({ content }: Dialog, text: string, blocks: types.KnownBlock[]): Message {
  // Slack reads marks in it too; the card's bold shows nowhere but on the card.
  const words = escaped(text.replaceAll("**", ""));
  return {
    text: words.length <= LIMITS.text ? words : untilThere(words, content.interface.slack.rest),
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** As many whole lines as there is room for, and where the rest is. */
function untilThere(text: string, rest: string): string {
  const room = text.slice(0, LIMITS.text - rest.length);
  return `${room.slice(0, room.lastIndexOf("\n") + 1)}${rest}`;
}

/** All that a locked screen shows. */
function lockScreen({ content }: Dialog): string {
  return fill(content.interface.slack.lockScreen, { name: content.name });
}

function textOf({ content }: Dialog, view: View, rendering: Rendering): types.KnownBlock[] {
  // Slack's cards have no colour of their own.
  const { alarm } = content.interface.slack;
  return [
    ...(view.progress === null ? [] : [small(marked(view.progress))]),
    header(view.kind === "emergency" ? `${alarm} ${view.title}` : view.title),
    ...blocksOf(view).flatMap((block) => blocksFor(block, rendering)),
  ];
}

function blocksFor(
  block: ChatBlock,
  { pictureAt, calendarAt = NOWHERE }: Rendering,
): types.KnownBlock[] {
  switch (block.type) {
    case "countdown":
      // Slack's times stand still.
      return [];
    case "pictures":
      return imagesOf(block, pictureAt);
    case "calendar": {
      // A file in Slack would need a scope of its own, and three requests.
      const url = calendarAt(block.calendar);
      return url === null
        ? []
        : [rowOf([{ action: LINK, label: block.label, url, weight: "primary" }])];
    }
    case "divider":
      return [{ type: "divider" }];
    case "fine":
      return [small(mrkdwnOf(block))];
    default:
      return [section(mrkdwnOf(block))];
  }
}

/** Boxes to tick where several fit; else buttons, or a list where an answer is long. */
function choicesOf(dialog: Dialog, choices: Choices, ticket: string): types.KnownBlock[] {
  const { many, options } = choices;
  if (many) return boxesOf(dialog, choices, ticket);
  if (areLong(options, LIMITS.shown) && options.length <= LIMITS.options)
    return [radiosOf(dialog, options, ticket)];
  return rowsOf(offersOf(dialog, options), ticket);
}

/** A block's id tells Slack whether to keep what is ticked: a new ticket means a new state. */
function boxesOf(dialog: Dialog, choices: Choices, ticket: string): types.KnownBlock[] {
  const options = choices.options.map((choice) => optionOf(dialog, choice, choice.label));
  const ticked = options.filter((_, at) => choices.options[at]?.chosen);
  return [
    {
      type: "input",
      block_id: `${TICKED}:${ticket}`,
      label: words(dialog.content.interface.slack.tick),
      element: {
        type: "checkboxes",
        action_id: TICKED,
        options,
        ...(ticked.length > 0 ? { initial_options: ticked } : {}),
      },
    },
    handingIn(dialog, choices.none, ticket, ticked.length > 0 || choices.offered.length > 0),
  ];
}

/** The way on that fits the card as it comes stands out and stands first: "none of these", until there is a tick or an offer. */
function handingIn(
  dialog: Dialog,
  none: Choice | null,
  ticket: string,
  hasTicks: boolean,
): types.KnownBlock {
  const goOn = { action: TICKED, label: dialog.content.interface.slack.goOn };
  const noneOf = offersOf(dialog, none ? [none] : []);
  const [first, ...rest] = hasTicks ? [goOn, ...noneOf] : [...noneOf, goOn];
  return buttons(pressed(first ? [{ ...first, weight: "primary" }, ...rest] : [], ticket));
}

/** None is marked by Slack itself: pressing the marked one again would do nothing. */
function radiosOf(dialog: Dialog, options: readonly Choice[], ticket: string): types.KnownBlock {
  return {
    type: "actions",
    elements: [
      {
        type: "radio_buttons",
        action_id: packPress({ action: PICK, ticket }),
        options: options.map((choice) => optionOf(dialog, choice, labelOf(choice))),
      },
    ],
  };
}

function optionOf(dialog: Dialog, { event }: Choice, label: string): types.PlainTextOption {
  return { text: words(cut(label, LIMITS.optionLabel)), value: encodeAction(dialog, event) ?? "" };
}

function controlsOf(
  dialog: Dialog,
  view: View,
  ticket: string,
  isHidden: boolean,
): types.KnownBlock[] {
  const isFirst = view.kind === "welcome" && isHidden;
  const offers = [
    ...(isFirst ? [{ action: MOVE, label: dialog.content.interface.slack.move }] : []),
    ...copyOffer(dialog, view, isHidden),
    ...offersOf(dialog, view.controls),
  ];
  return rowsOf(offers, ticket);
}

function rowsOf(offers: readonly Offer[], ticket: string): types.KnownBlock[] {
  return chunked(pressed(offers, ticket), LIMITS.elements).map(buttons);
}

function pressed(offers: readonly Offer[], ticket: string): types.Button[] {
  const packed = distinct(offers).map((offer) => ({
    ...offer,
    action: packPress({ action: offer.action, ticket }),
  }));
  return inStyle(packed);
}

/** Buttons beside each other. */
export function rowOf(ways: readonly Way[]): types.KnownBlock {
  return buttons(inStyle(ways));
}

/** Slack wants one button of a set to stand out, at most: the first that would. */
function inStyle(ways: readonly Way[]): types.Button[] {
  const main = ways.find(({ weight }) => weight === "primary");
  return ways.map((way) => ({
    type: "button",
    action_id: way.action,
    text: words(cut(way.label, LIMITS.buttonLabel)),
    ...(way.url === undefined ? {} : { url: way.url }),
    ...(way === main ? { style: "primary" as const } : {}),
    ...(way.weight === "alarm" ? { style: "danger" as const } : {}),
  }));
}

function buttons(elements: types.Button[]): types.KnownBlock {
  return { type: "actions", elements };
}
