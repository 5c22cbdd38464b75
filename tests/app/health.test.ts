import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHealth } from "../../src/app/http/health.ts";
import { createHttpServer, type Served } from "../../src/app/http/http-server.ts";
import { rawRequest } from "../raw-request.ts";

let served: Served;
beforeAll(async () => {
  const told = { states: () => ({ web: "ready" as const }), metrics: null };
  const health = createHealth({ host: "bot.example.org", ...told });
  served = await createHttpServer(0, "OPERATE_PORT", "127.0.0.1").serve("/", health);
});
afterAll(() => served.leave());

const ask = (host: string) =>
  rawRequest(`http://127.0.0.1:${served.number}/readyz`, { headers: { host } });

describe("the operator's port", () => {
  it.each([
    "localhost",
    "localhost:9464",
    "127.0.0.1:9464",
    "[::1]:9464",
    "10.1.2.3",
    "bot.example.org:9464",
    "backchat:9464",
    "backchat_bot",
    "bot.svc.cluster.local",
    "host.docker.internal",
  ])("answers who asks for %s", async (host) => {
    expect((await ask(host)).status).toBe(200);
  });

  it.each(["elsewhere.example", "127.0.0.1.elsewhere.example:9464", "localhost.example", "a b<>"])(
    "tells nothing to a page whose own name, %s, leads here",
    async (host) => {
      const { status, text } = await ask(host);
      expect(status).not.toBe(200);
      expect(text).not.toContain("ready");
    },
  );
});

it("ends a connection that asks for what nobody serves", async () => {
  const port = createHttpServer(0);
  const { number, leave } = await port.serve("/slack/", (_, response) => response.end());
  const { status, headers } = await rawRequest(`http://127.0.0.1:${number}/`, {});
  expect([status, headers["connection"]]).toEqual([404, "close"]);
  await leave();
});
