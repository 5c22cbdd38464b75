import { DISCORD } from "../../dist/adapters/discord/platform.js";
import { loadDialog } from "../../dist/src/app/loading/load-dialog.js";
import { projectRoot, todayFrom } from "../../dist/src/app/project.js";
import { createKeys } from "../../dist/src/app/tickets/keys.js";
import { holderOf, openTicket, sealTicket } from "../../dist/src/app/tickets/ticket.js";
import { turn } from "../../dist/src/app/turn.js";

const NOW = Date.now();
const TODAY = todayFrom(NOW);
/** More turns than any walk has. */
const LONGEST = 200;
/** How many walks the turns are drawn from. */
export const WALKS = 12;

/** The product as it runs, with the real dialog. */
export async function createBot() {
  const { dialog, fingerprint } = await loadDialog(projectRoot(), "running-lower-back-pain", TODAY);
  const keys = createKeys(["a secret that seals the tickets of a bench"]);
  return { dialog, fingerprint, keys, region: "uk", log: { debug() {}, warn() {} } };
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every turn of some walks but the first, which has no ticket to open. */
export function drawTurns(bot, platform = DISCORD, team = "") {
  const random = randomFrom(7);
  const owners = Array.from({ length: WALKS }, (_, at) => ({ platform, team, user: String(at) }));
  const walks = owners.map((owner) => drawWalk(bot, owner, random));
  return walks.flat().filter(({ ticket }) => ticket !== null);
}

/**
 * Someone's whole walk, from the start card to the last: each turn that they take.
 * They have nothing for the safety screen, and give any other answer as often as people do.
 *
 * @param owner whose tickets they are
 */
export function drawWalk(bot, owner, random) {
  const turns = [];
  let view;
  let ticket = null;
  let event = { type: "start" };
  do {
    const taken = { owner, surface: "terminal", ticket, event, now: NOW };
    turns.push(taken);
    if (turns.length > LONGEST) throw new Error("A walk that does not end.");
    ({ view, ticket } = turn(bot, taken));
    event = view.kind === "welcome" ? consent(bot, random) : answer(bot, view, random);
  } while (event);
  return turns;
}

function consent({ dialog }, random) {
  const { ages } = dialog.content;
  return { type: "consent", age: ages[Math.floor(random() * ages.length)].id };
}

function answer({ dialog }, view, random) {
  if (view.kind === "not-ok") return { type: "carry-on" };
  if (view.kind !== "question") return null;
  const { id, role, many, outcomes, content } = dialog.questions.get(view.choices.question);
  if (random() < content.notSure) return { type: "not-sure", question: id };
  const given = many ? outcomes.filter(({ share }) => random() < share) : [pick(outcomes, random)];
  const options = given.map((outcome) => outcome.id).filter((option) => option !== "none");
  return { type: "answer", question: id, options: role === "screen" ? [] : options };
}

/** One of the answers, by their shares, which add up to 1. */
function pick(outcomes, random) {
  let left = random();
  for (const outcome of outcomes) {
    left -= outcome.share;
    if (left < 0) return outcome;
  }
  return outcomes.at(-1);
}

/** Takes the turns again. */
export function replay(bot, turns) {
  for (const taken of turns) turn(bot, taken);
  return turns.length;
}

/** Only opens each turn's ticket and seals it again. */
export function openAndSeal(bot, turns) {
  for (const { ticket, owner } of turns) {
    const holder = holderOf(bot, owner);
    sealTicket(holder, openTicket(holder, ticket, TODAY).session);
  }
  return turns.length;
}
