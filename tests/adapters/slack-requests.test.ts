import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import { createBot } from "../bot.ts";
import { rawRequest } from "../raw-request.ts";
import { CHANNEL, COLLEAGUE, httpTransport, TEAM } from "./slack-member.ts";
import { type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, SIGNING_SECRET] = ["xoxb-made-up", "made-up-signing-secret"];
/** A command, as a delivery that Slack signs. */
const body = {
  command: "/backchat",
  text: "",
  user_id: COLLEAGUE,
  team_id: TEAM,
  channel_id: CHANNEL,
};
let server: SlackServer;

beforeAll(async () => {
  server = await startSlackServer({ botToken: TOKEN, appToken: "xapp-made-up" });
});
afterAll(() => server.close());

/** Slack over HTTP on a port of its own, and what it tells whoever runs it. */
async function startApart(signingSecret = SIGNING_SECRET, proxies = 0) {
  const warned: { readonly fields: object; readonly message: string }[] = [];
  const failed: (string | number)[] = [];
  const log = {
    debug() {},
    warn: (fields: object, message: string) => warned.push({ fields, message }),
  };
  const meter = {
    turned() {},
    acknowledged() {},
    failed: (_: string, code: string | number) => failed.push(code),
  };
  const own = createHttpServer(0);
  let url = "";
  const serve: Serve = async (path, listener) => {
    const served = await own.serve(path, listener);
    url = `http://127.0.0.1:${served.number}/slack/events`;
    return served;
  };
  const delivery = { type: "http", signingSecret, proxies } as const;
  const running = await startSlack(
    { bot: createBot({ log, meter }), serve },
    {
      token: TOKEN,
      apiUrl: server.apiUrl,
      organisers: [COLLEAGUE],
      mentions: true,
      publicUrl: null,
      delivery,
    },
  );
  return { running, url, warned, failed };
}

describe("requests to its port", () => {
  let running: Running;
  let url: string;
  let http: ReturnType<typeof httpTransport>;
  beforeAll(async () => {
    ({ running, url } = await startApart());
    http = httpTransport({ url, signingSecret: SIGNING_SECRET });
  });
  afterAll(() => running.stop());

  it("are refused with a bad signature, or a time that is far from ours", async () => {
    const forged = await http.request("command", body, { signature: `v0=${"0".repeat(64)}` });
    expect(forged.status).toBe(401);
    for (const away of [-301, 310]) {
      const timestamp = Math.floor(Date.now() / 1_000) + away;
      expect((await http.request("command", body, { timestamp })).status).toBe(401);
    }
    expect((await http.request("command", body)).status).toBe(200);
  });

  it("answer what Slack asks of an address: its challenge, signed, and its certificate's check", async () => {
    const asked = { type: "url_verification", challenge: "c-1" };
    const answer = await http.request("event", asked);
    expect(answer).toMatchObject({ status: 200, body: { challenge: "c-1" } });
    expect((await http.request("event", asked, { signature: "v0=x" })).status).toBe(401);
    const odd = await http.request("event", { ...asked, challenge: [[]] });
    expect(odd).toMatchObject({ status: 200, body: { challenge: "" } });
    const check = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ ssl_check: "1" }),
    });
    expect(check.status).toBe(200);
    expect(await check.text()).toBe("");
  });

  it("are answered once when they are replayed within Slack's window, and Slack's own retries again", async () => {
    const sent = async (seconds: number) => {
      const timestamp = Math.floor(Date.now() / 1_000) - seconds;
      return http.request("command", body, { timestamp });
    };
    expect(await sent(60)).toMatchObject({ status: 200, body: { response_type: "ephemeral" } });
    expect(await sent(60)).toEqual({ status: 200, body: null });
    expect(await sent(59)).toMatchObject({ status: 200, body: { response_type: "ephemeral" } });
  });

  it("reach the same door with a slash at the end, and with a query", async () => {
    for (const end of ["/", "?x=1", "/?x=1"]) {
      const { request } = httpTransport({ url: url + end, signingSecret: SIGNING_SECRET });
      const own = { ...body, text: `help ${end}` };
      expect((await request("command", own)).status).toBe(200);
    }
    expect((await fetch(`${url}more`, { method: "POST" })).status).toBe(404);
  });

  it("are refused before their body is read where they bring no signature, or an old one, and not kept connected", async () => {
    const now = Math.floor(Date.now() / 1_000);
    const of = (time: number | string, signature: string) => ({
      "x-slack-request-timestamp": String(time),
      "x-slack-signature": signature,
    });
    const made = `v0=${"0".repeat(64)}`;
    for (const own of [
      {},
      of("", ""),
      of(now, "v0=x"),
      of("now", made),
      of(now - 400, made),
      of(now + 400, made),
    ]) {
      const headers = { ...own, "content-length": "90000" };
      const answer = await rawRequest(url, { method: "POST", headers, ends: false });
      expect([answer.status, answer.headers["connection"]]).toEqual([401, "close"]);
    }
    const huge = { ...of(now, made), "content-length": "200000" };
    const answer = await rawRequest(url, { method: "POST", headers: huge, ends: false });
    expect([answer.status, answer.headers["connection"]]).toEqual([413, "close"]);
  });

  it("are refused when they are broken or huge, and it stays up", async () => {
    for (const path of ["/", "/slack/events", "/slack/events/more"]) {
      expect((await fetch(new URL(path, url))).status).toBe(404);
    }
    for (const text of ["{", "payload=%7B", "payload={}", "x".repeat(200_000)]) {
      const answer = await fetch(url, {
        method: "POST",
        body: text,
        headers: { connection: "close" },
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const odd = [
      {},
      { type: "block_actions" },
      { type: "block_actions", actions: { 0: 1 }, user: [], state: { values: [null] } },
      { type: "event_callback", event: null },
      { type: "view_submission" },
      [],
    ];
    const answers = odd.map((payload) => http.request("interactive", payload));
    for (const { status } of await Promise.all(answers)) expect(status).not.toBe(500);
    expect((await http.request("command", body)).status).toBe(200);
  });
});

describe("a signing secret or a clock that is not Slack's", () => {
  it("is told in one warning with both and the difference, in a count, and in the state, until a request is signed", async () => {
    const { running, url, warned, failed } = await startApart();
    const right = httpTransport({ url, signingSecret: SIGNING_SECRET });
    const wrong = httpTransport({ url, signingSecret: "another" });
    expect(running.state()).toBe("ready");
    for (let times = 0; times < 2; times++) await wrong.request("command", body);
    expect([running.state(), warned]).toEqual(["ready", []]);
    const timestamp = Math.floor(Date.now() / 1_000) - 7;
    for (let times = 0; times < 5; times++) await wrong.request("command", body, { timestamp });
    expect(running.state()).toBe("unproven");
    expect(warned).toHaveLength(1);
    expect(warned[0]?.message).toMatch(/SLACK_SIGNING_SECRET.*clock/);
    expect(warned[0]?.message).toMatch(/differ by [789] s/);
    expect(failed).toEqual(Array(7).fill("bad_signature"));
    await right.request("command", body);
    expect(running.state()).toBe("ready");
    for (let times = 0; times < 9; times++) await wrong.request("command", body);
    expect([running.state(), warned.length]).toEqual(["ready", 1]);
    await running.stop();
  });

  it("is told of a clock that is an hour off, in seconds", async () => {
    const { running, url, warned, failed } = await startApart();
    const { request } = httpTransport({ url, signingSecret: SIGNING_SECRET });
    const timestamp = Math.floor(Date.now() / 1_000) + 3_600;
    for (let times = 0; times < 3; times++) await request("command", body, { timestamp });
    expect(running.state()).toBe("unproven");
    expect(failed).toEqual(Array(3).fill("stale_timestamp"));
    expect(warned[0]?.message).toMatch(/differ by (3600|3599|3598) s/);
    await running.stop();
  });
});

describe("an address that sends what is not signed", () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });

  it("is not listened to for a while, and others are; nor is it where Slack's own requests come from", async () => {
    const { running, url } = await startApart(SIGNING_SECRET, 1);
    const right = httpTransport({ url, signingSecret: SIGNING_SECRET });
    const wrong = httpTransport({ url, signingSecret: "another" });
    const statusesOf = async (times: number, address: string) => {
      const statuses = new Set<number>();
      for (let at = 0; at < times; at++) {
        statuses.add((await wrong.request("command", body, from(address))).status);
      }
      return statuses;
    };
    expect(await statusesOf(250, "192.0.2.1")).toEqual(new Set([401, 429]));
    expect((await right.request("command", body, from("192.0.2.2"))).status).toBe(200);
    expect(await statusesOf(250, "192.0.2.2")).toEqual(new Set([401]));
    expect(
      (await right.request("command", { ...body, text: "help" }, from("192.0.2.2"))).status,
    ).toBe(200);
    await running.stop();
  });

  it("cannot keep the memory full of bodies that do not end: Slack's are read all the same", async () => {
    const { running, url } = await startApart();
    const right = httpTransport({ url, signingSecret: SIGNING_SECRET });
    const headers = {
      "x-slack-request-timestamp": String(Math.floor(Date.now() / 1_000)),
      "x-slack-signature": `v0=${"0".repeat(64)}`,
      "content-length": "90000",
    };
    const answers = Array.from({ length: 150 }, () =>
      rawRequest(url, { method: "POST", headers, body: ["x".repeat(80_000)], ends: false }),
    );
    let cut = 0;
    for (const answer of answers) void answer.then(({ status }) => (cut += status === 0 ? 1 : 0));
    await expect.poll(() => cut).toBe(50);
    expect((await right.request("command", body)).status).toBe(200);
    await running.stop();
    await Promise.all(answers);
  });
});
