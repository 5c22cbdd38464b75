import { createSession, step, viewOf, } from "../engine/index.js";
import { todayFrom } from "./project.js";
import { holderOf, openTicket, sealTicket, } from "./ticket.js";
/**
 * One turn, the same for every platform: open the ticket, step the engine, make the view, seal the next ticket.
 * A ticket that cannot be opened gives a new walk with a kind word on why; so help and the way out work on any card.
 */
export function turn(bot, { owner, surface, ticket, event, now }) {
    const today = todayFrom(now);
    const holder = holderOf(owner);
    const opened = open(bot, ticket, holder, today);
    const update = event === null
        ? { session: opened.session, notice: null, named: [] }
        : step(bot.dialog, opened.session, event, today);
    const notice = opened.notice ?? update.notice;
    const named = { platform: owner.platform, event: event?.type ?? "show", ticket: opened.type };
    bot.log.debug({ ...named, notice: notice ?? "none" }, "turn");
    const next = sealTicket(bot, update.session, holder);
    const setting = { surface, region: bot.region, code: bot.canResume ? next : undefined };
    return {
        opened: opened.type,
        view: viewOf(bot.dialog, update.session, setting, notice, update.named),
        ticket: next,
    };
}
function open(bot, ticket, holder, today) {
    if (ticket === null)
        return { type: "new", session: createSession(today), notice: null };
    const opened = openTicket(bot, ticket, holder, today);
    const { type } = opened;
    switch (type) {
        case "ok":
            return { type, session: opened.session, notice: null };
        case "stale-content":
            return { type, session: opened.session, notice: opened.dropped ? "content-changed" : null };
        case "too-old": {
            const hasBegun = opened.session.age !== null;
            return { type, session: opened.session, notice: hasBegun ? "screen-again" : null };
        }
        default:
            return { type, session: createSession(today), notice: type };
    }
}
