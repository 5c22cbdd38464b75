import type { APIInteraction } from "discord-api-types/v10";
import { describe, expect, it } from "vitest";
import { commandsOf } from "../../adapters/discord/commands.ts";
import { parseInteraction } from "../../adapters/discord/parse.ts";
import { TICKED } from "../../adapters/shared/press.ts";
import { parseBody } from "../../adapters/slack/parse.ts";
import { parseForm } from "../../adapters/web/parse.ts";
import { encodeAction } from "../../src/app/tickets/action.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { houseplant, realDialog } from "../dialog.ts";

const dialog = realDialog();
const ticket = "x".repeat(TICKET_LENGTH);
/** An answer to a question, and a line of the safety screen, that this content does not have. */
const [UNKNOWN, UNKNOWN_TICK] = ["awzz.1", "af0.zz"];
const NONE = encodeAction(dialog, { type: "answer", question: "legs", options: [] }) ?? "";
const shown = { type: "turn", ticket, event: null };

const inDiscord = (interaction: object) =>
  parseInteraction(dialog, JSON.parse(JSON.stringify(interaction)) satisfies APIInteraction);
const inSlack = (action: string, ...ticks: string[]) => {
  const selected_options = ticks.map((value) => ({ value }));
  return parseBody(dialog, {
    type: "block_actions",
    actions: [{ action_id: `${action}:${ticket}` }],
    state: { values: { block: { [TICKED]: { selected_options } } } },
  });
};
const onThePage = (press: string, ...ticks: string[]) => {
  const form = new URLSearchParams({ ticket, press });
  for (const tick of ticks) form.append("tick", tick);
  return parseForm(dialog, form);
};

describe("a press that this content does not know", () => {
  it("shows the card again", () => {
    const data = { custom_id: `${UNKNOWN}:${ticket}`, component_type: 2 };
    expect(inDiscord({ type: 3, data })).toMatchObject(shown);
    expect(inSlack(UNKNOWN)).toMatchObject(shown);
    expect(onThePage(UNKNOWN)).toMatchObject(shown);
  });

  it('is no answer with what else is ticked, nor "none of these"', () => {
    for (const action of [TICKED, NONE]) {
      expect(inSlack(action, "af0.1", UNKNOWN_TICK)).toMatchObject(shown);
      expect(onThePage(action, "af0.1", UNKNOWN_TICK)).toMatchObject(shown);
    }
    const data = { custom_id: `PICK0:${ticket}`, values: ["af0.1", UNKNOWN_TICK] };
    expect(inDiscord({ type: 3, data })).toMatchObject(shown);
  });
});

describe("an interaction that is put together in an odd way", () => {
  it("is unknown or nothing, and no error", () => {
    for (const data of [undefined, null, 7, {}, { custom_id: 7, values: 9 }]) {
      expect(inDiscord({ type: 3, data })).toEqual({ type: "unknown" });
      expect(inDiscord({ type: 5, data })).toEqual({ type: "unknown" });
    }
    const form = { custom_id: `TYPED:${ticket}`, components: [null, 7, { components: null }] };
    expect(inDiscord({ type: 5, data: form })).toMatchObject({
      event: { type: "words", text: "" },
    });
    expect(inDiscord({ type: 2, data: { options: [null, {}] } })).toMatchObject({ type: "turn" });
    expect(inDiscord({})).toEqual({ type: "none" });
  });
});

describe("a story", () => {
  const consent = encodeAction(dialog, { type: "consent", age: "45-49" }) ?? "";
  const words = { type: "words", text: "sore on the left", agreedAs: "45-49" };
  const told = (...components: readonly unknown[]) =>
    inDiscord({ type: 5, data: { custom_id: `TOLD:${ticket}`, components } });
  const inField = (action: string, value: unknown) =>
    parseBody(dialog, {
      type: "block_actions",
      actions: [{ action_id: `${action}:${ticket}` }],
      state: { values: { any: { TOLD: { type: "plain_text_input", value } } } },
    });

  it("goes with agreement and age, its own spaces left out, and with no other press", () => {
    const text = { component: { value: "  sore on the left\n" } };
    expect(told(text, { component: { values: [consent] } })).toMatchObject({ event: words });
    expect(inField(consent, "  sore on the left\n")).toMatchObject({ event: words });
    expect(told(text, { component: { values: ["l"] } })).toMatchObject({
      event: { type: "learn" },
    });
    expect(inField("l", "sore on the left")).toMatchObject({ event: { type: "learn" } });
  });

  it("that is empty or put together in an odd way leaves the press of an age alone", () => {
    const age = { component: { values: [consent] } };
    for (const odd of ["", " \n ", null, 7, {}]) {
      const pressed = { event: { type: "consent", age: "45-49" } };
      expect(told({ component: { value: odd } }, age)).toMatchObject(pressed);
      expect(inField(consent, odd)).toMatchObject(pressed);
    }
    expect(told(null, 7, { component: null })).toMatchObject(shown);
    expect(inDiscord({ type: 5, data: { custom_id: "TOLD" } })).toEqual({ type: "unknown" });
  });
});

describe("a press of a clock", () => {
  it("counts from when the platform took it, however late and often it arrives", () => {
    const [at, action] = [Date.UTC(2026, 10, 22, 12, 0, 0, 871), "se"];
    // An id of Discord's as its documentation makes it up.
    const id = String(BigInt(at - Date.UTC(2015, 0)) << 22n);
    const data = { custom_id: `${action}:${ticket}`, component_type: 2 };
    const pressed = { type: "turn", event: { type: "clock-end", at } };
    expect(inDiscord({ type: 3, id, data })).toMatchObject(pressed);
    expect(inSlack(action)).toMatchObject({ event: { type: "clock-end", at: undefined } });
    const actions = [{ action_id: `${action}:${ticket}`, action_ts: `${at / 1_000}` }];
    expect(parseBody(dialog, { type: "block_actions", actions })).toMatchObject(pressed);
  });

  it("is one without a time where that is none", () => {
    const data = { custom_id: `ss:${ticket}`, component_type: 2 };
    const pressed = { event: { type: "clock-start", at: undefined } };
    for (const odd of [undefined, "", "x", 7]) {
      expect(inDiscord({ type: 3, id: odd, data })).toMatchObject(pressed);
      const actions = [{ action_id: `ss:${ticket}`, action_ts: odd }];
      expect(parseBody(dialog, { type: "block_actions", actions })).toMatchObject(pressed);
    }
  });
});

describe("a command that asks whether they may run", () => {
  it("begins with that question, in Discord and in Slack", () => {
    const asked = { type: "turn", ticket: null, event: { type: "run" }, replaces: false };
    const options = [{ name: "show", type: 3, value: "run" }];
    expect(inDiscord({ type: 2, data: { name: "backchat", options } })).toEqual(asked);
    for (const text of ["run", " Run "]) {
      expect(parseBody(dialog, { command: "/backchat", text })).toEqual(asked);
    }
  });

  it("leaves a sentence that only begins with the word to be read", () => {
    const text = "run 5k and my back aches";
    expect(parseBody(dialog, { command: "/backchat", text })).toMatchObject({
      event: { type: "words", text },
    });
  });

  it("stands among what a command can show, where the dialog has it, by its name", () => {
    const choices = (one: Dialog) => JSON.stringify(commandsOf(one));
    expect(choices(dialog)).toContain('{"name":"May I run?","value":"run"}');
    expect(choices(houseplant())).not.toContain('"value":"run"');
  });
});
