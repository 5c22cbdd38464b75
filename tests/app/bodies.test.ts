import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createBodies } from "../../src/app/http/bodies.ts";
import { rawRequest } from "../raw-request.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that says how many bytes it has read of a body. */
async function serve(limits: Parameters<typeof createBodies>[0]) {
  const bodyOf = createBodies(limits);
  let came = 0;
  const reading: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    came++;
    reading.push(request);
    void bodyOf(request).then((body) => response.end(String(body?.length ?? "none")));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return { url: `http://127.0.0.1:${port}/`, came: () => came, reading };
}

const post = (url: string, body: readonly string[], headers = {}) =>
  rawRequest(url, { method: "POST", body, headers });

describe("the reader of bodies", () => {
  it("reads a body to its bound, with a length told before or in chunks", async () => {
    const { url } = await serve({ most: 100, passedOver: 1_000, atOnce: 10 });
    const half = "x".repeat(50);
    for (const headers of [{ "content-length": "100" }, {}]) {
      expect((await post(url, [half, half], headers)).text).toBe("100");
    }
    for (const headers of [{ "content-length": "101" }, {}]) {
      expect((await post(url, [half, half, "x"], headers)).text).toBe("none");
    }
    expect((await post(url, [])).text).toBe("0");
  });

  it("does not wait for the end of one that is far too long", async () => {
    const { url } = await serve({ most: 100, passedOver: 1_000, atOnce: 10 });
    const endless = { method: "POST", ends: false };
    const told = { ...endless, headers: { "content-length": "1001" } };
    expect((await rawRequest(url, told)).text).toBe("none");
    expect((await rawRequest(url, { ...endless, body: ["x".repeat(2_000)] })).text).toBe("none");
  });

  it("cuts off what has taken longest where too many are on their way, and goes on with others", async () => {
    const { url, came, reading } = await serve({ most: 100, passedOver: 100, atOnce: 2 });
    const slow = Array.from({ length: 3 }, async (_, at) => {
      await expect.poll(came).toBe(at);
      return rawRequest(url, { method: "POST", body: ["x"], ends: false });
    });
    expect((await slow[0])?.status).toBe(0);
    expect(reading.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
    expect((await post(url, ["whole"])).text).toBe("5");
    expect((await slow[1])?.status).toBe(0);
    for (const request of reading) request.destroy();
    await Promise.all(slow);
  });
});
