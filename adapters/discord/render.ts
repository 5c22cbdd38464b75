import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { encodeAction } from "../../src/app/index.ts";
import {
  type Block,
  type Choice,
  type Choices,
  type Dialog,
  fill,
  type View,
} from "../../src/engine/index.ts";
import {
  areLong,
  chunked,
  copyOffer,
  cut,
  distinct,
  type Offer,
  offersOf,
} from "../shared/offer.ts";
import { PICK, TYPE_IT } from "../shared/press.ts";
import { toPage, type Way } from "../shared/way.ts";
import { LIMITS } from "./limits.ts";
import { markdownOf, marked } from "./markdown.ts";
import { createPacking, type TicketText } from "./ticket-text.ts";

/** Discord's numbers for components and flags, written out: to import them at run time costs as much as all of zod. */
const ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const TEXT = 10;
const SEPARATOR = 14;
const CONTAINER = 17;
const BLURPLE = 1;
const GREY = 2;
const LINK = 5;
const EPHEMERAL = 1 << 6;
const COMPONENTS_V2 = 1 << 15;

/** A message as Discord takes it. Nobody is ever mentioned. */
export type Message = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: [] };
};

/** What of the settings shows on cards. */
export type Rendering = {
  /** Where the private page is, which the first card then offers; or null. */
  readonly publicUrl: string | null;
  readonly tickets: TicketText;
};

const UNSET: Rendering = { publicUrl: null, tickets: "wide" };

/**
 * A card as a message, with the ticket in its buttons and menus.
 *
 * @param isPrivate shows it to one person alone
 */
export function renderView(
  dialog: Dialog,
  view: View,
  ticket: string,
  isPrivate: boolean,
  { publicUrl, tickets }: Rendering = UNSET,
): Message {
  const rows = rowsOf(dialog, view, createPacking(ticket, tickets), isPrivate);
  const link =
    view.kind === "welcome" && publicUrl !== null ? [rowOf([toPage(dialog, publicUrl)])] : [];
  return message([textOf(view), ...rows, ...link], isPrivate);
}

/** Words without a walk, or a card's words, and the ways on from there. */
export function renderPlain(
  words: string | View,
  ways: readonly Way[],
  isPrivate: boolean,
): Message {
  const told =
    typeof words === "string" ? ({ type: TEXT, content: words } as const) : textOf(words);
  return message([told, ...(ways.length > 0 ? [rowOf(ways)] : [])], isPrivate);
}

function message(components: APIMessageTopLevelComponent[], isPrivate: boolean): Message {
  return {
    flags: COMPONENTS_V2 | (isPrivate ? EPHEMERAL : 0),
    components,
    allowed_mentions: { parse: [] },
  };
}

/** The card's text in a frame: a text for what stands between two dividers. */
function textOf(view: View): APIMessageTopLevelComponent {
  const components: APIComponentInContainer[] = [];
  let content = headOf(view);
  // A heading has room of its own below it.
  let gap = "\n";
  const end = () => {
    if (content !== "") components.push({ type: TEXT, content });
    content = "";
    gap = "";
  };
  let isAfterList = false;
  for (const block of [...view.blocks, ...listedOf(view)]) {
    // Discord drops the empty line behind a list: what follows one is a text of its own.
    if (block.type === "divider" || isAfterList) end();
    isAfterList = block.type === "list";
    if (block.type === "divider") {
      components.push({ type: SEPARATOR });
      continue;
    }
    content += gap + markdownOf(block);
    gap = "\n\n";
  }
  end();
  const accent = ACCENTS[view.kind];
  return { type: CONTAINER, components, ...(accent === undefined ? {} : { accent_color: accent }) };
}

const RED = 0xd4351c;
/** The frame's colour, for cards that nobody may take for an ordinary one; their words say so too. */
const ACCENTS: Partial<Record<View["kind"], number>> = { emergency: RED, crisis: RED };

function headOf({ progress, title }: View): string {
  const heading = `## ${marked(title)}`;
  return progress === null ? heading : `-# ${marked(progress)}\n${heading}`;
}

/** What a menu holds stands on the card too: hidden in a menu it would not be read. */
function listedOf(view: View): readonly Block[] {
  const { choices } = view;
  if (!choices?.question || !hasMenu(view)) return [];
  return [{ type: "list", title: null, items: choices.options.map(({ label }) => label) }];
}

/** Several answers, more than there is room for, or long ones. */
function hasMenu({ choices, controls }: View): boolean {
  if (choices === null) return false;
  const { many, options } = choices;
  const rows = rowsFor(options.length) + rowsFor(controls.length + 1);
  return many || areLong(options) || rows >= LIMITS.rows;
}

function rowsFor(buttons: number): number {
  return Math.ceil(buttons / LIMITS.buttonsInRow);
}

function rowsOf(dialog: Dialog, view: View, pack: Packing, isPrivate: boolean): Row[] {
  const { choices, controls } = view;
  const isMenu = choices !== null && hasMenu(view);
  const menus = isMenu ? menusOf(dialog, choices.options, choices.many, pack) : [];
  const keep = isMenu ? keepOf(dialog, choices) : [];
  const answers = distinct([
    ...keep,
    ...copyOffer(dialog, view, isPrivate),
    ...offersOf(dialog, isMenu ? [] : (choices?.options ?? [])),
    ...offersOf(dialog, choices?.none ? [choices.none] : []),
  ]);
  const { typeIt } = dialog.content.interface.discord;
  const typing = choices?.question ? [{ action: TYPE_IT, label: typeIt }] : [];
  const standingOut = keep.length || answers.length;
  const buttons = distinct([...answers, ...offersOf(dialog, controls), ...typing]).map(
    ({ action, label }, at) => button(pack(action), label, at < standingOut ? BLURPLE : GREY),
  );
  // Answers and the ways around have rows of their own, where five rows are enough for that.
  const answered = answers.length;
  const apart = [...inRows(buttons.slice(0, answered)), ...inRows(buttons.slice(answered))];
  const rows = menus.length + apart.length <= LIMITS.rows ? apart : inRows(buttons);
  return [...menus, ...rows];
}

/** Discord sends nothing when what is marked in a menu is chosen again: a button keeps it. */
function keepOf(dialog: Dialog, { keep, options }: Choices): readonly Offer[] {
  const action = keep && encodeAction(dialog, keep);
  const [marked, ...more] = options.filter(({ chosen }) => chosen);
  if (!action || !marked) return [];
  const texts = dialog.content.interface.discord;
  const label = more.length > 0 ? texts.keepTicked : fill(texts.keep, { label: marked.label });
  return [{ action, label }];
}

/** A menu of the options; several where they are more than one takes. */
function menusOf(
  dialog: Dialog,
  options: readonly Choice[],
  isMany: boolean,
  pack: Packing,
): Row[] {
  const { pickOne, pickSome } = dialog.content.interface.discord;
  return chunked(options, LIMITS.options).map((some, at) => ({
    type: ROW,
    components: [
      {
        type: SELECT,
        custom_id: pack(`${PICK}${at}`),
        placeholder: isMany ? pickSome : pickOne,
        min_values: 1,
        max_values: isMany ? some.length : 1,
        options: some.map(({ label, chosen, event }) => ({
          label: cut(label, LIMITS.optionLabel),
          value: encodeAction(dialog, event) ?? "",
          default: chosen,
        })),
      },
    ],
  }));
}

function inRows(buttons: readonly Button[]): Row[] {
  return chunked(buttons, LIMITS.buttonsInRow).map((components) => ({ type: ROW, components }));
}

type Packing = ReturnType<typeof createPacking>;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function rowOf(ways: readonly Way[]): Row {
  const components = ways.map(({ action, label, url }): APIButtonComponent => {
    return url === undefined ? button(action, label) : { type: BUTTON, style: LINK, url, label };
  });
  return { type: ROW, components };
}

type Button = Extract<APIButtonComponent, { custom_id: string }>;

function button(
  customId: string,
  label: string,
  style: typeof GREY | typeof BLURPLE = GREY,
): Button {
  return { type: BUTTON, style, custom_id: customId, label: cut(label, LIMITS.buttonLabel) };
}
