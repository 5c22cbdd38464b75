import { hkdfSync, randomBytes } from "node:crypto";
import { Cmac, Siv } from "./siv.ts";

/** One secret, ready to seal and open. */
export type Key = {
  /** Tells which key a ticket was sealed with: 0 to 31, and 1 to 31 more, since tickets from before told only the first. */
  readonly id: number;
  readonly more: number;
  readonly seal: Siv;
  /** For owner tags. */
  readonly tag: Cmac;
};

/** The first seals, all open. */
export type Keys = readonly [Key, ...Key[]];

/**
 * The form of tickets, 4 to 7: the lowest three bits of their first byte. Raised where their layout changes, so that none
 * is misread. In the tickets before there was one, the third of these bits was never set: so 4 was the first to be told
 * apart.
 */
export const TICKET_VERSION = 4;

/** Keys from secrets, by HKDF-SHA-256 (RFC 5869); the first secret seals. */
export function createKeys(secrets: readonly [string, ...string[]]): Keys {
  const [first, ...rest] = secrets;
  return [deriveKey(first), ...rest.map(deriveKey)];
}

/** Keys that end with the process, for a walk that nobody resumes. */
export function randomKeys(): Keys {
  return createKeys([randomBytes(32).toString("hex")]);
}

function deriveKey(secret: string): Key {
  const bytes = new Uint8Array(
    hkdfSync("sha256", secret, "", `backchat ticket ${TICKET_VERSION}`, 50),
  );
  return {
    seal: new Siv(bytes.subarray(0, 32)),
    tag: new Cmac(bytes.subarray(32, 48)),
    id: (bytes[48] ?? 0) & 31,
    more: ((bytes[49] ?? 0) % 31) + 1,
  };
}
