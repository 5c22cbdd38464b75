import { DISCORD } from "../../dist/adapters/discord/platform.js";
import { SLACK } from "../../dist/adapters/slack/platform.js";
import { WEB } from "../../dist/adapters/web/platform.js";
import { todayFrom } from "../../dist/src/app/project.js";
import { createKeys, TICKET_VERSION } from "../../dist/src/app/tickets/keys.js";
import { holderOf, openTicket, TICKET_LENGTH } from "../../dist/src/app/tickets/ticket.js";
import { turn } from "../../dist/src/app/turn.js";
import { race } from "../bench/measure.mjs";
import { drawWalk, randomFrom } from "../bench/walks.mjs";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ODD = ["", "\n", "=", "+", "/", "é", "\u0000", "\u202e", "💥", " "];
const TODAY = todayFrom(Date.now());
const REFUSALS = [
  "malformed",
  "older-format",
  "not-authentic",
  "unknown-key",
  "other-platform",
  "not-yours",
];
/** Bytes before the seal, and with its tag; and the first in characters. */
const [HEAD, HEAD_AND_TAG] = [3, 19];
const HEAD_TEXT = 4;

/** Tickets that nobody was given: none opens, none throws, and refusing one costs no more than opening a true one. */
export async function* tickets({ bot, short, seed }) {
  const random = randomFrom(seed);
  const me = holderOf(bot, { platform: DISCORD, team: "", user: "200000000000000001" });
  const own = ticketsOf(bot, me.owner, random);
  const strangers = [
    ...["2", "3", "4"].map((user) => ({ platform: DISCORD, team: "", user })),
    { platform: SLACK, team: "T1", user: me.owner.user },
    { platform: WEB, team: "", user: "" },
    { platform: DISCORD, team: "T1", user: me.owner.user },
  ].flatMap((owner) => ticketsOf(bot, owner, random));
  const otherKeys = {
    ...bot,
    keys: createKeys(["another secret of more than thirty-two letters"]),
  };
  const foreign = ticketsOf(otherKeys, me.owner, random);
  const { dialog } = bot;
  const otherDialog = { ...dialog, content: { ...dialog.content, id: "another" } };
  const elsewhere = ticketsOf({ ...bot, dialog: otherDialog }, me.owner, random);
  const true_ = new Set(own);
  const any = (list) => list[Math.floor(random() * list.length)];
  const bytes = (ticket) => Buffer.from(ticket, "base64url");

  const kinds = {
    "random text": () => text(TICKET_LENGTH),
    "random text of any length": () => text(Math.floor(random() * 300)),
    "random text as long as tickets without a version": () => text(84),
    "random bytes of this version": () => {
      const forged = bytes(text(TICKET_LENGTH));
      forged[0] = TICKET_VERSION;
      return forged.toString("base64url");
    },
    "a true head, then random": () => {
      return any(own).slice(0, HEAD_TEXT) + text(TICKET_LENGTH - HEAD_TEXT);
    },
    "one bit turned": () => {
      const forged = bytes(any(own));
      const at = Math.floor(random() * forged.length * 8);
      forged[at >> 3] ^= 1 << (at & 7);
      return forged.toString("base64url");
    },
    "some characters changed": () => {
      const forged = [...any(own)];
      for (let left = 1 + random() * 5; left > 0; left--) {
        forged[Math.floor(random() * forged.length)] = any(ALPHABET);
      }
      return forged.join("");
    },
    "two true ones spliced": () => {
      const at = Math.floor(random() * TICKET_LENGTH);
      return any(own).slice(0, at) + any(own).slice(at);
    },
    "one's tag with another's text": () => {
      return Buffer.concat([
        bytes(any(own)).subarray(0, HEAD_AND_TAG),
        bytes(any(own)).subarray(HEAD_AND_TAG),
      ]).toString("base64url");
    },
    "another dialog's": () => any(elsewhere),
    "someone else's": () => any(strangers),
    "someone else's under my head": () =>
      any(own).slice(0, HEAD_TEXT) + any(strangers).slice(HEAD_TEXT),
    "someone else's with my owner tag": () => {
      return Buffer.concat([
        bytes(any(own)).subarray(0, HEAD),
        bytes(any(strangers)).subarray(HEAD),
      ]).toString("base64url");
    },
    "another key's, with and without its head": () => {
      const ticket = any(foreign);
      return random() < 0.5 ? ticket : any(own).slice(0, HEAD_TEXT) + ticket.slice(HEAD_TEXT);
    },
    "a true one with something odd in it": () => {
      const ticket = any(own);
      const at = Math.floor(random() * (TICKET_LENGTH + 1));
      return ticket.slice(0, at) + any(ODD) + ticket.slice(at + (random() < 0.5 ? 1 : 0));
    },
  };

  function text(length) {
    return Array.from({ length }, () => any(ALPHABET)).join("");
  }

  const names = Object.keys(kinds);
  const each = Math.ceil((short ? 50_000 : 1_000_000) / names.length);
  const refused = {};
  for (const name of names) {
    const tally = { tried: 0, accepted: 0, thrown: 0 };
    while (tally.tried < each) {
      const forged = kinds[name]();
      if (true_.has(forged)) continue;
      tally.tried++;
      try {
        const { type } = openTicket(me, forged, TODAY);
        if (REFUSALS.includes(type)) refused[type] = (refused[type] ?? 0) + 1;
        else tally.accepted++;
      } catch {
        tally.thrown++;
      }
    }
    const { tried, accepted, thrown } = tally;
    const note = accepted + thrown > 0 ? `opened ${accepted}, threw ${thrown}` : "";
    yield { what: `tickets: ${name}`, tried, lost: accepted + thrown, note };
  }
  const told = Object.entries(refused).map(([type, count]) => `${type} ${count}`);
  yield {
    what: "tickets: how they were refused",
    tried: names.length * each,
    lost: 0,
    note: told.join(", "),
  };

  const spliced = Array.from({ length: 2_000 }, kinds["two true ones spliced"]).filter(
    (ticket) => !true_.has(ticket),
  );
  const garbage = Array.from({ length: 2_000 }, kinds["random text"]);
  const opening = (list) => () => {
    for (const ticket of list) openTicket(holderOf(bot, me.owner), ticket, TODAY);
    return list.length;
  };
  const dearest = await race(opening(spliced), opening(own));
  const usual = await race(opening(garbage), opening(own));
  const note = `well forged ${dearest.ratio.toFixed(2)}, random ${usual.ratio.toFixed(2)} of opening a true one`;
  yield {
    what: "tickets: what a refusal costs",
    tried: 2,
    lost: dearest.ratio > 1.5 ? 1 : 0,
    note,
  };
}

function ticketsOf(bot, owner, random) {
  return Array.from({ length: 30 }, () => drawWalk(bot, owner, random)).flatMap((turns) =>
    turns.map((taken) => turn(bot, taken).ticket),
  );
}
