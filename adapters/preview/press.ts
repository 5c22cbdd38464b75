import type { Input } from "../../src/app/index.ts";
import type { Bot, Turned } from "../../src/app/turn.ts";
import { type Dialog, fill, type View, withNote } from "../../src/engine/index.ts";
import type { Deed } from "../shared/deed.ts";
import { type Pressed, readPress } from "./pressed.ts";
import { type Pane, type Place, type Tickets, turnAll } from "./walk.ts";

/** What came of a press: the cards of all panes, and what the pressed platform does beside. */
export type Answered = {
  readonly turned: Readonly<Record<Pane, Turned>>;
  readonly notes: readonly string[];
  /** Whether the invitation for everyone is shown instead of the cards. */
  readonly isPanel: boolean;
  /** Where the cards stand from now on. */
  readonly place: Place;
  /** The form of Discord's that is open: for words on a card, or for a story. */
  readonly form: Form["asks"] | null;
  /** The card that is left as a message, and where. */
  readonly copy: { readonly pane: Pane; readonly view: View } | null;
};

type Form = Extract<Deed, { readonly type: "form" }>;

export const BEGIN: Tickets = { discord: null, slack: null, plain: null };

/** Does what was pressed on one pane in all of them. */
export function answerPress(
  bot: Bot,
  form: URLSearchParams,
  tickets: Tickets,
  place: Place,
  now: number,
): Answered {
  const pressed = readPress(bot.dialog, form, place);
  const doing = doingOf(bot.dialog, pressed, tickets);
  const at = doing.place ?? place;
  const turned = turnAll(bot, doing.tickets ?? tickets, doing.event ?? null, at, now);
  const { copies = null, form: opened = null, notes = [] } = doing;
  const copy = copies && { pane: copies, view: turned[copies].view };
  const shown = { turned: withNotes(bot.dialog, turned, doing), isPanel: false, place: at };
  return { ...shown, notes, form: opened, copy };
}

type Doing = {
  readonly tickets?: Tickets;
  readonly event?: Input | null;
  readonly notes?: readonly string[];
  readonly place?: Place;
  readonly form?: Form["asks"];
  readonly copies?: Pane;
  /** What the pressed platform notes on its own card. */
  readonly told?: { readonly pane: Pane; readonly text: string };
};

function doingOf({ content }: Dialog, pressed: Pressed, tickets: Tickets): Doing {
  const { discord, slack } = content.interface;
  if (pressed.pane === null) return {};
  if (pressed.pane === "plain") return { event: pressed.event };
  const { did, pane } = pressed;
  switch (did.type) {
    case "turn": {
      // A Start button holds no ticket: everyone begins.
      const own = did.ticket === null ? BEGIN : { ...tickets, [pane]: did.ticket };
      return { tickets: own, event: did.event };
    }
    case "form":
      return { form: did.asks };
    case "copy":
      return {
        copies: pane,
        told: { pane, text: (pane === "discord" ? discord : slack).copied },
      };
    case "move":
      return {
        place: "own",
        notes: [
          `Slack says: ${fill(slack.moved, { name: content.name })} The card stands there now.`,
        ],
      };
    default:
      return { notes: [`${NAMES[pane]}'s parser makes nothing of that: "${did.type}".`] };
  }
}

const NAMES = { discord: "Discord", slack: "Slack" } as const;

function withNotes(
  dialog: Dialog,
  turned: Readonly<Record<Pane, Turned>>,
  { told }: Doing,
): Readonly<Record<Pane, Turned>> {
  if (!told) return turned;
  const { view } = turned[told.pane];
  const noted = withNote(dialog, view, told.text);
  return { ...turned, [told.pane]: { ...turned[told.pane], view: noted } };
}
