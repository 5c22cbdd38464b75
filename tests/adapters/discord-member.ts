import { ticketOn } from "../../adapters/discord/ticket-text.ts";
import type { Driver } from "./contract.ts";
import { APPLICATION, type Call, type DiscordServer, type Sent } from "./discord-server.ts";
import { CLOCK, isMeant, STORY } from "./labels.ts";

export const [MEMBER, OTHER] = ["200000000000000001", "200000000000000002"];
const SERVER = 0;
export const BOT_DM = 1;

type Component = {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly content?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
};
export type Card = {
  readonly type: number;
  readonly data: { readonly flags: number; readonly components: readonly Component[] };
  /** What came along with it. */
  readonly files?: readonly Sent[];
};

/** The card that was pressed, as Discord sends it along. */
const MESSAGE = {
  id: "600000000000000001",
  channel_id: "500000000000000001",
  author: { id: APPLICATION, username: "backchat", discriminator: "0", avatar: null, bot: true },
  content: "",
  timestamp: "2026-11-22T12:00:00Z",
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
  flags: 0,
  components: [],
};

export type Member = ReturnType<typeof createMember>;

/** What members do in Discord, as the payloads that the server sends. */
export function createMember(server: DiscordServer) {
  let interactions = 0;
  /** Sends an interaction as Discord does, with the card it was made on, and gives what the bot answers. */
  async function interact(
    type: number,
    data: object,
    user = MEMBER,
    context = SERVER,
    permissions = "0",
    card?: Card,
  ): Promise<Card> {
    const id = String((BigInt(Date.now() - Date.UTC(2015, 0)) << 22n) + BigInt(++interactions));
    const path = `/api/v10/interactions/${id}/token-${id}/callback`;
    const answered = server.next((call) => call.path === path);
    const person = { id: user, username: "someone", discriminator: "0", avatar: null };
    server.dispatch("INTERACTION_CREATE", {
      id,
      application_id: APPLICATION,
      type,
      token: `token-${id}`,
      version: 1,
      context,
      channel_id: "500000000000000001",
      channel: { id: "500000000000000001", type: context === SERVER ? 0 : 1 },
      locale: "en-GB",
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      app_permissions: "0",
      ...(context === SERVER
        ? {
            guild_id: "100000000000000001",
            guild_locale: "en-GB",
            guild: { id: "100000000000000001", locale: "en-GB", features: [] },
            member: {
              user: person,
              roles: [],
              permissions,
              joined_at: "2024-01-01T00:00:00Z",
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : { user: person }),
      ...(type === 2 ? {} : { message: { ...MESSAGE, ...card?.data } }),
      data,
    });
    return cardOf(await answered);
  }

  /** Someone writes in a channel of a server, or, with no mentions, to the bot alone; with more that Discord says of it. */
  function say(
    content: string,
    channel: string,
    mentions: readonly string[] | null,
    more: object = {},
  ): void {
    server.dispatch("MESSAGE_CREATE", {
      ...MESSAGE,
      id: `61000000000000${String(++interactions).padStart(4, "0")}`,
      channel_id: channel,
      content,
      author: { id: MEMBER, username: "someone", discriminator: "0", avatar: null },
      ...(mentions === null ? {} : { guild_id: "100000000000000001" }),
      mentions: (mentions ?? []).map((id) => ({
        id,
        username: "x",
        discriminator: "0",
        avatar: null,
      })),
      ...more,
    });
  }

  const command = (options: object[] = [], user = MEMBER, context = SERVER) =>
    interact(2, { id: "1", name: "backchat", type: 1, options }, user, context);

  const press = (card: Card, label: string, user = MEMBER, context = SERVER) =>
    interact(3, { custom_id: labelled(card, label), component_type: 2 }, user, context, "0", card);
  function pick(card: Card, labels: readonly string[], user = MEMBER) {
    const menu = all(card).find(({ type }) => type === 3);
    const values =
      menu?.options?.filter(({ label }) => labels.includes(label)).map(({ value }) => value) ?? [];
    const data = { custom_id: menu?.custom_id, component_type: 3, values };
    return interact(3, data, user, SERVER, "0", card);
  }

  /** Opens a card's form, and types into it. */
  async function typeInto(card: Card, text: string): Promise<Card> {
    const form = await press(card, "Type it instead");
    const { custom_id } = JSON.parse(JSON.stringify(form.data));
    const components = [{ type: 18, component: { type: 4, custom_id: "words", value: text } }];
    return interact(5, { custom_id, components }, MEMBER, SERVER, "0", card);
  }

  /** Opens the form for a story on a first card, fills it in with an age, and sends it. */
  async function tell(card: Card, story: string, age: string, user = MEMBER): Promise<Card> {
    const form = await press(card, STORY, user);
    return submit(card, form, story, age, user);
  }

  /** Sends a form for a story that was opened on a card. */
  const submit = (card: Card, form: Card, story: string, age: string, user = MEMBER) =>
    interact(5, filledIn(form, story, age), user, SERVER, "0", card);

  return { interact, say, command, press, pick, typeInto, tell, submit };
}

/** How the tests of every adapter use Discord. */
export function createDriver({ command, press, pick, tell }: Member): Driver<Card> {
  return {
    people: [MEMBER, OTHER],
    begin: (user) => command([], user),
    press: (card, label, user) =>
      menuLabels(card).includes(label) ? pick(card, [label], user) : press(card, label, user),
    tick: (card, labels, user) => pick(card, labels, user),
    resume: (code, user) => command([{ type: 3, name: "resume", value: code }], user),
    tell: async (card, story, age, user) => [await tell(card, story, age, user)],
    clock: (card, user) => press(card, CLOCK, user),
    textOf,
    labelsOf: (card) => [...menuLabels(card), ...pressables(card).map(({ label }) => label)],
    ticketOf: (card) => ticketOn(card.data.components) ?? "",
  };
}

/** What Discord sends of a form for a story. */
function filledIn(form: Card, story: string, age: string): object {
  const { custom_id, components } = JSON.parse(JSON.stringify(form.data));
  const fields = components.map(({ type, component }: Component) => {
    const { options = [], ...own } = component ?? { type: 0 };
    const values = options.filter(({ label }) => label === age).map(({ value }) => value);
    const filled = own.type === 4 ? { value: story } : { values };
    return { type, component: { type: own.type, custom_id: own.custom_id, ...filled } };
  });
  return { custom_id, components: fields };
}

function menuLabels(card: Card): readonly string[] {
  return all(card).flatMap(({ type, options }) =>
    type === 3 ? (options ?? []).map(({ label }) => label) : [],
  );
}

export function cardOf({ body, files }: Call): Card {
  return { ...JSON.parse(JSON.stringify(body)), files };
}

export function all({ data }: Card): readonly Component[] {
  const open = (component: Component): readonly Component[] => [
    component,
    ...(component.components ?? []).flatMap(open),
  ];
  return data.components.flatMap(open);
}
export const textOf = (card: Card) =>
  all(card)
    .flatMap(({ content }) => content ?? [])
    .join("\n");
/** What can be pressed by what it is called: a section's button by the text beside it. */
function pressables(card: Card) {
  return all(card).flatMap(({ accessory, components = [], custom_id, label }) => {
    if (accessory) return [{ label: components[0]?.content ?? "", id: accessory.custom_id }];
    return label === undefined ? [] : [{ label, id: custom_id }];
  });
}
function labelled(card: Card, label: string): string {
  const found = pressables(card).find((one) => isMeant(one.label, label))?.id;
  if (found === undefined) throw new Error(`There is no button "${label}" on:\n${textOf(card)}`);
  return found;
}
