import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { createGate } from "../../src/app/http/gate.ts";
import { networkAt, networkOf } from "../../src/app/http/network.ts";
import { createNewcomers } from "../../src/app/http/newcomers.ts";

function socketFrom(remoteAddress: string): Socket {
  return Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress });
}

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const request = new IncomingMessage(socketFrom(remoteAddress));
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
  return request;
}

describe("whom a request is from", () => {
  it.each([
    [
      "one of version 4",
      ["192.0.2.1", "::ffff:192.0.2.1", "::FFFF:C000:201", "0:0:0:0:0:ffff:c000:0201"],
    ],
    [
      "a network of version 6",
      [
        "2001:db8::1",
        "2001:DB8::2:3",
        "2001:0db8:0000:0000:ffff::",
        "2001:db8:0:0:1:2:3:4",
        "2001:db8::%eth0",
      ],
    ],
    ["another network", ["2001:db8:1:2::3", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"]],
    ["this machine", ["::1", "::", "0:0:0:0:0:0:0:1"]],
  ])("is %s, however it is written", (_, addresses) => {
    expect(new Set(addresses.map(networkAt)).size).toBe(1);
  });

  it("is not another one", () => {
    const networks = [
      "192.0.2.1",
      "192.0.2.2",
      "2001:db8::1",
      "2001:db8:0:1::1",
      "::1",
      "::ffff:192.0.2.3",
    ];
    expect(new Set(networks.map(networkAt)).size).toBe(networks.length);
  });

  it("is whom a trusted proxy names, with or without a port, and nobody that others make up", () => {
    expect(networkOf(from("10.0.0.1", "made.up, 192.0.2.1"), 1)).toBe("192.0.2.1");
    expect(networkOf(from("10.0.0.1", "203.0.113.9, 192.0.2.1:4711"), 1)).toBe("192.0.2.1");
    expect(networkOf(from("10.0.0.1", "[2001:db8::1]:443"), 1)).toBe(networkAt("2001:db8::2"));
    expect(networkOf(from("10.0.0.1", "[2001:db8::1]"), 1)).toBe(networkAt("2001:db8::2"));
    expect(networkOf(from("10.0.0.1", "192.0.2.1, 198.51.100.7"), 2)).toBe("192.0.2.1");
    for (const odd of ["", "unknown", "x".repeat(10_000), "1.2.3", "[::1", "1:2"]) {
      expect(networkOf(from("10.0.0.1", odd), 1)).toBe("10.0.0.1");
    }
    expect(networkOf(from("10.0.0.1", "192.0.2.1"), 0)).toBe("10.0.0.1");
  });
});

describe("the gate", () => {
  it("slows down one that asks for more than people do, and no other, for one span", () => {
    const isBusy = createGate(3, 1_000);
    expect([1, 2, 3, 4].map((at) => isBusy("one", at))).toEqual([false, false, false, true]);
    expect(isBusy("other", 5)).toBe(false);
    expect(isBusy("one", 1_001)).toBe(false);
  });

  it("counts what is costly for more, and can be asked without counting", () => {
    const isBusy = createGate(10, 1_000);
    expect(isBusy("one", 1, 10)).toBe(false);
    expect([isBusy("one", 1, 0), isBusy("one", 1, 0)]).toEqual([false, false]);
    expect(isBusy("one", 1)).toBe(true);
  });
});

describe("connections that bring no whole request", () => {
  it("give way, the longest waiting first, to new ones of their own network", () => {
    const { enter, has } = createNewcomers(10, 2);
    const [other, first, second, third] = [
      "198.51.100.7",
      "192.0.2.1",
      "::ffff:192.0.2.1",
      "192.0.2.1",
    ].map(socketFrom);
    const all = [other, first, second, third].filter((one) => one !== undefined);
    for (const socket of all) enter(socket);
    expect(all.map(({ destroyed }) => destroyed)).toEqual([false, true, false, false]);
    expect(all.map(has)).toEqual([true, false, true, true]);
  });

  it("give way where there are too many of all, and those that brought one stay", () => {
    const { enter, leave } = createNewcomers(2, 2);
    const sockets = Array.from({ length: 4 }, (_, at) => socketFrom(`192.0.2.${at}`));
    for (const socket of sockets) {
      enter(socket);
      if (socket === sockets[0]) leave(socket);
    }
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false, true, false, false]);
  });
});
