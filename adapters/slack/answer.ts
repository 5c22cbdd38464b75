import type { Bot } from "../../src/app/index.ts";
import { fill, type View } from "../../src/engine/index.ts";
import type { Body } from "../shared/body.ts";
import { createChat } from "../shared/chat.ts";
import { begun, type Deed, type Turn } from "../shared/deed.ts";
import type { Way } from "../shared/way.ts";
import type { SlackApi } from "./api.ts";
import { isGone } from "./errors.ts";
import type { Memory } from "./memory.ts";
import { parseBody } from "./parse.ts";
import { personIn, type SlackPerson } from "./person.ts";
import { SLACK } from "./platform.ts";
import { type Message, renderHome, renderPlain, renderView } from "./render.ts";
import type { SlackSettings } from "./settings.ts";
import { createTyping } from "./typed.ts";

/** What answering needs, made once. */
export type Answering = Pick<SlackSettings, "organisers" | "mentions" | "publicUrl"> & {
  readonly bot: Bot;
  readonly api: SlackApi;
  readonly memory: Memory;
};

/** Tells Slack that something has arrived, with what to show at once where that is possible. */
export type Acknowledge = (shown?: object) => Promise<void>;

/** Answers whatever Slack delivers: a command with its card as the acknowledgement, a click with one update. */
export function createAnswering({
  bot,
  api,
  memory,
  organisers,
  mentions,
  publicUrl,
}: Answering): (body: Body, acknowledge: Acknowledge, now: number) => Promise<void> {
  const { dialog } = bot;
  const { name, interface: texts } = dialog.content;
  const plain = (words: string | View, ways?: readonly Way[]) => renderPlain(dialog, words, ways);
  const chat = createChat<Message>({
    bot,
    platform: SLACK,
    surfaces: { hidden: "slack", own: "slack-dm" },
    draw: {
      view: (view, ticket, isHidden) => renderView(dialog, view, ticket, isHidden, publicUrl),
      plain,
    },
    page: null,
  });
  const answerTyped = createTyping(api, memory, chat, plain(texts.slack.busyTyped));

  return async (body, acknowledge, now) => {
    const did = parseBody(dialog, body);
    const person = personIn(body, memory.isOwn);
    const isCommand = body["command"] !== undefined;
    await acknowledge(isCommand ? commanded(did, person, now) : undefined);
    bot.meter?.acknowledged(SLACK.name, now);
    if (isCommand) return;
    switch (did.type) {
      case "turn":
        if (body["type"] === "event_callback") return answerTyped(body, person, did, now);
        return answerPress(did, person, now);
      case "copy": {
        const send = async (copy: Message) =>
          (await isPosted(person, copy)) ? texts.slack.copied : texts.chat.notCopied;
        const { card, replaces } = await chat.copy(person, did.ticket, now, send);
        return show(person, card, replaces);
      }
      case "move": {
        const isMoved = await isPosted(person, chat.moved(person, did.ticket, now));
        const stays = () => chat.note(person, did.ticket, texts.slack.notMoved, now);
        return show(person, isMoved ? plain(fill(texts.slack.moved, { name })) : stays(), true);
      }
      case "opened":
        memory.remember(person.channel);
        if (did.isHome) await publishHome(person);
        return;
      case "mention":
        if (mentions && memory.isNew(String(body["event_id"]), now)) {
          await reply(person, chat.support(did.text, now) ?? chat.invitation());
        }
    }
  };

  /** The acknowledgement of a command: it needs no membership and no request. */
  function commanded(did: Deed, person: SlackPerson, now: number): object {
    if (did.type === "panel") {
      return organisers?.includes(person.owner.user) === false
        ? { response_type: "ephemeral", ...plain(texts.slack.organisersOnly) }
        : { response_type: "in_channel", ...chat.panel(did.topic, now) };
    }
    const { card } = chat.turn(person, did.type === "turn" ? did : begun({ type: "start" }), now);
    return { response_type: person.isHidden ? "ephemeral" : "in_channel", ...card };
  }

  async function answerPress(did: Turn, person: SlackPerson, now: number): Promise<void> {
    if (person.responseUrl === "") {
      // The app's own page and shortcuts: the walk begins in the bot's conversation.
      return post(person, chat.turn({ ...person, isHidden: false }, did, now).card);
    }
    const replaces = did.replaces || person.isEphemeral;
    const isHidden = !replaces || person.isHidden;
    const answer = chat.turn({ ...person, isHidden }, { ...did, replaces }, now);
    await show(person, answer.card, answer.replaces);
  }

  /** Shows a card in place of the one pressed, or as a new one that only the person sees. */
  async function show(person: SlackPerson, card: Message, replaces: boolean): Promise<void> {
    const where = replaces
      ? { replace_original: true }
      : { replace_original: false, response_type: "ephemeral", ...inThread(person) };
    try {
      await api.respond(person.responseUrl, { ...where, ...card });
    } catch (error) {
      if (!isGone(error) || !replaces || person.isHidden) throw error;
      await api.call("chat.update", { channel: person.channel, ts: person.ts, ...card });
    }
  }

  async function post({ owner }: SlackPerson, card: Message): Promise<void> {
    await api.call("chat.postMessage", { channel: owner.user, ...card });
  }

  async function isPosted(person: SlackPerson, card: Message): Promise<boolean> {
    try {
      await post(person, card);
      return true;
    } catch {
      return false;
    }
  }

  /** Answers in a channel so that only the person sees it. */
  async function reply(person: SlackPerson, card: Message): Promise<void> {
    const { channel, owner } = person;
    const place = { channel, user: owner.user, ...inThread(person) };
    await api.call("chat.postEphemeral", { ...place, ...card });
  }

  async function publishHome({ owner }: SlackPerson): Promise<void> {
    await api.call("views.publish", { user_id: owner.user, view: renderHome(dialog, publicUrl) });
  }
}

function inThread({ thread }: SlackPerson): { readonly thread_ts?: string } {
  return thread === "" ? {} : { thread_ts: thread };
}
