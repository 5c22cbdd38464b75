import { type Dialog, fitSession, isScreening, type Session, WALK } from "../engine/index.ts";
import type { Key, Keys } from "./keys.ts";
import { decodeSession, encodeSession, SESSION_BYTES } from "./session-codec.ts";
import { SIV_BYTES } from "./siv.ts";

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
  const [key] = keys;
  const bound = associated(owner);
  const head = (key.id << 3) | PLATFORMS.indexOf(owner.platform);
  const sealed = key.seal.seal(encodeSession(dialog, session, print), bound);
  return Buffer.concat([Uint8Array.of(head, tagOf(key, bound)), sealed]).toString("base64url");
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
  const bytes = Buffer.from(ticket, "base64url");
  const [head = 0, tag = 0] = bytes;
  const candidates = keys.filter(({ id }) => id === head >> 3);
  if (candidates.length === 0) return { type: "unknown-key" };
  if (PLATFORMS[head & 7] !== owner.platform) return { type: "other-platform" };
  const bound = associated(owner);
  const tagged = candidates.filter((key) => tagOf(key, bound) === tag);
  if (tagged.length === 0) return { type: "not-yours" };
  for (const key of tagged) {
    const plain = key.seal.open(bytes.subarray(HEAD_BYTES), bound);
    if (plain) return refreshed(dialog, plain, print, today);
  }
  return { type: "not-authentic" };
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

/** 8 bits that tell owners apart. */
function tagOf(key: Key, bound: Uint8Array): number {
  return key.tag.of(bound)[0] ?? 0;
}

function associated({ platform, team, user }: Owner): Uint8Array {
  return Buffer.from(JSON.stringify([platform, team, user]));
}
