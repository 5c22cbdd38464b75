import { afterAll, afterEach, describe, expect, it } from "vitest";
import { realDialog } from "../dialog.ts";
import * as discord from "./discord-member.ts";
import { each, type Fault } from "./faults.ts";
import { NONE, pressableOf, RESULT, UNSURE } from "./labels.ts";
import { startPlatforms } from "./platforms.ts";
import {
  COLLEAGUE,
  type Colleague,
  labelsOf,
  type Card as SlackCard,
  textOf,
} from "./slack-member.ts";
import { dmOf } from "./slack-server.ts";

const dialog = realDialog();
const platforms = await startPlatforms(dialog);
const { discordServer, slackServer, member, colleague, onSocket, logged, refusals } = platforms;
afterEach(() => {
  discordServer.disturb(null);
  slackServer.disturb(null);
});
afterAll(platforms.stop);

/** Each way in which a request goes wrong and may go right a moment later. */
const PASSING: readonly (readonly [string, Fault])[] = [
  ["a 429 with a time that fits", { isDone: false, status: 429, retryAfter: 1 }],
  ["a 500", { isDone: false, status: 500 }],
  ["a 503", { isDone: false, status: 503 }],
  ["a reset", { isDone: false }],
  ["a request that hangs", { isDone: false, late: 20_000 }],
  ["a 500 for what was done", { isDone: true, status: 500 }],
  ["a reset of what was done", { isDone: true }],
];
const FAILING: Fault = { isDone: false, status: 500 };
const never = (count: number) => Array.from({ length: count }, () => FAILING);

describe("a press in Discord", () => {
  /** Whether a call answers a press that is still to come. */
  function toCome() {
    const known = new Set(discordServer.calls.map(({ path }) => path));
    return ({ path }: { readonly path: string }) => path.endsWith("/callback") && !known.has(path);
  }
  const begun = async () => member.press(await member.command(), "20-44");

  it.each(PASSING)("is answered all the same after %s, and nothing is logged", async (_, fault) => {
    const card = await begun();
    logged.length = 0;
    discordServer.disturb(each(toCome(), [fault]));
    const next = await member.press(card, NONE);
    expect(discord.textOf(next)).toContain(dialog.screen[1]?.content.prompt);
    expect(refusals()).toEqual([]);
  });

  it("is not tried again where Discord refuses it, nor after the time that Discord gives", async () => {
    const card = await begun();
    for (const fault of [
      { isDone: false, status: 404, text: '{"code": 10062}' },
      { isDone: false, status: 429, retryAfter: 60 },
    ]) {
      logged.length = 0;
      const isAnswer = toCome();
      discordServer.disturb(each(isAnswer, [fault]));
      void member.press(card, NONE);
      await expect.poll(() => refusals().length).toBe(1);
      expect(discordServer.calls.filter(isAnswer)).toHaveLength(1);
    }
  });
});

describe("a press that is answered only after a newer one on the same card", () => {
  const wait = () => new Promise((resolve) => setTimeout(resolve, 1_000));

  it("shows nothing over the newer one's card in Slack", async () => {
    const card = await colleague.press(await colleague.command(), "20-44");
    const known = new Set(slackServer.calls.map(({ url }) => url));
    const first = ({ url, method }: { readonly url: string; readonly method: string }) =>
      method === "response_url" && !known.has(url);
    slackServer.disturb(each(first, [FAILING]));
    const before = slackServer.calls.length;
    await colleague.poke(card, NONE);
    await expect.poll(() => slackServer.calls.length).toBe(before + 1);
    await colleague.press(card, "Why ask?");
    await wait();
    const urls = slackServer.calls.slice(before).map(({ url }) => url);
    expect(new Set(urls).size).toBe(2);
    expect(urls).toHaveLength(2);
  });

  it("leaves the newer one's card as it is in Discord", async () => {
    const card = await member.press(await member.command(), "20-44");
    const before = discordServer.calls.length;
    discordServer.disturb(each(({ path }) => path.endsWith("/callback"), [FAILING]));
    const answered = member.press(card, NONE);
    await expect.poll(() => discordServer.calls.length).toBe(before + 1);
    expect((await member.press(card, "Why ask?")).type).toBe(7);
    expect((await answered).type).toBe(6);
  });
});

describe("what is typed to the bot in Discord", () => {
  it.each(PASSING.filter(([, { late = 0 }]) => late === 0))(
    "is answered once after %s",
    async (name, fault) => {
      const channel = `80000000000000${String(1_000 + PASSING.findIndex(([one]) => one === name))}`;
      const isHere = ({ path }: { readonly path: string }) => path.includes(channel);
      // What comes first is the look for the card that it answers.
      discordServer.disturb(each(isHere, [fault, fault]));
      member.say("hello", channel, null);
      const posts = () =>
        discordServer.calls.filter((call) => isHere(call) && call.method === "POST");
      await expect.poll(() => posts().length, { timeout: 10_000 }).toBeGreaterThan(0);
      const nonces = posts().map(({ body }) => JSON.stringify(Object(body).nonce));
      expect(new Set(nonces).size).toBe(1);
      expect(Object(posts()[0]?.body).enforce_nonce).toBe(true);
    },
  );
});

describe("a press in Slack", () => {
  /** Whether a call answers a press that is still to come. */
  function toCome() {
    const known = new Set(slackServer.calls.map(({ url }) => url));
    return ({ method, url }: { readonly method: string; readonly url: string }) =>
      method === "response_url" && !known.has(url);
  }
  const begun = async () => colleague.press(await colleague.command(), "20-44");

  it.each(PASSING)("is answered all the same after %s, and nothing is logged", async (_, fault) => {
    const card = await begun();
    logged.length = 0;
    slackServer.disturb(each(toCome(), [fault]));
    const next = await colleague.press(card, NONE);
    expect(textOf(next)).toContain(dialog.screen[1]?.content.prompt);
    expect(refusals()).toEqual([]);
  });

  it("is shown in the channel, to the person alone, where its card takes no answer any more", async () => {
    for (const faults of [
      [{ isDone: false, status: 404, text: "expired_url" }],
      [{ isDone: false, status: 404, text: '{"ok":false,"error":"used_url"}' }],
      never(9),
    ]) {
      const card = await begun();
      slackServer.disturb(each(toCome(), faults));
      const shown = slackServer.next(({ method }) => method === "chat.postEphemeral");
      await colleague.poke(card, NONE);
      const { body } = await shown;
      expect(body.user).toBe(COLLEAGUE);
      expect(JSON.stringify(body)).toContain(dialog.screen[1]?.content.prompt);
    }
  });

  it("is told in the bot's own conversation where the channel takes nothing either, with no word of the walk, and goes on there if wanted", async () => {
    const card = await begun();
    slackServer.fail(toCome(), 404, "expired_url");
    slackServer.fail(({ method }) => method === "chat.postEphemeral", 200, "not_in_channel");
    const told = slackServer.next(({ method }) => method === "chat.postMessage");
    await colleague.poke(card, NONE);
    await told;
    const note = colleague.newest(dmOf(COLLEAGUE));
    expect(textOf(note)).toContain("couldn't show you the next card");
    expect(textOf(note)).not.toContain(dialog.screen[1]?.content.prompt);
    const moved = slackServer.next(({ method }) => method === "chat.postMessage");
    await colleague.press(note, "Go on in our messages");
    await moved;
    expect(textOf(colleague.newest(dmOf(COLLEAGUE)))).toContain(dialog.screen[1]?.content.prompt);
  });

  it("that reached nobody by any way is spoken of on the next card, and on no other", async () => {
    const card = await begun();
    slackServer.disturb(() => FAILING);
    logged.length = 0;
    await colleague.poke(card, NONE);
    await expect.poll(() => refusals().length, { timeout: 60_000 }).toBe(1);
    slackServer.disturb(null);
    const missed = dialog.content.interface.slack.missed;
    const other = await colleague.press(await colleague.command("", { user: "U0BOB" }), "20-44", {
      user: "U0BOB",
    });
    expect(textOf(other)).not.toContain(missed);
    const next = await colleague.press(card, NONE);
    expect(textOf(next)).toContain(missed);
    expect(textOf(next)).toContain(dialog.screen[1]?.content.prompt);
    expect(textOf(await colleague.press(next, "Back"))).not.toContain(missed);
  });
});

describe("what is typed to the bot in Slack", () => {
  const answersIn = (user: string) =>
    slackServer.messages(dmOf(user)).filter(({ bot_id }) => bot_id !== undefined);
  const TROUBLE: Fault = {
    isDone: true,
    status: 200,
    text: '{"ok":false,"error":"internal_error"}',
  };

  it.each([
    ...PASSING.filter(([, { late = 0 }]) => late === 0),
    ["trouble of Slack's own", TROUBLE] as const,
  ])("is answered once after %s of both its requests", async (name, fault) => {
    const user = `U0${name.length}${name.replace(/\W/g, "").toUpperCase().slice(0, 20)}`;
    const faults = new Map([
      ["conversations.history", [fault]],
      ["chat.postMessage", [fault]],
    ]);
    slackServer.disturb(({ method }) => faults.get(method)?.shift() ?? null);
    await colleague.say("hello", dmOf(user), user);
    await expect.poll(() => answersIn(user).length, { timeout: 20_000 }).toBe(1);
    await colleague.say("20-44", dmOf(user), user);
    await expect.poll(() => answersIn(user).length, { timeout: 20_000 }).toBe(2);
    expect(textOf(colleague.newest(dmOf(user)))).toContain(dialog.screen[0]?.content.prompt);
  });

  it("is asked for again where nothing helps", async () => {
    const user = "U0HELPLESS";
    slackServer.disturb(({ method }) => (method === "conversations.history" ? FAILING : null));
    await colleague.say("hello", dmOf(user), user);
    await expect.poll(() => answersIn(user).length, { timeout: 60_000 }).toBe(1);
    expect(textOf(colleague.newest(dmOf(user)))).toContain("Please send that again");
  });
});

describe("walks while a tenth of all requests to the platform fails", () => {
  /** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
  function randomFrom(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }
  function tenth(seed: number): () => Fault | null {
    const random = randomFrom(seed);
    const kinds: readonly Fault[] = [
      ...PASSING.map(([, fault]) => fault),
      { isDone: true, status: 200, late: 2_000, text: "ok" },
    ];
    return () => (random() < 0.1 ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null);
  }
  function labelFor(labels: readonly string[]): string {
    return pressableOf(labels, [NONE, UNSURE]) ?? labels.find((one) => /^No/.test(one)) ?? "";
  }

  type Walker<Card> = {
    begin(person: string): Promise<Card>;
    press(card: Card, label: string, person: string): Promise<Card>;
    labelsOf(card: Card): readonly string[];
    textOf(card: Card): string;
  };
  /** Five people at once; each press must bring its card. Gives the cards, and how many presses there were. */
  async function walkAll<Card>({ begin, press, labelsOf, textOf }: Walker<Card>, people: string[]) {
    return Promise.all(
      people.map(async (person) => {
        let card = await press(await begin(person), "20-44", person);
        const seen = [textOf(card)];
        for (let presses = 0; presses < 30 && !textOf(card).includes(RESULT); presses++) {
          card = await press(card, labelFor(labelsOf(card)), person);
          seen.push(textOf(card));
        }
        return seen;
      }),
    );
  }

  const slackWalker = (by: Colleague): Walker<SlackCard> => ({
    begin: (user) => by.command("", { user }),
    press: (card, label, user) => by.press(card, label, { user }),
    labelsOf,
    textOf,
  });
  const discordWalker = (): Walker<discord.Card> => {
    const { begin, press, labelsOf } = discord.createDriver(member);
    return { begin, press, labelsOf, textOf: discord.textOf };
  };

  it("end as they do without, on every platform", async () => {
    const people = ["A", "B", "C", "D", "E"].map((letter) => `U0${letter}`);
    const members = people.map((_, at) => `20000000000000010${at}`);
    const onDiscord = discordWalker();
    const [[calm = []], [calmInDiscord = []]] = [
      await walkAll(slackWalker(colleague), people.slice(0, 1)),
      await walkAll(onDiscord, members.slice(0, 1)),
    ];
    slackServer.disturb(tenth(7));
    const random = tenth(11);
    discordServer.disturb(({ path }) => (path.endsWith("/callback") ? random() : null));
    const [http, socket, discordWalks] = await Promise.all([
      walkAll(slackWalker(colleague), people),
      walkAll(slackWalker(onSocket), people),
      walkAll(onDiscord, members),
    ]);
    expect(calm.at(-1)).toContain(RESULT);
    for (const seen of [...http, ...socket]) expect(seen).toEqual(calm);
    for (const seen of discordWalks) expect(seen).toEqual(calmInDiscord);
  });
});
