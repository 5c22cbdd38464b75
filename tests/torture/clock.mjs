import { drawPeople, walkAll } from "./people.mjs";
import { freePort, slackEnv, startProduct } from "./product.mjs";
import { deliver, formOf, signed, slackPress, startSlackPlatform } from "./slack.mjs";
import { TRANSPORTS } from "./transports.mjs";

const MINUTE = 60_000;
const OFF = 10 * MINUTE;

/** Clocks that are ten minutes off: Slack's signatures are refused outside five minutes, and tickets do not care. */
export async function* clock({ bot, short, seed }) {
  yield* stamps(bot, short ? [0, OFF] : [0, -OFF, OFF]);
  const transports = TRANSPORTS.filter(
    ({ name }) => name === "Discord" || (!short && name !== "Slack over HTTP"),
  );
  for (const transport of transports) {
    for (const off of short ? [OFF] : [-OFF, OFF]) {
      const { platform, env, presses } = await transport.open(bot);
      const product = await startProduct({ ...env, TORTURE_CLOCK: String(off) });
      const people = drawPeople(bot, platform, short ? 5 : 50, seed, Date.now() + off);
      const lost = await walkAll(presses(), people);
      await product.end();
      platform.stop();
      const what = `${transport.name}: walks with a clock ${off / MINUTE} minutes off`;
      yield { what, tried: people.length, lost };
    }
  }
}

async function* stamps(bot, clocks) {
  const platform = await startSlackPlatform();
  const port = await freePort();
  const owner = platform.ownerOf(1);
  const ask = async (at) => {
    const { url, answered } = platform.hook();
    const form = formOf(slackPress(bot, { owner, ticket: null, event: { type: "start" } }, url));
    const { status } = await deliver(port, signed(form, { at }));
    if (status === 200) await answered;
    return status;
  };
  for (const own of clocks) {
    const product = await startProduct({ ...slackEnv(platform, port), TORTURE_CLOCK: String(own) });
    const wanted = [-OFF, 0, OFF].map((off) => (off === own ? 200 : 401));
    const statuses = [];
    for (const off of [-OFF, 0, OFF]) statuses.push(await ask(Date.now() + off));
    await product.end();
    const lost = statuses.filter((status, at) => status !== wanted[at]).length;
    const what = `Slack over HTTP: stamps of -10, 0 and 10 minutes, own clock ${own / MINUTE} off`;
    yield { what, tried: statuses.length, lost, note: statuses.join(" ") };
  }
  platform.stop();
}
