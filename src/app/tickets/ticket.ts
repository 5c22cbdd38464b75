import {
  type Dialog,
  FRESH_DAYS,
  fitSession,
  isDue,
  phaseOf,
  type Session,
  WALK,
  withoutScreening,
} from "../../engine/index.ts";
import { type Key, type Keys, TICKET_VERSION } from "./keys.ts";
import { decodeSession, encodeSession, SESSION_BYTES } from "./session-codec.ts";
import { type Binding, SIV_BYTES } from "./siv.ts";

/**
 * A sealed session, as a button or a resume code carries it:
 *
 *     more of the key id 5 bits | version 3 | key id 5 | platform 3 | owner tag 8 | AES-SIV (RFC 5297): 16 bytes and the
 *     session
 *
 * in base64url. The first byte, the dialog, and the full platform, team and user are bound in as associated data, so that
 * nobody can read, forge, edit or use someone else's, and no dialog takes another's numbers for its own. The version is
 * part of the keys too. The owner tag only lets the refusals be told apart.
 */
export type Owner = {
  readonly platform: Platform;
  /** The server or workspace; empty where there is none. */
  readonly team: string;
  readonly user: string;
};

/** Where tickets are held: each platform has a name and a number of its own, and neither ever changes. */
export type Platform = {
  readonly name: string;
  /** 0 to 7. */
  readonly number: number;
};

const HEAD_BYTES = 3;
const SEALED_BYTES = HEAD_BYTES + SIV_BYTES + SESSION_BYTES;

/** How long a ticket is, in characters: always the same. */
export const TICKET_LENGTH = Math.ceil((SEALED_BYTES * 8) / 6);

/** A ticket as it was before it told its version. */
const WITHOUT_VERSION = /^[\w-]{84}$/;

export type Opened =
  | { readonly type: "ok"; readonly session: Session }
  /** The content has changed since; what still fits is kept. */
  | { readonly type: "stale-content"; readonly session: Session; readonly dropped: boolean }
  /** The safety screen is to be asked again; the other answers are kept. */
  | { readonly type: "too-old"; readonly session: Session }
  | {
      readonly type:
        | "malformed"
        | "older-format"
        | "not-authentic"
        | "unknown-key"
        | "other-platform"
        | "not-yours";
    };

/** What tickets of one dialog are sealed with. */
export type Sealing = {
  readonly dialog: Dialog;
  readonly keys: Keys;
  /** 10 bits of the content's fingerprint. */
  readonly fingerprint: number;
};

/** An owner with what their tickets of a dialog are bound to, so that a turn's opening and sealing share the work. */
export type Holder = {
  readonly sealing: Sealing;
  readonly owner: Owner;
  boundBy(key: Key): Bound;
};

type Bound = {
  readonly tag: number;
  readonly binding: Binding;
  /** Of tickets that tell no more of their key. */
  older(): Binding;
};

export function holderOf(sealing: Sealing, owner: Owner): Holder {
  const names = [owner.platform.name, owner.team, owner.user];
  const tagged = Buffer.from(JSON.stringify(names));
  const { id } = sealing.dialog.content;
  const bindingOf = (key: Key, first: number) =>
    key.seal.bind(Buffer.from(JSON.stringify([first, id, ...names])));
  const known = new Map<Key, Bound>();
  const boundBy = (key: Key) => {
    const bound = known.get(key) ?? {
      // 8 bits that tell owners apart.
      tag: key.tag.of(tagged)[0] ?? 0,
      binding: bindingOf(key, firstOf(key)),
      older: () => bindingOf(key, TICKET_VERSION),
    };
    known.set(key, bound);
    return bound;
  };
  return { sealing, owner, boundBy };
}

function firstOf({ more }: Key): number {
  return (more << 3) | TICKET_VERSION;
}

/** The session as a ticket for its owner, `TICKET_LENGTH` characters. */
export function sealTicket({ sealing, owner, boundBy }: Holder, session: Session): string {
  const { dialog, keys, fingerprint } = sealing;
  const [key] = keys;
  const { binding, tag } = boundBy(key);
  const named = (key.id << 3) | owner.platform.number;
  const head = Uint8Array.of(firstOf(key), named, tag);
  const sealed = key.seal.seal(encodeSession(dialog, session, fingerprint), binding);
  return Buffer.concat([head, sealed]).toString("base64url");
}

/**
 * The session in a ticket, or why it cannot be had.
 *
 * @param today in days since 1 January 1970
 */
export function openTicket(
  { sealing, owner, boundBy }: Holder,
  ticket: string,
  today: number,
): Opened {
  const { dialog, keys, fingerprint } = sealing;
  const bytes = Buffer.from(ticket.slice(0, TICKET_LENGTH), "base64url");
  const [first = 0, named = 0, tag = 0] = bytes;
  const isOurs = (first & 7) === TICKET_VERSION;
  if (!isOurs && WITHOUT_VERSION.test(ticket)) return { type: "older-format" };
  const isWhole = ticket.length === TICKET_LENGTH && /^[\w-]+$/.test(ticket);
  if (!isOurs || !isWhole) return { type: "malformed" };
  // One from before they told more of their key.
  const isOlder = first === TICKET_VERSION;
  const candidates = keys.filter((key) => {
    return key.id === named >> 3 && (isOlder || firstOf(key) === first);
  });
  if (candidates.length === 0) return { type: "unknown-key" };
  if ((named & 7) !== owner.platform.number) return { type: "other-platform" };
  const tagged = candidates.filter((key) => boundBy(key).tag === tag);
  if (tagged.length === 0) return { type: "not-yours" };
  for (const key of tagged) {
    const { binding, older } = boundBy(key);
    const plain = key.seal.open(bytes.subarray(HEAD_BYTES), isOlder ? older() : binding);
    if (plain) return refreshed(dialog, plain, fingerprint, today);
  }
  return { type: "not-authentic" };
}

function refreshed(dialog: Dialog, bytes: Uint8Array, fingerprint: number, today: number): Opened {
  const decoded = decodeSession(dialog, bytes);
  const fitted = fitSession(dialog, decoded.session);
  const dropped = fitted.dropped || !decoded.isWhole;
  const isStale = dropped || decoded.fingerprint !== fingerprint;
  const session = isStale ? { ...fitted.session, checked: false } : fitted.session;
  const isOld = today - session.startDay > FRESH_DAYS;
  // Whoever was asked to be seen is asked about that first: until they answer, nothing of it is forgotten.
  if (isOld && ["urgent", "returned"].includes(phaseOf(dialog, session).type)) {
    return { type: "ok", session: { ...session, returned: true, page: WALK } };
  }
  // So is whoever comes back to a result: they are asked how it went, and the safety screen with that.
  if (isOld && isDue(dialog, session, today)) return { type: "ok", session };
  if (isOld) {
    const kept = { ...withoutScreening(dialog, session), startDay: today, page: WALK };
    return { type: "too-old", session: fitSession(dialog, kept).session };
  }
  return isStale ? { type: "stale-content", session, dropped } : { type: "ok", session };
}
