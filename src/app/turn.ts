import {
  createSession,
  type Dialog,
  type NoticeId,
  pressedAt,
  type Session,
  type View,
  viewOf,
} from "../engine/index.ts";
import { type Input, respond } from "../language/index.ts";
import type { Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import { todayFrom } from "./project.ts";
import type { Keys } from "./tickets/keys.ts";
import {
  type Holder,
  holderOf,
  type Opened,
  type Owner,
  openTicket,
  sealTicket,
} from "./tickets/ticket.ts";

/** What every turn needs, made once at the start. */
export type Bot = {
  readonly dialog: Dialog;
  readonly keys: Keys;
  /** 10 bits of the content's fingerprint. */
  readonly fingerprint: number;
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  /** Who helps nearby, in the organiser's words. */
  readonly localHelp?: string | null;
  /** Whether the keys outlive the process, so that a ticket can be handed out as a code that resumes the walk. */
  readonly canResume: boolean;
  readonly log: Log;
  /** Left out where nothing is counted. */
  readonly meter?: Meter;
};

export type Turn = {
  readonly owner: Owner;
  /** Which of the dialog's `surfaces` the card will stand on. */
  readonly surface: string;
  /** The ticket of the card that was answered, or null for a new walk. */
  readonly ticket: string | null;
  /** What the person did; null only shows the ticket's card again. */
  readonly event: Input | null;
  /** The time, in milliseconds since 1 January 1970. */
  readonly now: number;
};

export type Turned = {
  /** What came of opening the ticket; "new" where there was none. */
  readonly opened: Opened["type"] | "new";
  readonly view: View;
  /** The session after the turn, for every button of the view. */
  readonly ticket: string;
};

/**
 * One turn, the same for every platform: open the ticket, step the engine, make the view, seal the next ticket.
 * A ticket that cannot be opened gives a new walk with a kind word on why; so help and the way out work on any card.
 */
export function turn(bot: Bot, { owner, surface, ticket, event, now }: Turn): Turned {
  const began = bot.meter === undefined ? 0 : performance.now();
  const today = todayFrom(now);
  const holder = holderOf(bot, owner);
  const opened = open(holder, ticket, today);
  const update =
    event === null
      ? { session: opened.session, notice: null }
      : respond(bot.dialog, opened.session, timed(event, now), today, bot.region);
  const platform = owner.platform.name;
  const named = { platform, event: event?.type ?? "show", ticket: opened.type };
  // What a card tells someone is theirs: of it, only what became of the ticket is logged.
  bot.log.debug({ ...named, notice: opened.notice ?? "none" }, "turn");
  const next = sealTicket(holder, update.session);
  const setting = {
    surface,
    region: bot.region,
    localHelp: bot.localHelp ?? undefined,
    code: bot.canResume ? next : undefined,
  };
  const said =
    opened.notice === null
      ? update
      : { notice: opened.notice, also: [update, ...(update.also ?? [])] };
  const view = viewOf(bot.dialog, update.session, setting, said);
  bot.meter?.turned({
    platform,
    ticket: opened.type,
    before: opened.session,
    after: update.session,
    took: performance.now() - began,
    now,
  });
  return { opened: opened.type, view, ticket: next };
}

/** How long a press may be on its way, in milliseconds: a time further off was not the platform's. */
const ON_ITS_WAY = 15 * 60_000;

/** What may start or stop a clock, with its time: the platform's own where that is told, else the turn's. */
function timed(event: Input, now: number): Input {
  const told = "at" in event ? event.at : undefined;
  const at = told !== undefined && Math.abs(now - told) < ON_ITS_WAY ? told : now;
  return event.type === "words" ? { ...event, at } : pressedAt(event, at);
}

type OpenedWalk = {
  readonly type: Turned["opened"];
  readonly session: Session;
  readonly notice: NoticeId | null;
};

function open(holder: Holder, ticket: string | null, today: number): OpenedWalk {
  if (ticket === null) return { type: "new", session: createSession(today), notice: null };
  const opened = openTicket(holder, ticket, today);
  const { type } = opened;
  switch (type) {
    case "ok":
      return { type, session: opened.session, notice: null };
    case "stale-content":
      return { type, session: opened.session, notice: opened.dropped ? "content-changed" : null };
    case "too-old": {
      const hasBegun = opened.session.age !== null;
      return { type, session: opened.session, notice: hasBegun ? "screen-again" : null };
    }
    default:
      return { type, session: createSession(today), notice: type };
  }
}
