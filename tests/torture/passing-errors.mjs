import { randomFrom } from "../bench/walks.mjs";
import { ANSWER_WITHIN } from "./discord.mjs";
import { BUSY, FAILING, late, OUT_OF_SERVICE, RESET, stalled, taken } from "./faults.mjs";
import { drawPeople, lastCard, sleep, ticketOn } from "./people.mjs";
import { startProduct } from "./product.mjs";
import { TRANSPORTS } from "./transports.mjs";

/** Of all requests to the platform. */
const SHARE = 0.1;
/** Each as likely as the others; those that were done all the same are as likely as those that were not. */
const KINDS = [
  [BUSY],
  [FAILING, taken(FAILING)],
  [OUT_OF_SERVICE, taken(OUT_OF_SERVICE)],
  [RESET, taken(RESET)],
  [late(2_000), stalled(2_000)],
];
const PRESSES = 30;
/** Of all presses, at most so many may have to be made again. */
const MOST_AGAIN = 0.02;
/** Milliseconds until someone presses again: Discord says itself that an interaction has failed, Slack says nothing. */
const PATIENCE = 6_000;
/** Milliseconds that people think before each press. */
const THINKING = 100;
/** Presses of one button before somebody gives up. */
const MOST_PRESSES = 10;

/** Walks go on while a tenth of all that is asked of a platform goes wrong; what has to be pressed again is said. */
export async function* passingErrors({ bot, short, seed }) {
  for (const transport of TRANSPORTS) {
    const { platform, env, presses } = await transport.open(bot);
    const product = await startProduct(env);
    const random = randomFrom(seed);
    let failed = 0;
    const draw = (list) => list[Math.floor(random() * list.length)];
    platform.fault = () => {
      if (random() >= SHARE) return null;
      failed++;
      return draw(draw(KINDS));
    };
    const tally = { presses: 0, again: 0, silent: 0, slowest: 0 };
    const patience = transport.name === "Discord" ? ANSWER_WITHIN + 500 : PATIENCE;
    const people = drawLong(bot, platform, short ? 20 : 100, seed);
    const world = { bot, platform, press: presses({ patience }), patience, tally, random };
    const ended = await Promise.all(people.map((person) => walkOn(world, person)));
    platform.fault = null;
    await product.end();
    platform.stop();
    const wrong = ended.filter((isRight) => !isRight).length;
    const most = upperBound(tally.again, tally.presses);
    const isTooMuch = short ? tally.again > MOST_AGAIN * tally.presses : most > MOST_AGAIN;
    yield {
      what: `${transport.name}: walks of ${PRESSES} presses, a tenth of requests failing`,
      tried: people.length,
      lost: wrong + tally.silent + (isTooMuch ? 1 : 0),
      note: [
        `requests that failed ${failed}`,
        `pressed again ${tally.again} of ${tally.presses} (95% bound ${(100 * most).toFixed(2)}%)`,
        `silently ${tally.silent}`,
        `walks that ended wrong ${wrong}`,
        `slowest card ${(tally.slowest / 1000).toFixed(1)} s`,
      ].join(", "),
    };
  }
}

/** People who begin walks anew until they have pressed so often; the last walk comes to its end. */
function drawLong(bot, platform, count, seed) {
  const people = drawPeople(bot, platform, count, seed).map(({ owner, events }) => {
    return { owner, walks: [events], left: PRESSES - events.length };
  });
  for (let more = 1; people.some(({ left }) => left > 0); more++) {
    for (const [at, { events }] of drawPeople(bot, platform, count, seed + more).entries()) {
      const person = people[at];
      const begun = events.slice(0, Math.max(0, person.left));
      if (begun.length > 0) person.walks.unshift(begun);
      person.left -= begun.length;
    }
  }
  return people;
}

/** Presses on, and where nothing comes of it again; gives whether each card was the one that the engine gives. */
async function walkOn(world, { owner, walks }) {
  let isRight = true;
  for (const events of walks) {
    let card = null;
    for (const [at, event] of events.entries()) {
      await sleep(THINKING * (0.5 + world.random()));
      const wanted = lastCard(world.bot, world.platform, owner, events.slice(0, at + 1));
      card = await insist(world, owner, { card, event, wanted });
      if (card === null) return false;
      isRight &&= ticketOn(card) === ticketOn(JSON.parse(wanted));
    }
  }
  return isRight;
}

/** Presses until a card comes, however it comes. Where none does and nobody says so, not even the next card, it is silent. */
async function insist({ platform, press, patience, tally }, owner, { card, event, wanted }) {
  let untold = 0;
  tally.presses++;
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const began = performance.now();
    const written = wordsTo(platform, owner);
    const elsewhere = new Promise((resolve) => platform.shown?.set(owner.user, resolve));
    const pressed = press(owner, { ticket: ticketOn(card), event, card });
    const next = await Promise.race([pressed, elsewhere]);
    const took = performance.now() - began;
    if (next !== null) {
      tally.slowest = Math.max(tally.slowest, took);
      const isNoted = ticketOn(next) !== null && blocksOf(next) > blocksOf(JSON.parse(wanted));
      if (!isNoted) tally.silent += untold;
      return next;
    }
    tally.again++;
    // Discord shows that an interaction has failed; in Slack words may come instead of a card.
    const isTold = platform.gateway || took < patience - 500 || wordsTo(platform, owner) > written;
    if (!isTold) untold++;
  }
  tally.silent += untold;
  return null;
}

const wordsTo = ({ channels }, { user }) => channels.get(user)?.length ?? 0;
const blocksOf = ({ blocks }) => blocks?.length ?? 0;

/** The largest share at which so few of so many would come in one of twenty tries. */
function upperBound(few, many) {
  let [low, high] = [few / many, 1];
  while (high - low > 1e-6) {
    const share = (low + high) / 2;
    if (atMost(few, many, share) > 0.05) low = share;
    else high = share;
  }
  return high;
}

/** How likely it is that at most so few of so many happen, each with a chance. */
function atMost(few, many, chance) {
  let term = many * Math.log1p(-chance);
  let sum = Math.exp(term);
  for (let at = 1; at <= few; at++) {
    term += Math.log((many - at + 1) / at) + Math.log(chance) - Math.log1p(-chance);
    sum += Math.exp(term);
  }
  return sum;
}
