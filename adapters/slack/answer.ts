import { type Bot, calendarAddress } from "../../src/app/index.ts";
import { type Calendar, fill, type View } from "../../src/engine/index.ts";
import type { Body } from "../shared/body.ts";
import { createChat } from "../shared/chat.ts";
import { begun, type Deed, type Turn, turnOn } from "../shared/deed.ts";
import { createNewest } from "../shared/newest.ts";
import { codeOf } from "../shared/refused.ts";
import { toStart, type Way } from "../shared/way.ts";
import { type SlackApi, secondsToWait } from "./api.ts";
import { isGone } from "./errors.ts";
import type { Memory } from "./memory.ts";
import { createMentioned } from "./mentioned.ts";
import { parseBody } from "./parse.ts";
import { personIn, type SlackPerson } from "./person.ts";
import { isPictured, NOWHERE, type PictureAt } from "./pictures.ts";
import { SLACK } from "./platform.ts";
import { hasPlace, placed } from "./reminder-cards.ts";
import { createReminders, type Keeping } from "./reminders.ts";
import {
  type Message,
  renderHome,
  renderPlain,
  renderView,
  renderWindow,
  toMove,
} from "./render.ts";
import type { SlackSettings } from "./settings.ts";
import { createTyping, ticketIn } from "./typed.ts";

/** What answering needs, made once. */
export type Answering = Pick<SlackSettings, "organisers" | "mentions" | "publicUrl" | "reminds"> & {
  readonly bot: Bot;
  readonly api: SlackApi;
  readonly memory: Memory;
  /** Where Slack finds the dialog's drawings; nowhere unless given. */
  readonly pictureAt?: PictureAt;
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
  reminds = false,
  pictureAt = NOWHERE,
}: Answering): (body: Body, acknowledge: Acknowledge, now: number) => Promise<void> {
  const { dialog } = bot;
  const reminders = createReminders(bot, api, reminds);
  const { name, interface: texts } = dialog.content;
  const plain = (words: string | View, ways?: readonly Way[]) =>
    renderPlain(dialog, words, ways, pictureAt);
  const calendarAt = (calendar: Calendar) =>
    publicUrl && new URL(calendarAddress(calendar), publicUrl).href;
  const rendering = { publicUrl, pictureAt, calendarAt };
  const chat = createChat<Message>({
    bot,
    platform: SLACK,
    surfaces: { hidden: "slack", own: "slack-dm" },
    draw: {
      view: (view, ticket, isHidden) =>
        reminders.offered(view, ticket, renderView(dialog, view, ticket, isHidden, rendering)),
      plain,
    },
    page: null,
  });
  const told = ({ owner }: SlackPerson, now: number) =>
    memory.missed.take(owner, now) ? texts.slack.missed : undefined;
  const onCard = createNewest();
  const answerMention = createMentioned(memory, chat, postHidden);
  const answerTyped = createTyping(api, memory, chat, {
    busy: plain(texts.slack.busyTyped),
    notAllowed: plain(fill(texts.slack.notAllowed, { name })),
    told,
    filled: reminders.filled,
  });

  return async (body, acknowledge, now) => {
    const did = parseBody(dialog, body);
    const person = personIn(body, memory.isOwn);
    if (body["command"] !== undefined) return answerCommand(did, person, acknowledge, now);
    await acknowledge();
    bot.meter?.acknowledged(SLACK.name, now);
    switch (did.type) {
      case "turn":
        if (body["type"] === "event_callback") return answerTyped(body, person, did, now);
        return answerPress(did, person, now);
      case "copy": {
        const send = async (copy: Message) =>
          (await isPosted(person, copy)) ? texts.slack.copied : texts.chat.notCopied;
        const { card, replaces } = await chat.copy(person, did.ticket, now, send);
        return show(person, card, replaces, now);
      }
      case "move": {
        const isMoved = await isPosted(person, chat.moved(person, did.ticket, now));
        const stays = () => chat.note(person, did.ticket, texts.slack.notMoved, now);
        return show(
          person,
          isMoved ? plain(fill(texts.slack.moved, { name })) : stays(),
          true,
          now,
        );
      }
      case "remind": {
        const set = (calendar: Calendar) => reminders.set(calendar, person.owner.user, now);
        const { card, replaces } = await chat.remind(person, did.ticket, now, set);
        return show(person, card, replaces, now);
      }
      case "kept":
        return answerKeeping(reminders.kept, did.ticket, person, now);
      case "stop-all":
        return answerKeeping(reminders.stop(now), did.ticket, person, now);
      case "later":
        return answerKeeping(reminders.later(did.hour, person.owner.user, now), null, person, now);
      case "opened":
        memory.remember(person.channel);
        if (did.isHome) await publishHome(person.owner.user, person.channel);
        return;
      case "mention":
        if (mentions) await answerMention(did.text, person, now);
    }
  };

  /** A command's acknowledgement may show the card: that needs no membership and no request. */
  async function answerCommand(
    did: Deed,
    person: SlackPerson,
    acknowledge: Acknowledge,
    now: number,
  ): Promise<void> {
    const shown = commanded(did, person, now);
    // Nobody says what became of an acknowledgement, and Slack takes no card with a picture that it cannot fetch.
    const isSent = isPictured(shown) && person.responseUrl !== "";
    await acknowledge(isSent ? undefined : shown);
    bot.meter?.acknowledged(SLACK.name, now);
    if (!isSent) return;
    await unlessMissed(
      person,
      now,
      api.respond(person.responseUrl, shown, () => true),
    );
  }

  /** What a command shows. */
  function commanded(did: Deed, person: SlackPerson, now: number): object {
    if (did.type === "panel") {
      return organisers?.includes(person.owner.user) === false
        ? { response_type: "ephemeral", ...plain(texts.slack.organisersOnly) }
        : { response_type: "in_channel", ...chat.panel(did.topic, now) };
    }
    const turn = did.type === "turn" ? did : begun({ type: "start" });
    const { card } = chat.turn(person, turn, now, told(person, now));
    return { response_type: person.isHidden ? "ephemeral" : "in_channel", ...card };
  }

  async function answerPress(did: Turn, person: SlackPerson, now: number): Promise<void> {
    if (person.responseUrl === "") return begin(did, person, now);
    const replaces = did.replaces || person.isEphemeral;
    const isHidden = !replaces || person.isHidden;
    const turn = { ...did, replaces };
    const answer = chat.turn({ ...person, isHidden }, turn, now, told(person, now));
    const { card } = answer;
    const filled = isHidden ? card : await reminders.filled(card, person.channel);
    await show(person, filled, answer.replaces, now);
  }

  /** Answers in the bot's own conversation, which Slack names to whoever writes there: that needs no permission more. */
  async function answerKeeping(
    keeping: Keeping,
    ticket: string | null,
    person: SlackPerson,
    now: number,
  ): Promise<void> {
    const { channel, isHidden, owner, responseUrl } = person;
    if (isHidden) {
      const own = await reminders.inOwn(owner.user, keeping).catch(() => null);
      if (responseUrl !== "") {
        const says = own === null ? texts.slack.notMoved : fill(texts.slack.moved, { name });
        const card = ticket === null ? plain(says) : chat.note(person, ticket, says, now);
        return show(person, card, ticket !== null, now);
      }
      return own === null ? tellNotPosted(person, now) : publishHome(owner.user, own);
    }
    const said = await keeping(channel, ticket);
    if (ticket === null) return show(person, said, true, now);
    const { card } = chat.turn(person, turnOn(ticket, null), now);
    const isOn = hasPlace(card);
    await show(person, isOn ? placed(card, said) : said, isOn, now);
  }

  /** From the app's own page and shortcuts the walk begins in the bot's conversation. */
  async function begin(did: Turn, person: SlackPerson, now: number): Promise<void> {
    const answer = chat.turn({ ...person, isHidden: false }, did, now, told(person, now));
    try {
      await post(person, answer.card);
    } catch {
      await tellNotPosted(person, now);
    }
  }

  function tellNotPosted(person: SlackPerson, now: number): Promise<void> {
    const view = renderWindow(dialog, texts.slack.notPosted);
    const opening = api.call("views.open", { trigger_id: person.trigger, view });
    return unlessMissed(person, now, opening);
  }

  /** Shows a card in place of the one pressed, or as a new one that only the person sees. */
  function show(person: SlackPerson, card: Message, replaces: boolean, now: number): Promise<void> {
    const where = replaces
      ? { replace_original: true }
      : { replace_original: false, response_type: "ephemeral", ...inThread(person) };
    const { owner, channel, ts } = person;
    return onCard(`${owner.user} ${channel} ${ts}`, async (isNewest) => {
      try {
        await api.respond(person.responseUrl, { ...where, ...card }, isNewest);
      } catch (error) {
        if (!isGone(error) && secondsToWait(error) === null) {
          memory.missed.add(owner, now);
          throw error;
        }
        bot.meter?.failed(SLACK.name, codeOf(error));
        if (isNewest()) await unlessMissed(person, now, showElsewhere(person, card, replaces));
      }
    });
  }

  /** By its place, where all who see a message may; else to the person alone, there or in the bot's own conversation. */
  async function showElsewhere(
    person: SlackPerson,
    card: Message,
    replaces: boolean,
  ): Promise<void> {
    const { channel, ts } = person;
    if (replaces && !person.isHidden) {
      await api.call("chat.update", { channel, ts, ...card });
      return;
    }
    try {
      await postHidden(person, card);
    } catch {
      // What is hidden in a channel is shown nowhere else unasked.
      const ticket = ticketIn([card]);
      const way = ticket === null ? toStart(dialog) : toMove(dialog, ticket);
      await post(person, plain(texts.slack.notShown, [way]));
    }
  }

  /** Remembers whom something did not reach, so that their next card says so. */
  async function unlessMissed(
    { owner }: SlackPerson,
    now: number,
    reaching: Promise<unknown>,
  ): Promise<void> {
    try {
      await reaching;
    } catch (error) {
      memory.missed.add(owner, now);
      throw error;
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

  async function postHidden(person: SlackPerson, card: Message): Promise<void> {
    const { channel, owner } = person;
    const place = { channel, user: owner.user, ...inThread(person) };
    await api.call("chat.postEphemeral", { ...place, ...card });
  }

  async function publishHome(user: string, channel: string): Promise<void> {
    const { blocks, ...home } = renderHome(dialog, publicUrl);
    const view = { ...home, blocks: [...blocks, ...(await reminders.onHome(channel))] };
    await api.call("views.publish", { user_id: user, view });
  }
}

function inThread({ thread }: SlackPerson): { readonly thread_ts?: string } {
  return thread === "" ? {} : { thread_ts: thread };
}
