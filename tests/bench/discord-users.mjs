// A process of its own, run with --expose-gc: prints the bytes of heap that each distinct user leaves behind.

import { answerInteraction } from "../../dist/adapters/discord/answer.js";
import { renderPlain } from "../../dist/adapters/discord/render.js";
import { START } from "../../dist/adapters/shared/press.js";
import { toStart } from "../../dist/adapters/shared/way.js";
import { answeringBy } from "./discord-clicks.mjs";
import { createGateway } from "./discord-gateway.mjs";
import { press, pressAlone } from "./discord-presses.mjs";
import { SIZE } from "./size.mjs";
import { createBot } from "./walks.mjs";

const EARLY = 20_000;
const START_PRESS = { custom_id: START, component_type: 2 };

const bot = await createBot();
const card = renderPlain("Press the button.", [toStart(bot.dialog)], false);
const answering = answeringBy(bot, { answer: async () => {} });
let answered;
const hand = createGateway((interaction) => {
  answered = answerInteraction(answering, interaction, Date.now());
});

await meet(0, EARLY);
const before = heap();
await meet(EARLY, EARLY + SIZE.users);
process.send((heap() - before) / SIZE.users);

/** Every other person presses Start in a server, and the rest in their own chat with the bot. */
async function meet(from, to) {
  for (let user = from; user < to; user++) {
    const pressed = user % 2 === 0 ? press : pressAlone;
    hand(pressed(String(user), START_PRESS, card));
    await answered;
  }
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
