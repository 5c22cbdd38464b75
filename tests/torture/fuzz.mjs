import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { parseInteraction } from "../../dist/adapters/discord/parse.js";
import { renderView as renderDiscord } from "../../dist/adapters/discord/render.js";
import { parseBody } from "../../dist/adapters/slack/parse.js";
import { personIn } from "../../dist/adapters/slack/person.js";
import { SLACK } from "../../dist/adapters/slack/platform.js";
import { renderView as renderSlack } from "../../dist/adapters/slack/render.js";
import { parseForm } from "../../dist/adapters/web/parse.js";
import { diagnoseContent } from "../../dist/src/app/loading/diagnose-content.js";
import { readSources } from "../../dist/src/app/loading/sources.js";
import { todayFrom } from "../../dist/src/app/project.js";
import { encodeAction, parseAction } from "../../dist/src/app/tickets/action.js";
import { TICKET_VERSION } from "../../dist/src/app/tickets/keys.js";
import { SESSION_BYTES } from "../../dist/src/app/tickets/session-codec.js";
import { holderOf, openTicket, TICKET_LENGTH } from "../../dist/src/app/tickets/ticket.js";
import { turn } from "../../dist/src/app/turn.js";
import { createDialog } from "../../dist/src/engine/index.js";
import { drawWalk, randomFrom } from "../bench/walks.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIALOG = "running-lower-back-pain";
const CORPUS = new URL("../corpus/dev/", import.meta.url);
const EXAMPLES = new URL(
  "../../dialogs/running-lower-back-pain/words/en/examples/safety.txt",
  import.meta.url,
);
const NOW = Date.now();
const TODAY = todayFrom(NOW);
const owner = { platform: SLACK, team: "T1", user: "U1" };

/** Inputs that nobody wrote, made by a seed: nothing throws. Each has its share of runs, and of milliseconds. */
export async function* fuzz({ bot, short, seed }) {
  const properties = {
    "tickets: any text opens or is refused": [200_000, ofTickets(bot)],
    "tickets: any session under a true seal is read, shown and sealed again": [
      20_000,
      ofSessions(bot),
    ],
    "actions: any text is an event that makes the same action, or none": [200_000, ofActions(bot)],
    "Slack: any delivery is understood, or is none": [100_000, ofSlack(bot)],
    "Discord: any interaction is understood, or is unknown": [100_000, ofDiscord(bot)],
    "the page: any form is understood, or is unknown": [50_000, ofForms(bot)],
    "words: any text on any card gives a card": [10_000, ofWords(bot, seed)],
    "YAML: any change to the content is loaded, or its problems are told": [1_500, ofContent()],
  };
  for (const [what, [runs, property]] of Object.entries(properties)) {
    const numRuns = short ? Math.ceil(runs / 50) : runs;
    const interruptAfterTimeLimit = short ? 8_000 : 30_000;
    const found = fc.check(property, { seed, numRuns, interruptAfterTimeLimit });
    const note = found.failed
      ? `${JSON.stringify(found.counterexample)?.slice(0, 300)} ${String(found.errorInstance?.stack ?? "").slice(0, 400)}`
      : "";
    yield { what, tried: found.numRuns, lost: found.failed ? 1 : 0, note };
  }
}

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.string({ unit: "grapheme", maxLength: 100 }),
  fc.constantFrom(
    "",
    "__proto__",
    "constructor",
    "toString",
    "\u202e",
    "\ud800",
    "0",
    "-1",
    "1e999",
  ),
);
const base64 = fc.string({
  unit: fc.constantFrom(..."ABCxyz019-_"),
  minLength: TICKET_LENGTH,
  maxLength: TICKET_LENGTH,
});
const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 });

function ofTickets(bot) {
  const holder = holderOf(bot, owner);
  return fc.property(fc.oneof(anyText, base64), (ticket) => {
    openTicket(holder, ticket, TODAY);
  });
}

function ofSessions(bot) {
  const [key] = bot.keys;
  const { binding, tag } = holderOf(bot, owner).boundBy(key);
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: SESSION_BYTES, maxLength: SESSION_BYTES }),
    // The most of a true session, and a few bits that are not.
    fc
      .tuple(fc.nat(), fc.array(fc.tuple(fc.nat(SESSION_BYTES - 1), fc.nat(255)), { maxLength: 4 }))
      .map(([at, changes]) => {
        const plain = Uint8Array.from(plains[at % plains.length]);
        for (const [place, byte] of changes) plain[place] = byte;
        return plain;
      }),
  );
  const plains = plainsOf(bot, key, binding);
  return fc.property(bytes, (plain) => {
    const sealed = key.seal.seal(plain, binding);
    const head = Uint8Array.of(TICKET_VERSION, (key.id << 3) | 2, tag);
    const ticket = Buffer.concat([head, sealed]).toString("base64url");
    const turned = turn(bot, { owner, surface: "slack", ticket, event: null, now: NOW });
    renderSlack(bot.dialog, turned.view, turned.ticket, true);
    renderDiscord(bot.dialog, turned.view, turned.ticket, true);
  });
}

function plainsOf(bot, key, binding) {
  const random = randomFrom(3);
  return Array.from({ length: 20 }, () => drawWalk(bot, owner, random))
    .flat()
    .map((taken) => turn(bot, taken).ticket)
    .map((ticket) => key.seal.open(Buffer.from(ticket, "base64url").subarray(3), binding));
}

function ofActions({ dialog }) {
  const like = fc.stringMatching(/^[a-z][fwtc]?[0-9a-z]{0,3}(\.[0-9a-z]{0,2})?$/);
  return fc.property(fc.oneof(anyText, like), (action) => {
    const event = parseAction(dialog, action);
    if (event === null) return;
    const again = parseAction(dialog, encodeAction(dialog, event) ?? "");
    if (JSON.stringify(again) !== JSON.stringify(event)) throw new Error("another event");
  });
}

const actionId = fc
  .tuple(
    fc.constantFrom(
      "TICKED",
      "TYPED",
      "TELL",
      "TOLD",
      "PICK",
      "PICK0",
      "COPY",
      "MOVE",
      "START",
      "LEARN",
      "aw1.1",
      "nf1",
      "aw1",
    ),
    base64,
  )
  .map((parts) => parts.join(":"));
const value = fc.oneof(anything, anyText, actionId);

function ofSlack({ dialog }) {
  const press = fc.record(
    {
      type: fc.constant("block_actions"),
      actions: fc.oneof(
        anything,
        fc.array(
          fc.record(
            { action_id: value, value, selected_option: fc.oneof(anything, fc.record({ value })) },
            { requiredKeys: [] },
          ),
          { maxLength: 2 },
        ),
      ),
      state: fc.oneof(
        anything,
        fc.record({
          values: fc.dictionary(
            anyText,
            fc.record({
              TICKED: fc.record({
                selected_options: fc.oneof(anything, fc.array(fc.record({ value }))),
              }),
            }),
          ),
        }),
      ),
      container: anything,
      user: anything,
      team: anything,
    },
    { requiredKeys: ["type"] },
  );
  const event = fc.record(
    {
      type: fc.constantFrom("message", "app_mention", "app_home_opened"),
      channel_type: fc.constantFrom("im", "channel"),
      text: value,
      user: value,
      subtype: value,
      tab: value,
    },
    { requiredKeys: ["type"] },
  );
  const body = fc.oneof(
    fc.dictionary(
      fc.constantFrom("type", "command", "text", "actions", "state", "event", "user"),
      value,
    ),
    press,
    fc.record({
      type: fc.constant("event_callback"),
      event: fc.oneof(event, anything),
      authorizations: anything,
    }),
    fc.record({ command: anyText, text: value }),
  );
  return fc.property(body, (given) => {
    parseBody(dialog, given);
    personIn(given, () => false);
  });
}

function ofDiscord({ dialog }) {
  const option = fc.oneof(
    anything,
    fc.record({ name: fc.constantFrom("resume", "describe", "show", "learn"), value }),
  );
  const data = fc.oneof(
    anything,
    fc.record(
      {
        custom_id: value,
        values: fc.oneof(anything, fc.array(value)),
        name: fc.oneof(value, fc.constantFrom("backchat", "backchat-panel")),
        options: fc.oneof(anything, fc.array(option)),
        components: fc.oneof(
          anything,
          fc.array(
            fc.oneof(
              anything,
              fc.record({ component: fc.oneof(anything, fc.record({ value })) }),
              fc.record({ component: fc.record({ values: fc.array(value) }) }),
              fc.record({ components: fc.oneof(anything, fc.array(anything)) }),
            ),
          ),
        ),
      },
      { requiredKeys: [] },
    ),
  );
  const interaction = fc.record(
    {
      type: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), anything),
      data,
      member: fc.oneof(anything, fc.record({ permissions: value })),
      message: fc.oneof(anything, fc.record({ components: fc.array(fc.oneof(anything, data)) })),
    },
    { requiredKeys: ["type"] },
  );
  return fc.property(interaction, (given) => {
    parseInteraction(dialog, given);
  });
}

function ofForms({ dialog }) {
  const field = fc.tuple(
    fc.constantFrom("ticket", "press", "tick", "words", "code", "x"),
    fc.oneof(anyText, actionId),
  );
  return fc.property(fc.array(field, { maxLength: 8 }), (fields) => {
    parseForm(
      dialog,
      new URLSearchParams(fields.map((pair) => pair.map((text) => text.toWellFormed()))),
    );
  });
}

function ofWords(bot, seed) {
  const random = randomFrom(seed);
  const tickets = Array.from({ length: 30 }, () => drawWalk(bot, owner, random))
    .flat()
    .map((taken) => turn(bot, taken).ticket);
  const files = ["openers", "answers", "nonsense", "languages"].map((name) => `${name}.txt`);
  const known = [...files.map((name) => new URL(name, CORPUS)), EXAMPLES].flatMap((file) =>
    readFileSync(file, "utf8").split(/\s+/),
  );
  const text = fc.oneof(
    anyText,
    fc
      .array(
        fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...new Set(known)) },
          { weight: 1, arbitrary: anyText },
        ),
        { maxLength: 60 },
      )
      .map((words) => words.join(" ")),
    fc.tuple(anyText, fc.nat(3_000)).map(([part, times]) => part.repeat(times).slice(0, 5_000)),
  );
  return fc.property(text, fc.constantFrom(...tickets), (words, ticket) => {
    const taken = {
      owner,
      surface: "slack",
      ticket,
      event: { type: "words", text: words },
      now: NOW,
    };
    const [one, other] = [turn(bot, taken), turn(bot, taken)];
    if (one.ticket !== other.ticket) throw new Error("another session for the same words");
    renderSlack(bot.dialog, one.view, one.ticket, true);
    renderDiscord(bot.dialog, one.view, one.ticket, true);
  });
}

function ofContent() {
  const sources = readSources(ROOT, DIALOG);
  const part = fc.oneof(
    fc.constantFrom(
      "",
      "null",
      "[]",
      "{}",
      "0",
      "-1",
      "true",
      "''",
      "- ",
      "\n",
      ":",
      "&a",
      "*a",
      "<<: *a",
      "|\n",
      "#",
      "!!binary x",
      "? ",
      "__proto__: 1",
      "constructor: 1",
      ".nan",
      "\t",
    ),
    anyText,
  );
  const change = fc.record({
    file: fc.nat(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    part,
  });
  return fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
    const files = sources.files.map((file) => ({ ...file }));
    for (const { file, at, length, part: inserted } of changes) {
      const changed = files[file % files.length];
      const place = Math.floor(at * changed.text.length);
      changed.text = changed.text.slice(0, place) + inserted + changed.text.slice(place + length);
    }
    const { content, lock, diagnostics } = diagnoseContent({ ...sources, files }, TODAY);
    const isSound = content !== null && !diagnostics.some(({ severity }) => severity === "error");
    if (isSound) createDialog(content, lock);
  });
}
