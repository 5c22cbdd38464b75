import { createHmac } from "node:crypto";
import { aessiv } from "@noble/ciphers/aes.js";
import { type Dialog, fitSession, isScreening, type Session, WALK } from "../engine/index.ts";
import type { Key, Keys } from "./keys.ts";
import { decodeSession, encodeSession, SESSION_BYTES } from "./session-codec.ts";

/**
 * A sealed session, as a button or a resume code carries it:
 *
 *     key id 5 bits | platform 3 | owner tag 8 | AES-SIV (RFC 5297): 16 bytes and the session
 *
 * in base64url. The full platform, team and user are bound in as associated data, so that nobody can read, forge, edit
 * or use someone else's. The owner tag only lets the refusals be told apart.
 */
export type Owner = {
  readonly platform: Platform;
  /** The server or workspace; empty where there is none. */
  readonly team: string;
  readonly user: string;
};

const PLATFORMS = ["terminal", "discord", "slack", "web"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** After this many days the answers are kept and the safety screen is asked again (expert judgement). */
const FRESH_DAYS = 14;
const HEAD_BYTES = 2;
const SIV_BYTES = 16;
const SEALED_BYTES = HEAD_BYTES + SIV_BYTES + SESSION_BYTES;

/** How long a ticket is, in characters: always the same. */
export const TICKET_LENGTH = Math.ceil((SEALED_BYTES * 8) / 6);

export type Opened =
  | { readonly type: "ok"; readonly session: Session }
  /** The content has changed since; what still fits is kept. */
  | { readonly type: "stale-content"; readonly session: Session; readonly dropped: boolean }
  /** The safety screen is to be asked again; the other answers are kept. */
  | { readonly type: "too-old"; readonly session: Session }
  | {
      readonly type: "malformed" | "not-authentic" | "unknown-key" | "other-platform" | "not-yours";
    };

/** What tickets of one dialog are sealed with. */
export type Sealing = {
  readonly dialog: Dialog;
  readonly keys: Keys;
  /** 10 bits of the content's fingerprint. */
  readonly print: number;
};

/** The session as a ticket for its owner, `TICKET_LENGTH` characters. */
export function sealTicket(
  { dialog, keys, print }: Sealing,
  session: Session,
  owner: Owner,
): string {
  const key = keys[0];
  const sealed = new Uint8Array(SEALED_BYTES);
  sealed.set(headOf(key, owner));
  const cipher = aessiv(key.seal, associated(owner));
  sealed.set(cipher.encrypt(encodeSession(dialog, session, print)), HEAD_BYTES);
  return Buffer.from(sealed.buffer).toString("base64url");
}

/**
 * The session in a ticket, or why it cannot be had.
 *
 * @param today in days since 1 January 1970
 */
export function openTicket(
  { dialog, keys, print }: Sealing,
  ticket: string,
  owner: Owner,
  today: number,
): Opened {
  if (ticket.length !== TICKET_LENGTH || !/^[\w-]+$/.test(ticket)) return { type: "malformed" };
  const bytes = new Uint8Array(Buffer.from(ticket, "base64url"));
  const candidates = keys.filter((key) => key.id === (bytes[0] ?? 0) >> 3);
  if (candidates.length === 0) return { type: "unknown-key" };
  if (PLATFORMS[(bytes[0] ?? 0) & 7] !== owner.platform) return { type: "other-platform" };
  const tagged = candidates.filter((key) =>
    headOf(key, owner).every((byte, at) => byte === bytes[at]),
  );
  if (tagged.length === 0) return { type: "not-yours" };
  for (const key of tagged) {
    const opened = decrypt(key, owner, bytes.subarray(HEAD_BYTES));
    if (opened) return refreshed(dialog, opened, print, today);
  }
  return { type: "not-authentic" };
}

function decrypt(key: Key, owner: Owner, sealed: Uint8Array): Uint8Array | null {
  try {
    return aessiv(key.seal, associated(owner)).decrypt(sealed);
  } catch {
    return null;
  }
}

function refreshed(dialog: Dialog, bytes: Uint8Array, print: number, today: number): Opened {
  const decoded = decodeSession(dialog, bytes);
  const fitted = fitSession(dialog, decoded.session);
  const dropped = fitted.dropped || !decoded.isWhole;
  const isStale = dropped || decoded.print !== print;
  const session = isStale ? { ...fitted.session, checked: false } : fitted.session;
  if (today - session.startDay > FRESH_DAYS) {
    const answers = session.answers.filter(({ question }) => {
      const known = dialog.questions.get(question);
      return known && !isScreening(known);
    });
    const kept = { ...session, answers, startDay: today, checked: false, look: WALK };
    return { type: "too-old", session: fitSession(dialog, kept).session };
  }
  return isStale ? { type: "stale-content", session, dropped } : { type: "ok", session };
}

function headOf(key: Key, owner: Owner): Uint8Array {
  const digest = createHmac("sha256", key.tag).update(associated(owner)).digest();
  const platform = PLATFORMS.indexOf(owner.platform);
  return Uint8Array.of((key.id << 3) | platform, digest[0] ?? 0);
}

function associated({ platform, team, user }: Owner): Uint8Array {
  return Buffer.from(JSON.stringify([platform, team, user]));
}
