import {
  createSession,
  type Dialog,
  type Event,
  fitSession,
  type NoticeId,
  type Session,
  step,
  type View,
  viewOf,
} from "../engine/index.ts";
import type { Keys } from "./keys.ts";
import type { Log } from "./log.ts";
import { todayFrom } from "./project.ts";
import { type Owner, openTicket, sealTicket } from "./ticket.ts";

/** What every turn needs, made once at the start. */
export type Bot = {
  readonly dialog: Dialog;
  readonly keys: Keys;
  /** 10 bits of the content's fingerprint. */
  readonly print: number;
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  readonly log: Log;
};

export type Turn = {
  readonly owner: Owner;
  /** Which of the dialog's `surfaces` the card will stand on. */
  readonly surface: string;
  /** The ticket of the card that was answered, or null for a new walk. */
  readonly ticket: string | null;
  /** What the person did; null only shows the ticket's card again. */
  readonly event: Event | null;
  /** The time, in milliseconds since 1 January 1970. */
  readonly now: number;
};

export type Turned = {
  readonly view: View;
  /** The session after the turn, for every button of the view. */
  readonly ticket: string;
};

/**
 * One turn, the same for every platform: open the ticket, step the engine, make the view, seal the next ticket.
 * A ticket that cannot be opened gives the start card with a kind word on why; the event is then left out.
 */
export function turn(bot: Bot, { owner, surface, ticket, event, now }: Turn): Turned {
  const today = todayFrom(now);
  const opened = open(bot, ticket, owner, today);
  const update =
    event !== null && opened.mayStep
      ? step(bot.dialog, opened.session, event, today)
      : { session: opened.session, notice: null };
  const notice = update.notice ?? opened.notice;
  bot.log.debug(
    { platform: owner.platform, event: event?.type ?? "show", notice: notice ?? "none" },
    "turn",
  );
  return {
    view: viewOf(bot.dialog, update.session, { surface, region: bot.region }, notice),
    ticket: sealTicket(bot, update.session, owner),
  };
}

type OpenedWalk = {
  readonly session: Session;
  readonly notice: NoticeId | null;
  readonly mayStep: boolean;
};

function open(bot: Bot, ticket: string | null, owner: Owner, today: number): OpenedWalk {
  if (ticket === null) return { session: createSession(today), notice: null, mayStep: true };
  const opened = openTicket(bot, ticket, owner, today);
  switch (opened.type) {
    case "ok":
      return { session: opened.session, notice: null, mayStep: true };
    case "stale-content":
      return {
        session: opened.session,
        notice: opened.dropped ? "content-changed" : null,
        mayStep: true,
      };
    case "too-old": {
      const { session } = fitSession(bot.dialog, opened.session);
      return { session, notice: "screen-again", mayStep: false };
    }
    default:
      return { session: createSession(today), notice: opened.type, mayStep: false };
  }
}
