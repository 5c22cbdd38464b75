import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createWeb } from "../../dist/adapters/web/web.js";

const BATCH = 500;

/**
 * The first page of the private walk, asked over real HTTP, and a bare server that answers the same bytes.
 *
 * @returns functions that answer a batch of requests each, and say how many that were
 */
export async function createPages(bot) {
  // The load comes from one address, and is more than any person's.
  const requests = Number.POSITIVE_INFINITY;
  const [server, origin] = await listen(createWeb(bot, { publicUrl: null, proxies: 0, requests }));
  const page = Buffer.from(await (await fetch(origin)).text());
  const headers = { "content-type": "text/html; charset=UTF-8", "content-length": page.length };
  const [bare, bareOrigin] = await listen((_, response) =>
    response.writeHead(200, headers).end(page),
  );

  const load = fork(new URL("web-load.mjs", import.meta.url));
  const asking = (from) => async () => {
    load.send({ origin: from, count: BATCH });
    const [count] = await once(load, "message");
    return count;
  };
  const stop = () => {
    load.disconnect();
    for (const one of [server, bare]) one.close().closeAllConnections();
  };
  return { product: asking(origin), bare: asking(bareOrigin), stop };
}

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return [server, `http://127.0.0.1:${server.address().port}`];
}
