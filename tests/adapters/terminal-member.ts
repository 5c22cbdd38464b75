import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { converse } from "../../adapters/terminal/conversation.ts";
import { runJsonLines } from "../../adapters/terminal/json-lines.ts";
import type { Bot } from "../../src/app/index.ts";
import { plainText, type View } from "../../src/engine/index.ts";
import type { Driver } from "./contract.ts";
import { isMeant } from "./labels.ts";

/** A line of JSON out, as far as anything here reads it. */
type Line = { readonly view: View; readonly ticket: string };

/** A program that talks to the terminal in lines of JSON. */
export function createDriver(bot: Bot): Driver<Line> {
  /** What comes of one line, on the card of its ticket. */
  async function lineOf(line: object): Promise<Line> {
    const output = new PassThrough();
    const input = Readable.from([Buffer.from(`${JSON.stringify(line)}\n`)]);
    await runJsonLines(converse(bot, Date.now), input, output);
    return JSON.parse(await text(output.end()));
  }
  function press({ view, ticket }: Line, label: string): Promise<Line> {
    const pressed = pressables(view).find((one) => isMeant(one.label, label));
    if (!pressed) throw new Error(`There is no "${label}" on:\n${plainText(view)}`);
    return lineOf({ ...pressed.event, ticket });
  }
  return {
    people: null,
    begin: () => lineOf({ type: "start" }),
    press,
    tick({ view: { choices }, ticket }, labels) {
      const ticked = choices?.options.filter(({ label }) => labels.includes(label)) ?? [];
      const options = ticked.map(({ id }) => id);
      return lineOf({ type: "answer", question: choices?.question, options, ticket });
    },
    async tell({ ticket }, story, age) {
      const told = await lineOf({ type: "words", text: story, ticket });
      // What needs help now asks for no age.
      const isAsked = pressables(told.view).some(({ label }) => label === age);
      return isAsked ? [told, await press(told, age)] : [told];
    },
    clock: ({ ticket }) => lineOf({ type: "clock", ticket }),
    async resume(code) {
      const { view, ticket } = converse(bot, Date.now, code);
      return { view: view(), ticket: ticket() };
    },
    textOf: ({ view }) => plainText(view),
    labelsOf: ({ view }) => pressables(view).map(({ label }) => label),
    ticketOf: ({ ticket }) => ticket,
  };
}

function pressables({ choices, controls }: View) {
  return [...(choices?.options ?? []), ...(choices?.none ? [choices.none] : []), ...controls];
}
