import {
  type Bot,
  type Input,
  type Owner,
  type Platform,
  speaksOfDistress,
  type Turned,
  turn,
} from "../../src/app/index.ts";
import {
  blockText,
  type Calendar,
  emergencyBlock,
  type View,
  withNote,
} from "../../src/engine/index.ts";
import { begun, type Turn, turnOn } from "./deed.ts";
import { toLearn, toPage, toStart, type Way } from "./way.ts";

/** How a platform draws cards, as messages of its own kind. */
export type Drawing<Card> = {
  /** A card of a walk, with the ticket in everything that can be pressed. */
  view(view: View, ticket: string, isHidden: boolean): Card;
  /** Words without a walk, or a card's words, and the ways on from there. */
  plain(words: string | View, ways: readonly Way[], isHidden: boolean): Card;
};

export type ChatParts<Card> = {
  readonly bot: Bot;
  readonly platform: Platform;
  /** Which of the dialog's surfaces are true for hidden cards, and for those in the bot's own chat. */
  readonly surfaces: { readonly hidden: string; readonly own: string };
  readonly draw: Drawing<Card>;
  /** Where the private page is, where only that and Learn are handed out; else null. */
  readonly page: string | null;
};

/** Who did something, and whether a card of theirs there is hidden from others. */
export type Person = { readonly owner: Owner; readonly isHidden: boolean };

/** A card, and whether it takes the place of the one pressed. */
export type Answer<Card> = { readonly card: Card; readonly replaces: boolean };

export type Chat<Card> = ReturnType<typeof createChat<Card>>;

/** What a platform with hidden cards in channels and a chat of the bot's own answers, drawn in its own way. */
export function createChat<Card>({ bot, platform, surfaces, draw, page }: ChatParts<Card>) {
  const { dialog } = bot;
  const { invitation } = dialog.content;

  function take(
    { owner, isHidden }: Person,
    ticket: string | null,
    event: Input | null,
    now: number,
  ): Turned {
    const surface = isHidden ? surfaces.hidden : surfaces.own;
    return turn(bot, { owner, surface, ticket, event, now });
  }

  /** The same for everyone, and nobody's. */
  function shownToAll(event: Input, now: number): View {
    const nobody = { platform, team: "", user: "" };
    return take({ owner: nobody, isHidden: true }, null, event, now).view;
  }

  /** What is answered beside the private page: what only reads on, and whoever is not OK. */
  function besidePage(event: Input | null): Input | null {
    if (event?.type === "words" && speaksOfDistress(dialog, event.text)) {
      return { type: "not-ok" };
    }
    return event !== null && READING.includes(event.type) ? event : null;
  }

  /** The private page's card where it is handed out in place of what someone did; else null. */
  function pageFor(event: Input | null, isHidden: boolean): Card | null {
    if (page === null || besidePage(event) !== null) return null;
    return draw.plain(invitation.page, [toPage(dialog, page), toLearn(dialog)], isHidden);
  }

  /** @param told what stands on the card first, where there is something to say of what was before it */
  function answerTurn(person: Person, did: Turn, now: number, told?: string): Answer<Card> {
    const instead = pageFor(did.event, person.isHidden);
    if (instead !== null) return { card: instead, replaces: did.replaces };
    const event = page === null ? did.event : besidePage(did.event);
    const { view, ticket, opened } = take(person, did.ticket, event, now);
    // Someone else's card stays as it is; whoever pressed it gets their own.
    const isOwn = opened !== "not-yours" && opened !== "not-authentic";
    const isForeign = did.replaces && !isOwn;
    const noted = told === undefined ? view : withNote(dialog, view, told);
    const card = draw.view(noted, ticket, person.isHidden || isForeign);
    return { card, replaces: did.replaces && isOwn };
  }

  /** The card of a ticket again, with a note on it. */
  function note(person: Person, ticket: string, text: string, now: number): Card {
    const { view, ticket: next } = take(person, ticket, null, now);
    return draw.view(withNote(dialog, view, text), next, person.isHidden);
  }

  /** Does something with a card, and says on it how that went. What does not fit the card is a turn like any other. */
  async function tell(
    person: Person,
    ticket: string,
    now: number,
    work: (view: View) => Promise<string> | null,
  ): Promise<Answer<Card>> {
    const { view } = take(person, ticket, null, now);
    const told = page === null ? await work(view) : null;
    if (told === null) return answerTurn(person, turnOn(ticket, null), now);
    return { card: note(person, ticket, told, now), replaces: true };
  }

  return {
    turn: answerTurn,
    note,

    /** What is typed in the bot's own chat, as words on the newest card there, whose ticket is looked up if it matters. */
    async words(
      owner: Owner,
      text: string,
      newest: () => Promise<string | null>,
      now: number,
      told?: string,
    ): Promise<Card> {
      const did = begun({ type: "words", text });
      const instead = pageFor(did.event, false);
      if (instead !== null) return instead;
      const turn = { ...did, ticket: await newest() };
      return answerTurn({ owner, isHidden: false }, turn, now, told).card;
    },

    /** Goes on in the bot's own chat: the card that begins there. */
    moved({ owner }: Person, ticket: string, now: number): Card {
      const own = { owner, isHidden: false };
      return answerTurn(own, { ...begun(null), ticket }, now).card;
    },

    /** Has the page to keep sent, and says on the card how that went. */
    copy(person: Person, ticket: string, now: number, send: (copy: Card) => Promise<string>) {
      return tell(person, ticket, now, (view) =>
        view.kind === "keep" ? send(draw.plain(view, [], false)) : null,
      );
    },

    /** Has someone reminded on their card's days, unless `set` gives null, and says on it how that went. */
    remind(
      person: Person,
      ticket: string,
      now: number,
      set: (calendar: Calendar) => Promise<string> | null,
    ) {
      return tell(person, ticket, now, (view) => {
        const calendar = calendarOn(view);
        return calendar && set(calendar);
      });
    },

    /** The invitation, or a Learn card that is named by its id or its title; the same for everyone. */
    panel(named: string | null, now: number): Card {
      const { topics, causes } = dialog.content;
      const cards = [...topics, ...causes.map(({ id, name }) => ({ id, title: name }))];
      const wanted = named?.toLowerCase() ?? "";
      const found = cards.find(({ id, title }) => [id, title.toLowerCase()].includes(wanted));
      if (found === undefined)
        return pageFor(null, false) ?? draw.plain(invitation.panel, [toStart(dialog)], false);
      return draw.plain(
        shownToAll({ type: "learn", topic: found.id }, now),
        [toStart(dialog)],
        false,
      );
    },

    /** Who listens, for whoever mentions the bot and is not OK, with nothing to start; null for others. */
    support(written: string, now: number): Card | null {
      if (!speaksOfDistress(dialog, written)) return null;
      return draw.plain(shownToAll({ type: "not-ok", reply: "no" }, now), [], false);
    },

    /** What a mention is answered with, whatever was written: nothing of that is quoted or answered in a channel. */
    invitation(): Card {
      const numbers = blockText(emergencyBlock(dialog, bot.region));
      const words = `${invitation.mention}\n${numbers}`;
      return pageFor(null, false) ?? draw.plain(words, [toStart(dialog)], false);
    },
  };
}

/** The days and the hour that a card is about; null where it is about none. */
export function calendarOn({ blocks }: View): Calendar | null {
  return blocks.find((block) => block.type === "calendar")?.calendar ?? null;
}

const READING: readonly Input["type"][] = [
  "learn",
  "sources",
  "numbers",
  "help",
  "privacy",
  "not-ok",
];
