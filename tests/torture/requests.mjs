import { once } from "node:events";
import { connect } from "node:net";
import { createDiscordPresses, startDiscordPlatform } from "./discord.mjs";
import { drawPeople, sleep, walkAll, within } from "./people.mjs";
import { discordEnv, freePort, slackEnv, socketEnv, startProduct } from "./product.mjs";
import {
  createSlackPresses,
  createSocketPresses,
  deliver,
  formOf,
  signed,
  slackPress,
  startSlackPlatform,
} from "./slack.mjs";

const JSON_TYPE = { type: "application/json" };
const deep = (depth) => "[".repeat(depth) + "]".repeat(depth);
const deepObject = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** Requests and frames that no platform sends: each is answered or dropped, and everybody else is served as before. */
export async function* requests(setting) {
  yield* atThePort(setting);
  yield* overSockets(setting);
}

async function* atThePort({ bot, seed }) {
  const platform = await startSlackPlatform();
  platform.keepsCalls = true;
  const port = await freePort();
  const product = await startProduct({ ...slackEnv(platform, port), WEB: "on" });
  const press = createSlackPresses(bot, platform, () => port);
  const people = drawPeople(bot, platform, 5, seed);
  const before = await walkAll(press, people);
  const owner = platform.ownerOf(5);
  const taken = { owner, ticket: null, event: { type: "start" } };
  const form = formOf(slackPress(bot, taken, platform.hook().url));
  const good = signed(form);
  const { headers } = good;
  const told = () => platform.calls.length;
  const calls = told();

  // Nothing of these may come to anything: who sends them has no key.
  const refused = {
    unsigned: { ...good, headers: { "content-type": headers["content-type"] } },
    "signed by another": {
      ...good,
      headers: { ...headers, "x-slack-signature": `v0=${"0".repeat(64)}` },
    },
    "signed in another version": {
      ...good,
      headers: {
        ...headers,
        "x-slack-signature": headers["x-slack-signature"].replace("v0", "v1"),
      },
    },
    "an empty signature": { ...good, headers: { ...headers, "x-slack-signature": "" } },
    "a stamp that is no number": {
      ...good,
      headers: { ...headers, "x-slack-request-timestamp": "now" },
    },
    "an empty stamp": { ...good, headers: { ...headers, "x-slack-request-timestamp": "" } },
    "another body under a true signature": { ...good, body: `${form}&a=b` },
    "replayed after ten minutes": signed(form, { at: Date.now() - 600_000 }),
    "signed for ten minutes from now": signed(form, { at: Date.now() + 600_000 }),
  };
  const statuses = {};
  for (const [name, request] of Object.entries(refused)) {
    statuses[name] = (await deliver(port, request)).status;
  }
  await sleep(200);
  const open = Object.keys(statuses).filter((name) => statuses[name] !== 401);
  const lost = open.length + (told() - calls) + before;
  yield {
    what: "Slack: requests that are not Slack's, refused",
    tried: Object.keys(refused).length,
    lost,
    note: open.join(", "),
  };

  const bodies = {
    "1 MB": signed("x".repeat(1_000_000)),
    "1 MB of JSON": signed(JSON.stringify({ text: "x".repeat(1_000_000) }), JSON_TYPE),
    "deep lists": signed(deep(45_000), JSON_TYPE),
    "deep objects": signed(deepObject(15_000), JSON_TYPE),
    "a deep challenge": signed(
      `{"type":"url_verification","challenge":${deep(45_000)}}`,
      JSON_TYPE,
    ),
    "deep state in a press": signed(
      `{"type":"block_actions","actions":[{"action_id":"TICKED:x"}],"state":${deepObject(15_000)}}`,
      JSON_TYPE,
    ),
    "a deep payload": signed(`payload=${encodeURIComponent(deep(20_000))}`),
    "a broken payload": signed("payload=%E0%A4%A"),
    "no JSON": signed("payload={"),
    null: signed("null", JSON_TYPE),
    "a number": signed("1e999", JSON_TYPE),
    "a list": signed("[]", JSON_TYPE),
    empty: signed("", JSON_TYPE),
    "a prototype": signed('{"__proto__":{"command":"/backchat"},"constructor":1}', JSON_TYPE),
    "wrong kinds everywhere": signed(
      '{"type":"block_actions","actions":{"0":1},"user":[],"team":1,"container":"x","state":{"values":[null,1]},"response_url":7}',
      JSON_TYPE,
    ),
    "a foreign answer's address": signed(
      formOf({ ...slackPress(bot, taken, "http://127.0.0.1:9/evil") }),
    ),
    "half a character": signed(
      Buffer.from([0x22, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0x22]).toString("latin1"),
      JSON_TYPE,
    ),
  };
  for (const body of ["1 MB", "deep", "odd"]) {
    const words = { "1 MB": "w".repeat(1_000_000), deep: deep(7_000), odd: "\u0000\u202e%%%" }[
      body
    ];
    const fields = new URLSearchParams({ ticket: "x".repeat(180), words });
    bodies[`the page: ${body}`] = {
      path: "/",
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        host: "a",
        origin: "http://a",
      },
      body: String(fields),
    };
  }
  const silent = [];
  for (const [name, sent] of Object.entries(bodies)) {
    const answer = await within(5_000, deliver(port, sent));
    // A connection that is cut while it sends too much is an answer too.
    if (answer === null || answer.status === 500)
      silent.push(`${name}: ${answer?.status ?? "no answer"}`);
  }
  yield {
    what: "bodies: oversized, deep, malformed",
    tried: Object.keys(bodies).length,
    lost: silent.length,
    note: silent.join(", "),
  };

  const raw = {
    "no HTTP": "\u0016\u0003\u0001\u0002\r\n\r\n",
    "a header of 100 KB": `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(100_000)}\r\n\r\n`,
    "a path of 100 KB": `GET /${"x".repeat(100_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
    "ten thousand headers": `GET / HTTP/1.1\r\nhost: a\r\n${"a: b\r\n".repeat(10_000)}\r\n`,
    "two lengths": "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
    "a length and chunks":
      "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "a broken chunk":
      "POST /slack/events HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "a host that is none": "GET / HTTP/1.1\r\nhost: a b<>\r\n\r\n",
    "a whole address for a path": "GET http://[::1/ HTTP/1.1\r\nhost: a\r\n\r\n",
    "a path that climbs": "GET /../../../../etc/passwd HTTP/1.1\r\nhost: a\r\n\r\n",
    "a broken escape": "GET /%E0%A4%A HTTP/1.1\r\nhost: a\r\n\r\n",
    "an upgrade": "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    "an unknown method": "BREW / HTTP/1.1\r\nhost: a\r\n\r\n",
    "a body cut off": "POST /slack/events HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nabc",
    "an endless body": `POST /slack/events HTTP/1.1\r\nhost: a\r\ncontent-length: 50000000\r\n\r\n${"x".repeat(5_000_000)}`,
  };
  for (const text of Object.values(raw)) await throwAt(port, text);
  const after = await walkAll(press, people);
  const isUp = product.isRunning();
  const code = await product.end();
  const ends = isUp && code === 0 ? 0 : 1;
  yield {
    what: "raw requests: broken, endless, smuggled; walks go on",
    tried: Object.keys(raw).length,
    lost: after + ends,
    note: isUp ? "" : product.said().slice(-800),
  };
  platform.stop();
}

async function throwAt(port, text) {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  await once(socket, "connect");
  socket.resume().write(text);
  await within(
    300,
    once(socket, "close").catch(() => {}),
  );
  socket.destroy();
}

const FRAMES = {
  "no JSON": "{",
  empty: "",
  null: "null",
  "a number": "7",
  "a list": "[]",
  bytes: Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  "deep lists": deep(100_000),
  "deep objects": deepObject(50_000),
  "5 MB": JSON.stringify({ a: "x".repeat(5_000_000) }),
  "an unknown kind": '{"op":99,"type":"unknown"}',
};
const event = (t, d) => JSON.stringify({ op: 0, t, s: 1_000_000, d });
const press = { id: "1", token: "t", application_id: "3", type: 3, version: 1, user: { id: "2" } };
const GATEWAY = {
  "an event of nothing": event("INTERACTION_CREATE", null),
  "an event of a number": event("INTERACTION_CREATE", 7),
  "a press without its button": event("INTERACTION_CREATE", press),
  "a press of odd kinds": event("INTERACTION_CREATE", {
    ...press,
    data: { custom_id: 7, values: 9 },
  }),
  "a press of a menu without options": event("INTERACTION_CREATE", {
    ...press,
    data: { custom_id: `PICK0:${"x".repeat(72)}`, component_type: 3, values: null },
  }),
  "a form of nothing": event("INTERACTION_CREATE", {
    ...press,
    type: 5,
    data: { custom_id: "TYPED:x", components: [null, 7, { components: null }] },
  }),
  "a command of odd kinds": event("INTERACTION_CREATE", {
    ...press,
    type: 2,
    data: { name: 7, options: [null, {}] },
  }),
  "nobody's press": event("INTERACTION_CREATE", {
    ...press,
    user: null,
    data: { custom_id: "START" },
  }),
  "a message of nothing": event("MESSAGE_CREATE", null),
  "nobody's message": event("MESSAGE_CREATE", { id: "1", channel_id: "2", type: 0 }),
  "an unknown event": event("NEVER_HEARD_OF", {}),
};
const envelope = (type, payload) => JSON.stringify({ envelope_id: "e", type, payload });
const LINK = {
  "an envelope of nothing": envelope("interactive", null),
  "an envelope of a number": envelope("slash_commands", 7),
  "a press of nothing": envelope("interactive", { type: "block_actions" }),
  "an event of nothing": envelope("events_api", { type: "event_callback", event: null }),
  "no name": JSON.stringify({ type: "interactive", payload: {} }),
};

async function* overSockets({ bot, seed }) {
  const kinds = [
    {
      name: "Discord",
      open: startDiscordPlatform,
      env: discordEnv,
      pressing: createDiscordPresses,
      own: GATEWAY,
      wire: "gateway",
    },
    {
      name: "Slack, Socket Mode",
      open: startSlackPlatform,
      env: socketEnv,
      pressing: createSocketPresses,
      own: LINK,
      wire: "link",
    },
  ];
  for (const { name, open, env, pressing, own, wire } of kinds) {
    const platform = await open();
    const product = await startProduct(env(platform));
    const people = drawPeople(bot, platform, 2, seed);
    const take = pressing(bot, platform, { patience: 2_000 });
    const fatal = [];
    const frames = { ...FRAMES, ...own };
    for (const [kind, frame] of Object.entries(frames)) {
      platform[wire].raw(frame);
      await sleep(100);
      if (!product.isRunning()) {
        fatal.push(kind);
        break;
      }
    }
    const lost = product.isRunning() ? await walkAll(take, people) : 1;
    const said = product.isRunning() ? "" : product.said().slice(-600);
    await product.end();
    platform.stop();
    const what = `${name}: frames that are malformed, deep, huge; walks go on`;
    yield {
      what,
      tried: Object.keys(frames).length,
      lost: lost + fatal.length,
      note: [...fatal, said].join(" "),
    };
  }
}
