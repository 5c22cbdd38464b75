import { type Bot, type Turned, turn } from "../../src/app/index.ts";
import {
  blockText,
  type Event,
  emergencyBlock,
  speaksOfDistress,
  type View,
} from "../../src/engine/index.ts";
import type { Body } from "../shared/body.ts";
import type { SlackApi } from "./api.ts";
import { isGone } from "./errors.ts";
import { TEXTS } from "./interface-text.ts";
import type { Memory } from "./memory.ts";
import { type Did, parseBody } from "./parse.ts";
import { type Person, personIn } from "./person.ts";
import { SLACK } from "./platform.ts";
import {
  type Message,
  type Place,
  renderCopy,
  renderHome,
  renderInvitation,
  renderNotice,
  renderReading,
  renderView,
  SURFACES,
} from "./render.ts";
import { createTyping } from "./typed.ts";

/** What answering needs, made once. */
export type Answering = {
  readonly bot: Bot;
  readonly api: SlackApi;
  readonly memory: Memory;
  /** Who may post panels, or null for anyone. */
  readonly organisers: readonly string[] | null;
  readonly mentions: boolean;
  /** Where the private page is, or null. */
  readonly publicUrl: string | null;
};

/** Tells Slack that something has arrived, with what to show at once where that is possible. */
export type Acknowledge = (shown?: object) => Promise<void>;

type Turn = Extract<Did, { readonly type: "turn" }>;

/** Answers whatever Slack delivers: a command with its card as the acknowledgement, a click with one update. */
export function createAnswering(answering: Answering) {
  const { bot, api, memory, organisers, mentions, publicUrl } = answering;
  const answerTyped = createTyping(answering);

  return async (body: Body, acknowledge: Acknowledge, now: number): Promise<void> => {
    const did = parseBody(bot.dialog, body);
    const person = personIn(body, memory.isOwn);
    const isCommand = body["command"] !== undefined;
    await acknowledge(isCommand ? commanded(did, person, now) : undefined);
    bot.meter?.acknowledged(SLACK.name, now);
    if (isCommand) return;
    switch (did.type) {
      case "turn":
        if (body["type"] === "event_callback") return answerTyped(body, person, did, now);
        return answerPress(did, person, now);
      case "copy":
        return sendCopy(did.ticket, person, now);
      case "move":
        return move(did.ticket, person, now);
      case "opened":
        memory.remember(person.channel);
        if (did.isHome) await publishHome(person);
        return;
      case "mention":
        if (mentions && isFirst(body, now)) await invite(person, did.text, now);
    }
  };

  async function publishHome({ owner }: Person): Promise<void> {
    await api.call("views.publish", { user_id: owner.user, view: renderHome(publicUrl) });
  }

  function isFirst(body: Body, now: number): boolean {
    return memory.isNew(String(body["event_id"]), now);
  }

  function takeTurn(
    person: Person,
    ticket: string | null,
    event: Event | null,
    now: number,
    place = person.place,
  ): Turned {
    return turn(bot, { owner: person.owner, surface: SURFACES[place], ticket, event, now });
  }

  function render({ view, ticket }: Turned, place: Place): Message {
    return renderView(bot.dialog, view, ticket, place, publicUrl);
  }

  /** The acknowledgement of a command: it needs no membership and no request. */
  function commanded(did: Did, person: Person, now: number): object {
    if (did.type === "panel") {
      return organisers?.includes(person.owner.user) === false
        ? { response_type: "ephemeral", ...renderNotice(TEXTS.organisersOnly) }
        : { response_type: "in_channel", ...panelFor(did.topic, now) };
    }
    const { ticket, event } = did.type === "turn" ? did : START_AGAIN;
    const isOpen = person.place === "conversation";
    const card = render(takeTurn(person, ticket, event, now), person.place);
    return { response_type: isOpen ? "in_channel" : "ephemeral", ...card };
  }

  /** The invitation, or a Learn card that is named by its id or its title; the same for everyone. */
  function panelFor(named: string | null, now: number): Message {
    const { topics, causes } = bot.dialog.content;
    const cards = [...topics, ...causes.map(({ id, name }) => ({ id, title: name }))];
    const wanted = named?.toLowerCase();
    const found = cards.find(({ id, title }) => [id, title.toLowerCase()].includes(wanted ?? ""));
    if (!found) return renderInvitation(TEXTS.panel);
    return renderReading(shownToAll({ type: "learn", topic: found.id }, now));
  }

  function shownToAll(event: Event, now: number): View {
    const owner = { platform: SLACK, team: "", user: "" };
    return turn(bot, { owner, surface: SURFACES.channel, ticket: null, event, now }).view;
  }

  async function answerPress(did: Turn, person: Person, now: number): Promise<void> {
    const { ticket, event } = did;
    if (person.responseUrl === "") {
      // The app's own page and shortcuts: the walk begins in the bot's conversation.
      const card = render(takeTurn(person, ticket, event, now, "conversation"), "conversation");
      return post(person, card);
    }
    const replaces = did.replaces || person.isHidden;
    const place = replaces ? person.place : "channel";
    const turned = takeTurn(person, ticket, event, now, place);
    // Someone else's card stays as it is; whoever pressed it gets their own.
    const isOwn = turned.opened !== "not-yours" && turned.opened !== "not-authentic";
    await show(person, render(turned, isOwn ? place : "channel"), isOwn && replaces);
  }

  /** Shows a card in place of the one pressed, or as a new one that only the person sees. */
  async function show(person: Person, card: Message, replaces = true): Promise<void> {
    const where = replaces
      ? { replace_original: true }
      : {
          replace_original: false,
          response_type: "ephemeral",
          ...(person.thread === "" ? {} : { thread_ts: person.thread }),
        };
    try {
      await api.respond(person.responseUrl, { ...where, ...card });
    } catch (error) {
      if (!isGone(error) || !replaces || person.place !== "conversation") throw error;
      await api.call("chat.update", { channel: person.channel, ts: person.ts, ...card });
    }
  }

  async function post(person: Person, card: Message): Promise<void> {
    await api.call("chat.postMessage", { channel: person.owner.user, ...card });
  }

  /** The same card again, with a note on it. */
  async function noted(ticket: string, text: string, person: Person, now: number): Promise<void> {
    const turned = takeTurn(person, ticket, null, now);
    await show(person, render(withNote(turned, text), person.place));
  }

  /** Leaves the page to keep in the bot's conversation, and says on the card whether that went well. */
  async function sendCopy(ticket: string, person: Person, now: number): Promise<void> {
    const { view } = takeTurn(person, ticket, null, now);
    // A page that cannot be had any more is a turn like any other.
    if (view.kind !== "keep") return answerPress(showing(ticket), person, now);
    const isSent = await succeeds(() => post(person, renderCopy(view)));
    await noted(ticket, isSent ? TEXTS.copied : TEXTS.notCopied, person, now);
  }

  /** Goes on in the bot's conversation, where a card outlives a reload. */
  async function move(ticket: string, person: Person, now: number): Promise<void> {
    const turned = takeTurn(person, ticket, null, now, "conversation");
    const isSent = await succeeds(() => post(person, render(turned, "conversation")));
    if (!isSent) return noted(ticket, TEXTS.notMoved, person, now);
    await show(person, renderNotice(TEXTS.moved));
  }

  /** A reply to a mention that only the person sees: nothing of what was written is quoted or answered. */
  async function invite(
    { owner, channel, thread }: Person,
    written: string,
    now: number,
  ): Promise<void> {
    await api.call("chat.postEphemeral", {
      channel,
      user: owner.user,
      ...(thread === "" ? {} : { thread_ts: thread }),
      ...mentioned(written, now),
    });
  }

  /** An invitation; whoever is not OK is told who listens instead, with nothing to start. */
  function mentioned(written: string, now: number): Message {
    if (speaksOfDistress(bot.dialog, written)) {
      return renderCopy(shownToAll({ type: "not-ok", reply: "no" }, now));
    }
    const numbers = blockText(emergencyBlock(bot.dialog, bot.region));
    return renderInvitation(`${TEXTS.mention}\n${numbers}`);
  }
}

const START_AGAIN = { ticket: null, event: { type: "start" } } as const;

function showing(ticket: string): Turn {
  return { type: "turn", ticket, event: null, replaces: true };
}

function withNote(turned: Turned, text: string): Turned {
  const blocks = [{ type: "note", text } as const, ...turned.view.blocks];
  return { ...turned, view: { ...turned.view, blocks } };
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
