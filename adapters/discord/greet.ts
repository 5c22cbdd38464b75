import { randomBytes } from "node:crypto";
import { get as getPlain } from "node:http";
import { get as getSecure } from "node:https";

/** Milliseconds for the gateway to answer. */
const WITHIN = 6_000;

/**
 * Opens a WebSocket as the gateway's client does, by no proxy, and ends it without logging in.
 *
 * @param url such as wss://gateway.discord.gg
 * @throws where it is not to be had
 */
export async function greet(url: string): Promise<void> {
  const address = new URL(url);
  const get = address.protocol === "wss:" ? getSecure : getPlain;
  address.protocol = address.protocol === "wss:" ? "https:" : "http:";
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    };
    const request = get(`${address.href}?v=10&encoding=json`, { agent: false, headers });
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      resolve();
    });
    request.on("response", (response) => {
      response.destroy();
      reject(new Error("No WebSocket."));
    });
    request.setTimeout(WITHIN, () => request.destroy());
    request.on("error", reject);
  });
}
