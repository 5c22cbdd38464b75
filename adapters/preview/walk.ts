import type { Input } from "../../src/app/index.ts";
import { todayFrom } from "../../src/app/project.ts";
import { holderOf, type Owner, openTicket, sealTicket } from "../../src/app/tickets/ticket.ts";
import { type Bot, type Turned, turn } from "../../src/app/turn.ts";
import type { Session } from "../../src/engine/index.ts";
import { DISCORD } from "../discord/platform.ts";
import { SLACK } from "../slack/platform.ts";
import { TERMINAL } from "../terminal/platform.ts";

export const PANES = ["discord", "slack", "plain"] as const;
export type Pane = (typeof PANES)[number];

/** What each pane has: a ticket, or null where its walk is to begin. */
export type Tickets = Readonly<Record<Pane, string | null>>;

/** Whether the cards stand where only one person sees them, or in the bot's own chat. */
export type Place = "hidden" | "own";

/** The one person there is, as each platform names them. */
export const PERSON = { team: "T0PREVIEW", user: "100000000000000001" } as const;

const OWNERS: Readonly<Record<Pane, Owner>> = {
  discord: { platform: DISCORD, team: "", user: PERSON.user },
  slack: { platform: SLACK, ...PERSON },
  plain: { platform: TERMINAL, team: "", user: "" },
};
const SURFACES: Readonly<Record<Place, Readonly<Record<Pane, string>>>> = {
  hidden: { discord: "discord", slack: "slack", plain: "terminal" },
  own: { discord: "discord-dm", slack: "slack-dm", plain: "terminal" },
};

/** One event, taken by every pane on its own ticket. */
export function turnAll(
  bot: Bot,
  tickets: Tickets,
  event: Input | null,
  place: Place,
  now: number,
): Readonly<Record<Pane, Turned>> {
  const takeTurn = (pane: Pane): Turned => {
    const [owner, surface, ticket] = [OWNERS[pane], SURFACES[place][pane], tickets[pane]];
    return turn(bot, { owner, surface, ticket, event, now });
  };
  return { discord: takeTurn("discord"), slack: takeTurn("slack"), plain: takeTurn("plain") };
}

/** A session sealed for every pane. */
export function sealAll(bot: Bot, session: Session): Tickets {
  const seal = (pane: Pane) => sealTicket(holderOf(bot, OWNERS[pane]), session);
  return { discord: seal("discord"), slack: seal("slack"), plain: seal("plain") };
}

/** The session that all panes hold, or null where they do not hold the same. */
export function sharedSession(
  bot: Bot,
  panes: Readonly<Record<Pane, Turned>>,
  now: number,
): Session | null {
  const [first, ...others] = PANES.map((pane) => {
    const opened = openTicket(holderOf(bot, OWNERS[pane]), panes[pane].ticket, todayFrom(now));
    return "session" in opened ? opened.session : null;
  });
  const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return isSame ? (first ?? null) : null;
}
