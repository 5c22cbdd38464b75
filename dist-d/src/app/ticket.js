import { fitSession, isScreening, WALK } from "../engine/index.js";
import { decodeSession, encodeSession, SESSION_BYTES } from "./session-codec.js";
import { SIV_BYTES } from "./siv.js";
const PLATFORMS = ["terminal", "discord", "slack", "web"];
/** After this many days the answers are kept and the safety screen is asked again (expert judgement). */
const FRESH_DAYS = 14;
const HEAD_BYTES = 2;
const SEALED_BYTES = HEAD_BYTES + SIV_BYTES + SESSION_BYTES;
/** How long a ticket is, in characters: always the same. */
export const TICKET_LENGTH = Math.ceil((SEALED_BYTES * 8) / 6);
export function holderOf(owner) {
    const text = Buffer.from(JSON.stringify([owner.platform, owner.team, owner.user]));
    const known = new Map();
    const boundBy = (key) => {
        const bound = known.get(key) ?? {
            binding: key.seal.bind(text),
            // 8 bits that tell owners apart.
            tag: key.tag.of(text)[0] ?? 0,
        };
        known.set(key, bound);
        return bound;
    };
    return { owner, boundBy };
}
/** The session as a ticket for its owner, `TICKET_LENGTH` characters. */
export function sealTicket({ dialog, keys, print }, session, { owner, boundBy }) {
    const [key] = keys;
    const { binding, tag } = boundBy(key);
    const head = (key.id << 3) | PLATFORMS.indexOf(owner.platform);
    const sealed = key.seal.seal(encodeSession(dialog, session, print), binding);
    return Buffer.concat([Uint8Array.of(head, tag), sealed]).toString("base64url");
}
/**
 * The session in a ticket, or why it cannot be had.
 *
 * @param today in days since 1 January 1970
 */
export function openTicket({ dialog, keys, print }, ticket, { owner, boundBy }, today) {
    if (ticket.length !== TICKET_LENGTH || !/^[\w-]+$/.test(ticket))
        return { type: "malformed" };
    const bytes = Buffer.from(ticket, "base64url");
    const [head = 0, tag = 0] = bytes;
    const candidates = keys.filter(({ id }) => id === head >> 3);
    if (candidates.length === 0)
        return { type: "unknown-key" };
    if (PLATFORMS[head & 7] !== owner.platform)
        return { type: "other-platform" };
    const tagged = candidates.filter((key) => boundBy(key).tag === tag);
    if (tagged.length === 0)
        return { type: "not-yours" };
    for (const key of tagged) {
        const plain = key.seal.open(bytes.subarray(HEAD_BYTES), boundBy(key).binding);
        if (plain)
            return refreshed(dialog, plain, print, today);
    }
    return { type: "not-authentic" };
}
function refreshed(dialog, bytes, print, today) {
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
