import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { encodeAction } from "../../src/app/index.ts";
import {
  type Choice,
  type Choices,
  type Control,
  type Dialog,
  fill,
  type View,
} from "../../src/engine/index.ts";
import type { ChatBlock } from "../shared/marks.ts";
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
import { PICK, TELL, TYPE_IT } from "../shared/press.ts";
import { toPage, type Way } from "../shared/way.ts";
import { type Attachment, attachmentsOf, filesOn } from "./files.ts";
import { frameOf, TEXT } from "./frame.ts";
import { LIMITS } from "./limits.ts";
import { marked } from "./markdown.ts";
import type { AttachedFile } from "./multipart.ts";
import { type Drawings, NO_DRAWINGS } from "./pictures.ts";
import { fewest, inRows } from "./rows.ts";
import { createPacking, type TicketText } from "./ticket-text.ts";

/** Discord's numbers for components and flags, as in the frame. */
const ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const SECTION = 9;
const BLURPLE = 1;
const GREY = 2;
const RED = 4;
const LINK = 5;
const EPHEMERAL = 1 << 6;
const COMPONENTS_V2 = 1 << 15;

/** A message as Discord takes it. Nobody is ever mentioned. */
export type Message = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** All files of the message: those of the card that it replaces go. */
  readonly attachments: readonly Attachment[];
  readonly allowed_mentions: { readonly parse: [] };
};

/** What of the settings shows on cards. */
export type Rendering = {
  /** Where the private page is, which the first card then offers; or null. */
  readonly publicUrl: string | null;
  readonly tickets: TicketText;
  /** What there is of the dialog's drawings; none unless given. */
  readonly drawings?: Drawings;
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
  { publicUrl, tickets, drawings = NO_DRAWINGS }: Rendering = UNSET,
): Message {
  const pack = createPacking(ticket, tickets);
  const shape = shapeOf(view);
  const { choices } = view;
  const sections = choices && shape === "sections" ? sectionsOf(dialog, choices, pack) : [];
  const files = filesOn(view, drawings);
  const frame = frameOf(view, files, listedOf(dialog, choices), sections);
  const menus = choices && shape === "menus" ? menusOf(dialog, choices, pack) : [];
  const answers = answersOf(dialog, view, shape, isPrivate);
  const around = aroundOf(dialog, view, publicUrl);
  const rows = apart(answers, around, LIMITS.rows - menus.length);
  const parts = [frame, ...menus, ...rows.map((row) => rowOf(row, pack))];
  return message(parts, files, isPrivate);
}

/** Words without a walk, or a card's words, and the ways on from there. */
export function renderPlain(
  words: string | View,
  ways: readonly Way[],
  isPrivate: boolean,
  drawings: Drawings = NO_DRAWINGS,
): Message {
  const row = ways.length > 0 ? [rowOf(ways)] : [];
  if (typeof words === "string") {
    return message([{ type: TEXT, content: words }, ...row], [], isPrivate);
  }
  const files = filesOn(words, drawings);
  return message([frameOf(words, files), ...row], files, isPrivate);
}

function message(
  components: APIMessageTopLevelComponent[],
  files: readonly AttachedFile[],
  isPrivate: boolean,
): Message {
  return {
    flags: COMPONENTS_V2 | (isPrivate ? EPHEMERAL : 0),
    components,
    attachments: attachmentsOf(files),
    allowed_mentions: { parse: [] },
  };
}

/** How the choices of a card are shown. */
type Shape = "buttons" | "sections" | "menus";

/** Menus where several fit, or where there is no room for buttons; sections where a phone would cut an answer off. */
function shapeOf({ choices, controls }: View): Shape {
  if (choices === null) return "buttons";
  const { many, options, question } = choices;
  if (many) return "menus";
  if (areLong(options, LIMITS.shown)) {
    return question !== null && options.length <= LIMITS.sections ? "sections" : "menus";
  }
  const rows = fewest(options.length) + fewest(controls.length + 1);
  return rows <= LIMITS.rows ? "buttons" : "menus";
}

/** The signs of the safety check are to be read before anyone says "none of these"; what else a menu holds stands in it alone. */
function listedOf(dialog: Dialog, choices: Choices | null): readonly ChatBlock[] {
  return choices?.many && isAboutSafety(dialog, choices)
    ? [{ type: "list", title: null, items: choices.options.map(({ label }) => label) }]
    : [];
}

function isAboutSafety({ questions }: Dialog, { question }: Choices): boolean {
  const role = questions.get(question ?? "")?.role;
  return role === "screen" || role === "follow-up";
}

/** Each answer whole, with a button beside it. */
function sectionsOf(
  dialog: Dialog,
  { options }: Choices,
  pack: Packing,
): APIComponentInContainer[] {
  const { pickThis } = dialog.content.interface.discord;
  return options.map((option) => ({
    type: SECTION,
    components: [{ type: TEXT, content: marked(labelOf(option)) }],
    accessory: button(pack(encodeAction(dialog, option.event) ?? ""), pickThis, BLURPLE),
  }));
}

/** What answers the card, beside menus and sections. */
function answersOf(dialog: Dialog, view: View, shape: Shape, isPrivate: boolean): readonly Way[] {
  const { choices } = view;
  const keep = choices && shape === "menus" ? keepOf(dialog, choices) : [];
  const options = choices && shape === "buttons" ? choices.options : [];
  const none = offersOf(dialog, choices?.none ? [choices.none] : []);
  // To deny what was not read yet, what is ticked, or what was spoken of, is not made easy.
  const isSpokenOf = (choices?.offered.length ?? 0) > 0;
  const isRead = keep.length === 0 && !isSpokenOf && listedOf(dialog, choices).length > 0;
  return [
    ...standingOut(keep),
    ...standingOut(copyOffer(dialog, view, isPrivate)),
    ...standingOut(offersOf(dialog, options)),
    ...(isRead ? standingOut(none) : none),
  ];
}

function standingOut(offers: readonly Offer[]): readonly Way[] {
  return offers.map((offer) => ({ ...offer, weight: "primary" }));
}

/** The ways around a card. */
function aroundOf(dialog: Dialog, view: View, publicUrl: string | null): readonly Way[] {
  const { chat, discord } = dialog.content.interface;
  const isWelcome = view.kind === "welcome";
  return [
    ...(isWelcome ? [{ action: TELL, label: chat.story }] : []),
    ...offersOf(dialog, view.controls),
    ...(view.choices?.question ? [{ action: TYPE_IT, label: discord.typeIt }] : []),
    ...(isWelcome && publicUrl !== null ? [toPage(dialog, publicUrl)] : []),
  ];
}

/** Rows of answers and rows of the ways around, unless that left a grey button alone or made too many. */
function apart(answers: readonly Way[], around: readonly Way[], most: number): readonly Way[][] {
  const above = distinct(answers);
  const all = distinct([...above, ...around]);
  const below = all.slice(above.length);
  const isOneGrey = (some: readonly Way[]) => some.length === 1 && some.every(isGrey);
  if (isOneGrey(above) || isOneGrey(below) || fewest(above.length) + fewest(below.length) > most) {
    return inRows(all, most, false);
  }
  const rows = inRows(below, most - fewest(above.length), false);
  return [...inRows(above, most - rows.length, !above.some(isGrey)), ...rows];
}

function isGrey({ weight = "plain" }: Way): boolean {
  return weight === "plain";
}

/** Discord sends nothing when what is marked in a menu is chosen again: a button keeps it. */
function keepOf(dialog: Dialog, { keep, options }: Choices): readonly Offer[] {
  const action = keep && encodeAction(dialog, keep);
  const [ticked, ...more] = options.filter(({ chosen }) => chosen);
  if (!action || !ticked) return [];
  const texts = dialog.content.interface.discord;
  const label = more.length > 0 ? texts.keepTicked : fill(texts.keep, { label: ticked.label });
  return [{ action, label }];
}

/** A menu of the options; several where they are more than one takes. */
function menusOf(dialog: Dialog, { many, options }: Choices, pack: Packing): Row[] {
  const { pickOne, pickSome } = dialog.content.interface.discord;
  return chunked(options, LIMITS.options).map((some, at) => ({
    type: ROW,
    components: [
      {
        type: SELECT,
        custom_id: pack(`${PICK}${at}`),
        placeholder: many ? pickSome : pickOne,
        min_values: 1,
        max_values: many ? some.length : 1,
        options: some.map(({ label, chosen, event }: Choice) => ({
          label: cut(label, LIMITS.optionLabel),
          value: encodeAction(dialog, event) ?? "",
          default: chosen,
        })),
      },
    ],
  }));
}

type Packing = ReturnType<typeof createPacking>;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function rowOf(ways: readonly Way[], pack: Packing = (action) => action): Row {
  const components = ways.map(({ action, label, url, weight = "plain" }): APIButtonComponent => {
    return url === undefined
      ? button(pack(action), label, STYLES[weight])
      : { type: BUTTON, style: LINK, url, label };
  });
  return { type: ROW, components };
}

type Button = Extract<APIButtonComponent, { custom_id: string }>;
type Style = typeof GREY | typeof BLURPLE | typeof RED;

const STYLES: Readonly<Record<Control["weight"], Style>> = {
  primary: BLURPLE,
  alarm: RED,
  plain: GREY,
};

function button(customId: string, label: string, style: Style): Button {
  return { type: BUTTON, style, custom_id: customId, label: cut(label, LIMITS.buttonLabel) };
}
