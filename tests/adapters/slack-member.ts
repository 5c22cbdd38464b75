import { createHmac, randomUUID } from "node:crypto";
import type { Driver } from "./contract.ts";
import { CLOCK, isMeant } from "./labels.ts";
import {
  APP,
  type Block,
  BOT,
  type Body,
  dmOf,
  type Element,
  type EnvelopeType,
  named,
  type Place,
  type SlackServer,
  TEAM,
  threaded,
  type View,
} from "./slack-server.ts";

export { TEAM };
export const [COLLEAGUE, OTHER, CHANNEL] = ["U0ANNE", "U0BOB", "C0RUN"];
const [TOKEN, DOMAIN] = ["made-up", "example"];

type Where = Place & { readonly ephemeral: boolean; readonly thread_ts?: string };
type Blocks = { readonly blocks: readonly Block[] };
export type Card = Blocks & { readonly text: string; readonly where: Where };

/** Each delivers one thing, and gives what it is acknowledged with. */
export type Transport = {
  command(body: object): Promise<Body | null>;
  interactive(body: object): Promise<Body | null>;
  event(body: object): Promise<Body | null>;
};

/** Who presses, and what is ticked and told by then: what was so from the start, where nothing is said. */
type Pressed = {
  readonly user?: string;
  readonly ticks?: readonly string[];
  readonly story?: string;
};
/** What someone does with one element: a press, a choice, or words. */
type Deed = { readonly block: Block; readonly element: Element; readonly entry: object };
type Pressable = Deed & { readonly label: string };

type Spot = {
  readonly user: string;
  readonly channel: string;
  readonly thread_ts?: string | undefined;
};
type Written = Spot & { readonly text: string; readonly elements: readonly object[] };

export type Colleague = ReturnType<typeof createColleague>;

/** What colleagues do in Slack, as the payloads that it sends. */
export function createColleague(server: SlackServer, transport: Transport) {
  let triggers = 0;
  const triggerId = () => `1.2.${++triggers}`;

  async function command(
    text = "",
    { user = COLLEAGUE, channel = CHANNEL, channelName = nameOf(channel) } = {},
  ): Promise<Card> {
    const ts = server.stamp();
    const response_url = server.hookUrl("commands", { channel, ts });
    const acknowledged = await transport.command({
      token: TOKEN,
      team_id: TEAM,
      team_domain: DOMAIN,
      channel_id: channel,
      channel_name: channelName,
      user_id: user,
      user_name: usernameOf(user),
      command: "/backchat",
      text,
      api_app_id: APP,
      is_enterprise_install: "false",
      response_url,
      trigger_id: triggerId(),
    });
    const answer = acknowledged ?? (await server.taken(response_url));
    if (answer.response_type !== "in_channel")
      return cardOf(answer, { ephemeral: true, channel, ts });
    if (acknowledged !== null) server.post(channel, acknowledged);
    return newest(channel);
  }

  /** Presses a button or picks an option, and gives the card that the one answer leaves. */
  const press = async (card: Card, label: string, pressed: Pressed = {}) =>
    act(card, labelled(card, label), pressed);

  /** Presses, and gives the acknowledgement alone: for what no card comes of. */
  const poke = async (card: Card, label: string, pressed: Pressed = {}) =>
    transport.interactive(onCard(card, labelled(card, label), pressed));

  /** Ticks boxes and presses nothing, and gives the acknowledgement. */
  async function tick(
    card: Card,
    ticks: readonly string[],
    user = COLLEAGUE,
  ): Promise<Body | null> {
    const found = elementsOf(card).find(({ element }) => ticked(element, ticks).length > 0);
    if (found === undefined) throw new Error(`There is no such box on:\n${textOf(card)}`);
    const entry = { selected_options: ticked(found.element, ticks) };
    return transport.interactive(onCard(card, { ...found, entry }, { user, ticks }));
  }

  /** Types into the card's field and presses enter, and gives the card that the one answer leaves. */
  async function type(card: Card, words: string, pressed: Pressed = {}): Promise<Card> {
    const found = elementsOf(card).find(({ element }) => element.type === "plain_text_input");
    if (!found?.block.dispatch_action)
      throw new Error(`There is no field that sends what is typed on:\n${textOf(card)}`);
    return act(card, { ...found, entry: { value: words } }, pressed);
  }

  async function act(card: Card, deed: Deed, pressed: Pressed): Promise<Card> {
    const payload = onCard(card, deed, pressed);
    const answered = server.next(({ url }) => url === payload.response_url);
    await transport.interactive(payload);
    const { body } = await answered;
    const { channel } = card.where;
    if (body.replace_original) return cardOf(body, card.where);
    if (body.response_type === "in_channel") return newest(channel);
    return cardOf(body, { ephemeral: true, channel, ts: server.stamp() });
  }

  function onCard(card: Card, deed: Deed, { user = COLLEAGUE, ...entered }: Pressed) {
    const { channel, ts, thread_ts, ephemeral: is_ephemeral } = card.where;
    const thread = threaded(thread_ts);
    const by = { type: "message", user: BOT, bot_id: "B0BOT", app_id: APP, team: TEAM };
    const message = { ...by, ts, ...thread, text: card.text, blocks: card.blocks };
    return {
      type: "block_actions",
      ...common(user),
      container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral, ...thread },
      channel: { id: channel, name: nameOf(channel) },
      ...(is_ephemeral ? {} : { message }),
      state: stateOf(card, deed, entered),
      response_url: server.hookUrl("actions", { channel, ts }),
      actions: [actionOf(deed)],
    };
  }

  /** Presses a button of the home, and gives the acknowledgement. */
  async function pressHome(home: View, label: string, user = COLLEAGUE): Promise<Body | null> {
    const view = { ...home, blocks: named(home.blocks) };
    const deed = labelled(view, label);
    const ids = { id: "V0HOME", team_id: TEAM, app_id: APP, bot_id: "B0BOT", hash: "1.made-up" };
    return transport.interactive({
      type: "block_actions",
      ...common(user),
      container: { type: "view", view_id: ids.id },
      view: { ...ids, ...view, state: stateOf(view, deed) },
      actions: [actionOf(deed)],
    });
  }

  /** Runs a global shortcut, and gives the acknowledgement. */
  const shortcut = (callback_id: string, user = COLLEAGUE): Promise<Body | null> =>
    transport.interactive({
      type: "shortcut",
      ...common(user),
      callback_id,
      action_ts: (Date.now() / 1_000).toFixed(6),
    });

  const common = (user: string) => ({
    user: { id: user, username: usernameOf(user), name: usernameOf(user), team_id: TEAM },
    api_app_id: APP,
    token: TOKEN,
    trigger_id: triggerId(),
    team: { id: TEAM, domain: DOMAIN },
    enterprise: null,
    is_enterprise_install: false,
  });

  const actionOf = ({ block: { block_id }, element: { type, action_id }, entry }: Deed) => ({
    type,
    action_id,
    block_id,
    ...entry,
    action_ts: (Date.now() / 1_000).toFixed(6),
  });

  /** Writes in the person's own chat with the bot, or in a channel. */
  async function say(
    text: string,
    channel = dmOf(COLLEAGUE),
    user = COLLEAGUE,
    thread_ts?: string,
  ): Promise<void> {
    const channel_type = channel.startsWith("D") ? "im" : "channel";
    const elements = [{ type: "text", text }];
    const said = write({ user, channel, thread_ts, text: escaped(text), elements });
    await transport.event(callbackOf({ type: "message", channel_type, ...said }));
  }

  /** Writes in a channel, with the bot's name first. */
  async function mention(
    text: string,
    { user = COLLEAGUE, channel = CHANNEL, thread_ts }: Partial<Spot> = {},
  ): Promise<void> {
    const elements = [
      { type: "user", user_id: BOT },
      { type: "text", text: ` ${text}` },
    ];
    const words = `<@${BOT}> ${escaped(text)}`;
    const said = write({ user, channel, thread_ts, text: words, elements });
    await transport.event(callbackOf({ type: "app_mention", ...said }));
  }

  /** Stores a message, and gives what is said about it. */
  function write({ user, channel, thread_ts, text, elements }: Written) {
    const ts = server.say(channel, user, text, thread_ts);
    const section = { type: "rich_text_section", elements };
    const blocks = [{ type: "rich_text", block_id: "words", elements: [section] }];
    const said = { user, text, ts, event_ts: ts, client_msg_id: randomUUID(), team: TEAM, blocks };
    return { channel, ...threaded(thread_ts), ...said };
  }

  async function openHome(user = COLLEAGUE): Promise<void> {
    const opened = { type: "app_home_opened", user, channel: dmOf(user), tab: "home" };
    await transport.event(callbackOf({ ...opened, event_ts: server.stamp() }));
  }

  /** What the bot said last in the person's own chat with it, or in a channel. */
  function newest(channel = dmOf(COLLEAGUE)): Card {
    const message = server.messages(channel).findLast(({ bot_id }) => bot_id !== undefined);
    if (message === undefined) throw new Error(`The bot has said nothing in ${channel}.`);
    return cardOf(message, { ephemeral: false, channel, ts: message.ts });
  }

  return {
    command,
    press,
    poke,
    tick,
    type,
    say,
    mention,
    openHome,
    shortcut,
    pressHome,
    newest,
  };
}

/** What Slack sends about something that happened. */
export function callbackOf(event: object) {
  const bot = { user_id: BOT, is_bot: true, enterprise_id: null, is_enterprise_install: false };
  return {
    type: "event_callback",
    token: TOKEN,
    team_id: TEAM,
    api_app_id: APP,
    event,
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ team_id: TEAM, ...bot }],
    is_ext_shared_channel: false,
  };
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const usernameOf = (user: string) => user.slice(2).toLowerCase();
const nameOf = (channel: string) => (channel.startsWith("D") ? "directmessage" : "running");

/** The card that someone sees once the bot has sent this. */
function cardOf({ text = "", blocks = [], thread_ts }: Body, where: Where): Card {
  return { text, blocks: named(blocks), where: { ...where, ...threaded(thread_ts) } };
}

/** All text of a card's blocks, labels too, a line each. */
export const textOf = ({ blocks }: Blocks) => textsIn(blocks).join("\n");
function textsIn(held: unknown): readonly string[] {
  if (typeof held !== "object" || held === null) return [];
  return Object.entries(held).flatMap(([name, value]) =>
    name === "text" && typeof value === "string" ? [value] : textsIn(value),
  );
}

/** The labels of all that can be pressed: buttons, and options of which one may be picked. */
export const labelsOf = (card: Blocks) => pressables(card).map(({ label }) => label);

function labelled(card: Blocks, label: string): Deed {
  const found = pressables(card).find((pressable) => isMeant(pressable.label, label));
  if (found === undefined) throw new Error(`There is no button "${label}" on:\n${textOf(card)}`);
  return found;
}

function pressables(card: Blocks): readonly Pressable[] {
  return elementsOf(card).flatMap(({ block, element }): readonly Pressable[] => {
    const { type, text, value, options = [] } = element;
    if (type === "button" && typeof text === "object")
      return [{ block, element, label: text.text, entry: { text, value } }];
    if (type !== "radio_buttons" && type !== "static_select") return [];
    return options.map((option) => {
      return { block, element, label: option.text.text, entry: { selected_option: option } };
    });
  });
}

function elementsOf({ blocks }: Blocks) {
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element].flatMap((element) =>
      element === undefined ? [] : [{ block, element }],
    ),
  );
}

/** What stands in all fields of a card when something is done on it. */
function stateOf(card: Blocks, deed: Deed, entered: Pressed = {}) {
  const { ticks } = entered;
  const all = elementsOf(card).flatMap(({ element }) => ticked(element, ticks ?? []));
  const missing = ticks?.find((label) => !all.some(({ text }) => text.text === label));
  if (missing !== undefined) throw new Error(`There is no box "${missing}" on:\n${textOf(card)}`);
  const values: Record<string, Record<string, object>> = {};
  for (const { block, element } of elementsOf(card)) {
    const { block_id = "" } = block;
    const { type, action_id = "" } = element;
    const before = entryOf(element, entered);
    if (before === null) continue;
    const entry = element === deed.element ? deed.entry : before;
    values[block_id] = { ...values[block_id], [action_id]: { type, ...entry } };
  }
  return { values };
}

/** What stands in one field, or nothing where it is none. */
function entryOf(element: Element, { ticks, story }: Pressed): object | null {
  switch (element.type) {
    case "checkboxes":
      return {
        selected_options:
          ticks === undefined ? (element.initial_options ?? []) : ticked(element, ticks),
      };
    case "radio_buttons":
    case "static_select":
      return { selected_option: element.initial_option ?? null };
    case "plain_text_input":
      return { value: story ?? element.initial_value ?? null };
    default:
      return null;
  }
}

function ticked({ type, options = [] }: Element, ticks: readonly string[]) {
  return type === "checkboxes" ? options.filter(({ text }) => ticks.includes(text.text)) : [];
}

type Kind = keyof Transport;
/** What to send other than Slack would: a signature is right for its time, where it is not given. */
type Forged = {
  /** In seconds. */
  readonly timestamp?: number;
  readonly signature?: string;
  /** Such as x-slack-retry-num. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Delivers by signed requests. */
export function httpTransport(bot: { readonly url: string; readonly signingSecret: string }) {
  async function request(
    kind: Kind,
    body: object,
    { timestamp = Math.floor(Date.now() / 1000), signature, headers }: Forged = {},
  ): Promise<{ readonly status: number; readonly body: Body | null }> {
    const text = ENCODERS[kind](body);
    const signed = createHmac("sha256", bot.signingSecret).update(`v0:${timestamp}:${text}`);
    const response = await fetch(bot.url, {
      method: "POST",
      headers: {
        "content-type": kind === "event" ? "application/json" : "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": signature ?? `v0=${signed.digest("hex")}`,
        ...headers,
      },
      body: text,
    });
    return { status: response.status, body: await acknowledgement(response) };
  }
  const deliver = (kind: Kind) => async (body: object) => {
    const answer = await request(kind, body);
    if (answer.status !== 200) throw new Error(`The bot answers ${kind} with ${answer.status}.`);
    return answer.body;
  };
  return {
    command: deliver("command"),
    interactive: deliver("interactive"),
    event: deliver("event"),
    request,
  };
}

const ENCODERS: Readonly<Record<Kind, (body: object) => string>> = {
  command: (body) => String(new URLSearchParams(Object.entries(body))),
  interactive: (body) => String(new URLSearchParams({ payload: JSON.stringify(body) })),
  event: (body) => JSON.stringify(body),
};

async function acknowledgement(response: Response): Promise<Body | null> {
  const text = await response.text();
  if (text === "") return null;
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return isJson ? JSON.parse(text) : { text };
}

/** Delivers by Socket Mode. */
export function socketTransport(server: SlackServer): Transport {
  const deliver = (type: EnvelopeType) => async (body: object) => {
    const { payload = {} } = await server.sendEnvelope(type, body);
    return Object.keys(payload).length === 0 ? null : payload;
  };
  return {
    command: deliver("slash_commands"),
    interactive: deliver("interactive"),
    event: deliver("events_api"),
  };
}

/** A colleague, as the suites of all adapters use one. */
export function createDriver(by: Colleague): Driver<Card> {
  return {
    people: [COLLEAGUE, OTHER],
    begin: (user) => by.command("", { user }),
    press: (card, label, user) => by.press(card, label, { user }),
    tick: (card, ticks, user) => by.press(card, "Continue", { user, ticks }),
    resume: (code, user) => by.command(`resume ${code}`, { user }),
    tell: async (card, story, age, user) => [await by.press(card, age, { user, story })],
    clock: (card, user) => by.press(card, CLOCK, { user }),
    textOf,
    labelsOf,
    ticketOf: ({ blocks }) =>
      /"action_id":"[^":]+:([^"]+)"/.exec(JSON.stringify(blocks))?.[1] ?? "",
  };
}
