// Prints how fast the product is beside its yardsticks: CPU time per turn, and the ratio, all in one run.
import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { createClicks } from "./discord-clicks.mjs";
import { generateBot } from "./generated.mjs";
import { race } from "./measure.mjs";
import { createSlackClicks } from "./slack-clicks.mjs";
import { TEAM } from "./slack-presses.mjs";
import { compareStarts } from "./starts.mjs";
import { createBot, drawWalk, openAndSeal, randomFrom, replay } from "./walks.mjs";
import { createWaterfall } from "./waterfall.mjs";
import { createPages } from "./web.mjs";
import { createMessages } from "./words.mjs";

const { values: flags } = parseArgs({ options: { turns: { type: "string", default: "1000000" } } });
const WALKS = 12;
/** Turns until all code is compiled. */
const YOUTH = 10_000;

const bot = await createBot();
const turns = drawTurns(bot);

print("goal", "", "turn, us", "yardstick", "ratio", "at most", "(stretch)");

const toSealing = await race(
  () => replay(bot, turns),
  () => openAndSeal(bot, turns),
);
row(1, "a turn / open and seal alone", toSealing, 5, 2.5);

const waterfall = createWaterfall(questionsOf(bot, Math.round(turns.length / WALKS)));
const toWaterfall = await race(() => replay(bot, turns), waterfall);
row(2, "a turn / botbuilder's waterfall", toWaterfall, 0.4, 0.15);

const messages = createMessages(bot);
const short = await race(messages.short, () => replay(bot, turns));
row("words", "20 typed words / a turn", short, 30);
const long = await race(messages.long, () => replay(bot, turns));
row("words", "4,000 typed characters / a turn", long, 500);

const inSlack = await createSlackClicks(bot, drawTurns(bot, "slack", TEAM));
const toRespond = await race(inSlack.product, inSlack.respond);
row(3, "a Slack click / bare Bolt's respond()", toRespond, 0.6, 0.45);
const toThin = await race(inSlack.product, inSlack.thin);
row(4, "a Slack click / the same with a thin fetch", toThin, 1.15, 1.05);
const toAck = await inSlack.compareAcknowledgements();
row(12, "a Slack acknowledgement, p99, 64 in flight", toAck, 1.3);
await inSlack.stop();

const clicks = await createClicks(bot, turns);
const toUpdate = await race(clicks.product, clicks.update);
row(5, "a Discord click / bare interaction.update", toUpdate, 0.95, 0.85);
const toPost = await race(clicks.product, clicks.post);
row(6, "a Discord click / bare client.rest.post", toPost, 1.15, 1.05);
clicks.stop();

const pages = await createPages(bot);
const toBare = await race(pages.product, pages.bare);
row("web", "the first page / a bare server's page", toBare, 2);
pages.stop();

const users = fork(new URL("discord-users.mjs", import.meta.url), { execArgv: ["--expose-gc"] });
const [bytes] = await once(users, "message");
const grown = bytes > 30 ? "FAIL" : "pass";
print(8, "heap per distinct Discord user, bytes", bytes.toFixed(1), 0, "", 30, "", grown);

const { time, memory } = await compareStarts();
row(9, "both ready, ms / discord.js and Bolt alone", time, 1.1, 0.8);
row(9, "the same, peak of memory in MiB", memory, 1.1);

const early = liveThrough(bot, YOUTH);
const before = await race(() => replay(bot, turns), fixedWork(bot));
const late = early + liveThrough(bot, Number(flags.turns));
const after = await race(() => replay(bot, turns), fixedWork(bot));
// The machine's own drift between the two is taken out by the fixed work beside each.
const aged = { work: after.work, yardstick: before.work, ratio: after.ratio / before.ratio };
const ages = `${late.toLocaleString("en")} turns / after ${early.toLocaleString("en")}`;
row(10, `a turn after ${ages}`, aged, 1.15);

const large = generateBot(bot, 100, 20);
const largeTurns = drawTurns(large);
const small = generateBot(bot, 20, 7);
const smallTurns = drawTurns(small);
const growth = await race(
  () => replay(large, largeTurns),
  () => replay(small, smallTurns),
);
row(11, "a turn at 100 questions x 20 causes / 20 x 7", growth, 7);

/** Every turn of some walks but the first, which has no ticket to open. */
function drawTurns(of, platform = "discord", team = "") {
  const random = randomFrom(7);
  const owners = Array.from({ length: WALKS }, (_, at) => ({ platform, team, user: String(at) }));
  const walks = owners.map((owner) => drawWalk(of, owner, random));
  return walks.flat().filter(({ ticket }) => ticket !== null);
}

/** So many of the dialog's questions, each with a reply. */
function questionsOf({ dialog }, count) {
  const random = randomFrom(7);
  return [...dialog.questions.values()].slice(0, count).map(({ content }) => {
    const choices = content.options.map(({ label }) => label);
    return {
      prompt: content.prompt,
      choices,
      reply: choices[Math.floor(random() * choices.length)],
    };
  });
}

/** Takes at least so many turns, each walk another person's; gives how many. */
function liveThrough(bot, count) {
  const random = randomFrom(8);
  let taken = 0;
  for (let person = 0; taken < count; person++) {
    const owner = { platform: "discord", team: "", user: `person ${person}` };
    taken += drawWalk(bot, owner, random).length;
  }
  return taken;
}

/** Work that has nothing to do with turns, and is always the same. */
function fixedWork({ dialog }) {
  const text = JSON.stringify(dialog.content.questions);
  return () => JSON.stringify(JSON.parse(text)) && 1;
}

function row(goal, what, { work, yardstick, ratio }, most, stretch) {
  const times = [work.toFixed(1), yardstick.toFixed(1), ratio.toFixed(2)];
  const word = ratio > most ? "FAIL" : ratio > (stretch ?? 0) ? "pass" : "pass, stretch";
  print(goal, what, ...times, most, stretch === undefined ? "" : `(${stretch})`, word);
}

function print(goal, what, ...cells) {
  const columns = cells.map((cell) => String(cell).padStart(9));
  console.log(String(goal).padStart(5), what.padEnd(48), ...columns);
}
