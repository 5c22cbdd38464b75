import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { loadDialog } from "../../dist/src/app/loading/load-dialog.js";
import { todayFrom } from "../../dist/src/app/project.js";
import { holderOf, openTicket } from "../../dist/src/app/tickets/ticket.js";
import { turn } from "../../dist/src/app/turn.js";
import { randomFrom } from "../bench/walks.mjs";
import { ticketOn } from "./people.mjs";
import { freePort, slackEnv, startProduct } from "./product.mjs";
import { createSlackPresses, startSlackPlatform } from "./slack.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIALOG = "running-lower-back-pain";
/** Presses in which either version may answer; from then on the new one does. */
const ROLLING = 20;
const MOST_PRESSES = 60;

/** Two versions of the content side by side: no answer is ever recorded against another question. */
export async function* rolling({ bot, short, seed }) {
  const root = changedCopy();
  const { dialog, fingerprint } = await loadDialog(root, DIALOG, todayFrom(Date.now()));
  if (!dialog || fingerprint === bot.fingerprint)
    throw new Error("The changed dialog is not as wanted.");
  const bots = [bot, { ...bot, dialog, fingerprint }];
  const platform = await startSlackPlatform();
  const ports = [await freePort(), await freePort()];
  const products = [
    await startProduct(slackEnv(platform, ports[0])),
    await startProduct(slackEnv(platform, ports[1]), root),
  ];
  const presses = bots.map((own) => (to) => {
    return createSlackPresses(own, platform, () => ports[to], { patience: 1_500 });
  });
  const random = randomFrom(seed);
  const tally = { presses: 0, unanswered: 0, misread: [], finished: 0 };
  const count = short ? 20 : 300;
  const owners = Array.from({ length: count }, (_, at) => platform.ownerOf(at));
  await Promise.all(owners.map((owner) => walkBetween(owner, bots, presses, random, tally)));
  for (const product of products) await product.end();
  platform.stop();
  rmSync(root, { recursive: true });
  const { misread, finished, unanswered } = tally;
  yield {
    what: "two versions of the content: each answer at its own question",
    tried: tally.presses,
    lost: misread.length + (finished === count ? 0 : count - finished),
    note: `walks ended ${finished} of ${count}, pressed again ${unanswered} ${misread.slice(0, 3).join("; ")}`,
  };
}

/** The project with another order of questions and options, one question more, and one question less. */
function changedCopy() {
  const root = mkdtempSync(join(tmpdir(), "torture-"));
  for (const name of ["dist", "dialogs", "package.json", "adapters/web/public"]) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  const folder = join(root, "dialogs", DIALOG);
  change(folder, "dialog.yaml", (dialog) => {
    const kept = dialog.questions.filter((id) => id !== "sitting").reverse();
    for (const id of kept) {
      change(folder, `questions/${id}.yaml`, (question) => {
        question.options.reverse();
      });
    }
    dialog.questions = ["sleep", ...kept];
  });
  change(folder, "evidence.yaml", (evidence) => {
    delete evidence.sitting;
    evidence.sleep = EVIDENCE;
  });
  for (const gone of ["questions/sitting.yaml", "words/en/questions/sitting.yaml"]) {
    rmSync(join(folder, gone));
  }
  writeFileSync(join(folder, "questions/sleep.yaml"), stringify(NEW_QUESTION));
  const dialogs = join(root, "dist/src/author/dialogs.js");
  execFileSync(process.execPath, [dialogs, "check", "--write"], { stdio: "pipe" });
  return root;
}

function change(folder, name, work) {
  const path = join(folder, name);
  const content = parse(readFileSync(path, "utf8"));
  work(content);
  writeFileSync(path, stringify(content));
}

const NEW_QUESTION = {
  name: "your sleep",
  prompt: "How do you sleep these weeks?",
  why: "Short nights may make pain last longer.",
  choose: "one",
  ask: "always",
  options: [
    { id: "short", label: "Under 6 hours", summary: "short nights" },
    { id: "enough", label: "6 hours or more", summary: "enough sleep" },
  ],
};

const EVIDENCE = {
  basis: "judgement",
  notSure: 0.05,
  options: { short: { share: 0.3, evidence: { load: "weak" } }, enough: { share: 0.7 } },
};

/** Someone whose every press may land at either version; they answer what is on the card. */
async function walkBetween(owner, bots, presses, random, tally) {
  const given = new Set();
  let [at, ticket, event] = [0, null, { type: "start" }];
  for (let count = 0; count < MOST_PRESSES; count++) {
    const to = count < ROLLING ? Math.floor(random() * bots.length) : 1;
    remember(given, event);
    const card = await presses[at](to)(owner, { ticket, event });
    tally.presses++;
    if (!card) {
      // What the other version does not know is pressed again.
      tally.unanswered++;
      continue;
    }
    [at, ticket] = [to, ticketOn(card)];
    const opened = openTicket(holderOf(bots[at], owner), ticket, todayFrom(Date.now()));
    for (const { question, options } of opened.session?.answers ?? []) {
      const named = nameOf(question, options);
      if (!given.has(named)) tally.misread.push(named);
    }
    const shown = { owner, surface: "slack", ticket, event: null, now: Date.now() };
    event = nextOf(bots[at], turn(bots[at], shown).view, random);
    if (!event) {
      tally.finished++;
      return;
    }
  }
}

function nextOf({ dialog }, { kind, choices }, random) {
  if (kind === "welcome") return { type: "consent", age: dialog.content.ages[1].id };
  const question = dialog.questions.get(choices?.question ?? "");
  if (kind !== "question" || !question) return null;
  if (choices.none) return { type: "answer", question: question.id, options: [] };
  return choices.options[Math.floor(random() * choices.options.length)].event;
}

function remember(given, { type, question, options }) {
  if (type === "answer") given.add(nameOf(question, options));
}

const nameOf = (question, options) => `${question}: ${[...options].sort().join(", ")}`;
