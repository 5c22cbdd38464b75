import { type Bot, type Input, type Turned, turn } from "../../src/app/index.ts";
import type { View } from "../../src/engine/index.ts";
import { TERMINAL } from "./platform.ts";

/** One walk in this process: the card that is showing, and its ticket. */
export type Conversation = {
  readonly bot: Bot;
  view(): View;
  ticket(): string;
  /** Does what the person did; on an earlier card where its ticket is given. */
  send(event: Input | null, ticket?: string): Sent;
};

export type Sent = {
  readonly view: View;
  /** Why the ticket could not be opened, or null. Then the walk that stands is left as it was. */
  readonly refused: string | null;
};

function isOpen({ opened }: Turned): boolean {
  return ["new", "ok", "stale-content", "too-old"].includes(opened);
}

/** Begins a walk on the start card, or where a resume code left it. `now` gives the time in milliseconds. */
export function converse(bot: Bot, now: () => number, code: string | null = null): Conversation {
  const owner = { platform: TERMINAL, team: "", user: "" };
  const takeTurn = (event: Input | null, ticket: string | null): Turned =>
    turn(bot, { owner, surface: "terminal", ticket, event, now: now() });
  let current = takeTurn(code === null ? null : { type: "resume" }, code);
  return {
    bot,
    view: () => current.view,
    ticket: () => current.ticket,
    send(event, ticket = current.ticket) {
      const turned = takeTurn(event, ticket);
      const refused = isOpen(turned) ? null : turned.opened;
      if (refused === null) current = turned;
      return { view: turned.view, refused };
    },
  };
}
