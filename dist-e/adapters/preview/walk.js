import { todayFrom } from "../../src/app/project.js";
import { holderOf, openTicket, sealTicket } from "../../src/app/ticket.js";
import { turn } from "../../src/app/turn.js";
export const PANES = ["discord", "slack", "plain"];
/** The one person there is, as each platform names them. */
export const PERSON = { team: "T0PREVIEW", user: "100000000000000001" };
const OWNERS = {
    discord: { platform: "discord", team: "", user: PERSON.user },
    slack: { platform: "slack", ...PERSON },
    plain: { platform: "terminal", team: "", user: "" },
};
const SURFACES = {
    hidden: { discord: "discord", slack: "slack", plain: "terminal" },
    own: { discord: "discord-dm", slack: "slack-dm", plain: "terminal" },
};
/** One event, taken by every pane on its own ticket. */
export function turnAll(bot, tickets, event, place, now) {
    const take = (pane) => {
        const [owner, surface, ticket] = [OWNERS[pane], SURFACES[place][pane], tickets[pane]];
        return turn(bot, { owner, surface, ticket, event, now });
    };
    return { discord: take("discord"), slack: take("slack"), plain: take("plain") };
}
/** A session sealed for every pane. */
export function sealAll(bot, session) {
    const seal = (pane) => sealTicket(bot, session, holderOf(OWNERS[pane]));
    return { discord: seal("discord"), slack: seal("slack"), plain: seal("plain") };
}
/** The session that all panes hold, or null where they do not hold the same. */
export function sharedSession(bot, panes, now) {
    const [first, ...others] = PANES.map((pane) => {
        const opened = openTicket(bot, panes[pane].ticket, holderOf(OWNERS[pane]), todayFrom(now));
        return "session" in opened ? opened.session : null;
    });
    const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
    return isSame ? (first ?? null) : null;
}
