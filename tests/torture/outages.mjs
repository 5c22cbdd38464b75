import { randomFrom } from "../bench/walks.mjs";
import { BUSY, FAILING, late, RESET, some } from "./faults.mjs";
import { drawPeople, sleep, walk, within } from "./people.mjs";
import { startProduct } from "./product.mjs";
import { TRANSPORTS } from "./transports.mjs";

/** Milliseconds that people think before each press, so that a walk outlasts a restart. */
const THINKING = 120;
/** Milliseconds until they press again. */
const PATIENCE = 1_500;
/** Milliseconds between one disturbance and the next. */
const PEACE = 1_500;

/** How many people walk, and how often they are disturbed at most. */
const SHORT = { count: 10, times: 2 };
const FULL = { count: 100, times: 6 };

const isAnswer = (path) => path.startsWith("/actions/") || path.startsWith("/interactions/");

/** What goes wrong, over and over while people walk. `once` needs to be done but once; the short form leaves `isLong` out. */
const OUTAGES = {
  "kill -9, and started again": { again: (world) => world.restart("SIGKILL") },
  "SIGTERM, and started again": {
    // Requests take their time, so that there are some in hand.
    once: ({ platform }) => {
      platform.fault = (path) => (isAnswer(path) ? late(150) : null);
    },
    again: (world) => world.restart("SIGTERM"),
    finishesWhatItTook: true,
  },
  "500s from the platform": { once: going(FAILING) },
  "resets from the platform": { once: going(RESET), isLong: true },
  "429s with Retry-After": { once: going(BUSY) },
  "a platform that answers after 5 s": { once: going(late(5_000), 0.05), isLong: true },
};
const GATEWAY = {
  "gateway gone, and resumed": { again: ({ platform }) => platform.gateway.drop() },
  "gateway asks to reconnect": {
    again: ({ platform }) => platform.gateway.drop({ polite: true }),
    isLong: true,
  },
  "gateway gone, session invalid": {
    again: ({ platform }) => platform.gateway.drop({ resumable: false }),
  },
};
const LINK = {
  "connection gone": { again: ({ platform }) => platform.link.drop() },
  "refresh asked for": { again: ({ platform }) => platform.link.refresh() },
};

/** Walks go on through everything that happens to the process, the network and the platform. */
export async function* outages({ bot, short, seed }) {
  const own = { Discord: GATEWAY, "Slack, Socket Mode": LINK };
  const rows = [];
  let walking = TRANSPORTS.length;
  const chains = TRANSPORTS.map(async (transport) => {
    for (const [name, outage] of Object.entries({ ...OUTAGES, ...own[transport.name] })) {
      if (short && outage.isLong) continue;
      rows.push(await suffer(bot, transport, name, outage, seed, short ? SHORT : FULL));
    }
  });
  for (const chain of chains) chain.finally(() => walking--);
  while (walking > 0 || rows.length > 0) {
    if (rows.length > 0) yield rows.shift();
    else await sleep(100);
  }
  await Promise.all(chains);
}

function going(fault, share = 0.2) {
  return ({ platform, random }) => {
    platform.fault = some(fault, share, random, isAnswer);
  };
}

async function suffer(bot, transport, name, outage, seed, { count, times }) {
  const { platform, env, presses } = await transport.open(bot);
  let product = await startProduct(env);
  let restarts = 0;
  const world = {
    platform,
    random: randomFrom(seed),
    async restart(signal) {
      const code = await product.end(signal);
      if (signal === "SIGTERM" && code !== 0) tally.exits++;
      product = await startProduct(env);
      restarts++;
    },
  };
  const tally = { again: 0, waits: [], exits: 0 };
  const press = presses({ patience: PATIENCE, tally });
  const thinking = async (...taken) => {
    await sleep(THINKING * (0.5 + world.random()));
    return press(...taken);
  };
  const people = drawPeople(bot, platform, count, seed);
  outage.once?.(world);
  let isOver = false;
  const crowd = Promise.all(people.map((person) => walk(thinking, person, tally)));
  crowd.then(() => {
    isOver = true;
  });
  for (let time = 0; outage.again && time < times && !isOver; time++) {
    await within(PEACE, crowd);
    await outage.again(world);
  }
  const ended = await crowd;
  const unanswered = (await Promise.all(tally.waits)).filter((isThere) => !isThere).length;
  const { cut } = platform;
  const isAlive = product.isRunning();
  const code = await product.end();
  platform.stop();

  const wrong = ended.filter((isRight) => !isRight).length;
  const unfinished = outage.finishesWhatItTook ? unanswered + cut : 0;
  const lost = wrong + unfinished + tally.exits + (isAlive && code === 0 ? 0 : 1);
  const note = [
    `pressed again ${tally.again}`,
    ...(restarts > 0 ? [`restarts ${restarts}`] : []),
    ...(platform.gateway ? [countsOf(platform.gateway)] : []),
    ...(wrong > 0 ? [`walks that ended wrong ${wrong}`] : []),
    ...(unfinished > 0 ? [`taken and not answered ${unanswered}, cut short ${cut}`] : []),
    ...(isAlive && code === 0 ? [] : [`ended with ${code}: ${product.said().slice(-500)}`]),
  ];
  return { what: `${transport.name}: ${name}`, tried: count, lost, note: note.join(", ") };
}

function countsOf({ counts: { identified, resumed } }) {
  return `logins ${identified}, resumed ${resumed}`;
}
