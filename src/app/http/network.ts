import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";

/**
 * Whom a request is from, for counting: an address of version 4, or the network of one of version 6, since a household
 * has many of those. Each is told in one way, however it was written.
 *
 * @param proxies how many proxies stand before us, each of which adds whom it was asked by
 */
export function networkOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const own = socket.remoteAddress ?? "";
  if (proxies === 0) return networkAt(own);
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  const named = withoutPort(forwarded.at(-proxies)?.trim() ?? "");
  return networkAt(isIP(named) === 0 ? own : named);
}

/** The same of an address; where nothing is known of it, itself. */
export function networkAt(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:([\d.]+)$/.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [plain = ""] = address.split("%");
  const groups = groupsOf(new URL(`http://[${plain}]`).hostname.slice(1, -1));
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  return isMapped ? bytesIn(groups.slice(6)).join(".") : groups.slice(0, 4).join(":");
}

/** `192.0.2.1:80` and `[2001:db8::1]:80` less the port. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2");
}

/** All eight of an address that is written short. */
function groupsOf(short: string): readonly string[] {
  const [head = [], tail = []] = short
    .split("::")
    .map((part) => part.split(":").filter((group) => group !== ""));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}

function bytesIn(groups: readonly string[]): readonly number[] {
  return groups.flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 255];
  });
}
