import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formFor } from "../../adapters/discord/form.ts";
import { LIMITS } from "../../adapters/discord/limits.ts";
import { renderView } from "../../adapters/discord/render.ts";
import { startDiscord } from "../../adapters/discord/start.ts";
import { createPacking, readPress, ticketOn } from "../../adapters/discord/ticket-text.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { decodeWide, encodeWide } from "../../src/app/tickets/wide.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";
import { describeAdapter } from "./contract.ts";
import { all, BOT_DM, createDriver, createMember, type Member, textOf } from "./discord-member.ts";
import { type DiscordServer, startDiscordServer } from "./discord-server.ts";
import { NONE } from "./labels.ts";

const dialog = realDialog();
const views = everyView(dialog);
const TOKEN = "a.made-up.token";
const BYTES = 135;
const anyBytes = fc.uint8Array({ minLength: BYTES, maxLength: BYTES });
const ticketOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const TICKET = ticketOf(Uint8Array.from({ length: BYTES }, (_, at) => (at * 89) & 255));

describe("encodeWide", () => {
  it("round-trips a ticket's bytes in 72 letters", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = encodeWide(bytes);
        expect(text).toHaveLength(72);
        expect(new Uint8Array(decodeWide(text) ?? [])).toEqual(bytes);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("writes as the package base32768 does", () => {
    const bytes = Uint8Array.from({ length: 15 }, (_, at) => at * 17);
    expect(encodeWide(bytes)).toBe("Ҩ滬軪糇护贊鷹葎");
  });

  it("has letters that nothing changes on their way", () => {
    // All there are: each value once.
    const values = Array.from({ length: 2 ** 15 }, (_, value) =>
      value.toString(2).padStart(15, "0"),
    );
    const bytes = Uint8Array.from(values.join("").match(/.{8}/g) ?? [], (bits) =>
      Number.parseInt(bits, 2),
    );
    const letters = encodeWide(bytes);
    expect(new Set(letters).size).toBe(2 ** 15);
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"])
      expect(letters.normalize(form)).toBe(letters);
    // Neither unassigned nor half a pair, nor a mark that joins another, a space or something unseen.
    expect(letters).toMatch(/^[\p{L}\p{N}\p{S}\p{P}]+$/u);
    expect(letters.trim()).toBe(letters);
    expect(JSON.parse(Buffer.from(JSON.stringify(letters)).toString())).toBe(letters);
  });
});

describe.each(["wide", "plain"] as const)("a ticket in %s letters", (tickets) => {
  it("is read whole from each press of every card, and from its form", () => {
    for (const view of views) {
      const data = renderView(dialog, view, TICKET, true, { publicUrl: null, tickets });
      const { components } = JSON.parse(JSON.stringify(data));
      const pressed = all({ type: 7, data: { flags: 0, components } }).flatMap(
        ({ custom_id }) => custom_id ?? [],
      );
      expect(ticketOn(components), view.title).toBe(TICKET);
      const forms = (["words", "story"] as const).map(
        (asks) => formFor(dialog, { asks, ticket: TICKET }, tickets).custom_id,
      );
      for (const customId of [...pressed, ...forms]) {
        expect(customId.length).toBeLessThanOrEqual(LIMITS.customId);
        expect(readPress(customId, components)).toEqual({
          action: customId.split(":")[0],
          ticket: TICKET,
        });
      }
    }
  });

  it("is read from a form that was opened on a card of the other letters", () => {
    const [view] = views;
    if (!view) throw new Error("No card.");
    const other = tickets === "wide" ? "plain" : "wide";
    const data = renderView(dialog, view, TICKET, true, { publicUrl: null, tickets: other });
    const { components } = JSON.parse(JSON.stringify(data));
    for (const asks of ["words", "story"] as const) {
      const form = formFor(dialog, { asks, ticket: TICKET }, tickets).custom_id;
      expect(readPress(form, components).ticket).toBe(TICKET);
    }
  });

  it("leaves room for the longest action", () => {
    const pack = createPacking(TICKET, tickets);
    const packed = ["aw00.00a", "aw00.00b"].map(pack);
    for (const customId of packed) expect(customId.length).toBeLessThanOrEqual(LIMITS.customId);
    expect(ticketOn(packed.map((custom_id) => ({ custom_id })))).toBe(TICKET);
  });
});

describe("readPress", () => {
  it("takes what is no ticket for none that opens, and never throws", () => {
    expect(readPress("b:.", undefined)).toEqual({ action: "b", ticket: "" });
    expect(readPress("START", [])).toEqual({ action: "START", ticket: null });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.anything(), (text, components) => {
        const { ticket } = readPress(`b:${text}`, components);
        expect(ticket).toBeTypeOf("string");
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it("reads a ticket from before there were others as it stands", () => {
    const older = "x".repeat(84);
    expect(readPress(`b:${older}`, [{ custom_id: `b:${older}` }]).ticket).toBe(older);
  });
});

describe("the Discord adapter with tickets in plain letters", () => {
  let server: DiscordServer;
  let running: Running;
  let member: Member;
  beforeAll(async () => {
    server = await startDiscordServer(TOKEN);
    member = createMember(server);
    const keys = createKeys(["a secret of at least thirty-two characters"]);
    const log = { debug: () => {}, warn: () => {} };
    running = await startDiscord(
      { dialog, keys, fingerprint: 1, region: "uk", canResume: true, log },
      {
        token: TOKEN,
        apiUrl: server.apiUrl,
        mentions: true,
        shards: { shardIds: null, shardCount: 1 },
        publicUrl: null,
        linkOnly: false,
        tickets: "plain",
      },
    );
  });
  afterAll(async () => {
    await running.stop();
    await server.close();
  });
  describeAdapter("Discord", () => createDriver(member));

  it("has nothing but plain letters in what Discord keeps", async () => {
    const card = await member.press(await member.command(), "20-44");
    for (const { custom_id = "" } of all(card)) expect(custom_id).toMatch(/^[\w.:-]*$/);
  });

  it("takes words from its form, and in its own chat as words on its newest card", async () => {
    let card = await member.press(await member.command(), "20-44");
    for (let at = 0; at < 3; at++) card = await member.press(card, NONE);
    const answered = await member.typeInto(card, "middle of my lower back");
    expect(textOf(answered)).toContain("How long have you had it");
    const channel = "800000000000000021";
    const type = async (text: string) => {
      const path = `/api/v10/channels/${channel}/messages`;
      const replied = server.next((call) => call.path === path && call.method === "POST");
      member.say(text, channel, null);
      return JSON.stringify((await replied).body);
    };
    await type("20-44");
    expect(await type("none")).toContain("Any of these, now or lately?");
  });

  it("goes on from cards that were made with wide letters, and from before tickets had a version", async () => {
    const { data } = await member.command([], undefined, BOT_DM);
    const wide = (ticket: string) => {
      const components = [{ type: 2, label: "Press", custom_id: `f:${ticket}` }];
      return member.press({ type: 7, data: { ...data, components } }, "Press");
    };
    const begun = await member.press(await member.command(), "20-44");
    const ticket = ticketOn(begun.data.components) ?? "";
    const text = encodeWide(Buffer.from(ticket, "base64url"));
    expect(textOf(await wide(text))).toBe(textOf(begun));
    const older = await wide("x".repeat(84));
    expect(textOf(older)).toContain(dialog.content.notices["older-format"].slice(0, 20));
  });
});
