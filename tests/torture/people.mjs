import { readPress } from "../../dist/adapters/discord/ticket-text.js";
import { createKeys } from "../../dist/src/app/tickets/keys.js";
import { turn } from "../../dist/src/app/turn.js";
import { createBot as createBenchBot, drawWalk, randomFrom } from "../bench/walks.mjs";
import { SECRET } from "./product.mjs";

/** The engine alone, with the product's content and keys: what it gives for a walk, the product must give. */
export async function createBot() {
  return { ...(await createBenchBot()), keys: createKeys([SECRET]), canResume: true };
}

/**
 * So many people's walks: what each does, turn by turn, and the card that the engine alone gives them at the end.
 *
 * @param platform one of the loopback platforms, which says who its people are and what its cards look like
 */
export function drawPeople(bot, platform, count, seed, now = Date.now()) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const owner = platform.ownerOf(seed * 1_000_000 + at);
    const events = drawWalk(bot, owner, random).map(({ event }) => event);
    return { owner, events, last: lastCard(bot, platform, owner, events, now) };
  });
}

export function lastCard(bot, platform, owner, events, now = Date.now()) {
  let turned = { ticket: null };
  for (const event of events) {
    const { ticket } = turned;
    turned = turn(bot, { owner, surface: platform.surface, ticket, event, now });
  }
  return JSON.stringify(platform.render(bot.dialog, turned));
}

/** The ticket on a card, or null. */
export function ticketOn(card) {
  const packed = /"(?:action_id|custom_id)":"([^":]+:[^"]+)"/.exec(JSON.stringify(card))?.[1];
  return packed === undefined ? null : readPress(packed, []).ticket;
}

/** How often someone presses again where no answer comes. */
const MOST_PRESSES = 60;

/**
 * Walks as a person does: presses what is on the card, and where nothing comes of it presses again.
 *
 * @param press takes a turn, and gives the card that comes of it, or null
 * @param tally counts the presses that were made again
 * @returns whether the walk ended with the card that the engine alone gives
 */
export async function walk(press, { owner, events, last }, tally = { again: 0 }) {
  let card = null;
  for (const event of events) {
    let next = null;
    for (let presses = 0; next === null && presses < MOST_PRESSES; presses++) {
      next = await press(owner, { ticket: ticketOn(card), event, card });
      if (next === null) tally.again++;
    }
    if (next === null) return false;
    card = next;
  }
  return JSON.stringify(card) === last;
}

/** All of them at once; gives how many walks did not end as they should. */
export async function walkAll(press, people, tally) {
  const ended = await Promise.all(people.map((person) => walk(press, person, tally)));
  return ended.filter((isRight) => !isRight).length;
}

export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What a promise gives, or null where it takes too long. */
export async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}

/** Waits until something is so, but no longer than this many milliseconds. */
export async function until(isSo, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!isSo() && Date.now() < end) await sleep(20);
}
