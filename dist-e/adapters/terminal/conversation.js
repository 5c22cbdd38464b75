import { turn } from "../../src/app/index.js";
function isOpen({ opened }) {
    return ["new", "ok", "stale-content", "too-old"].includes(opened);
}
/** Begins a walk on the start card, or where a resume code left it. `now` gives the time in milliseconds. */
export function converse(bot, now, code = null) {
    const owner = { platform: "terminal", team: "", user: "" };
    const take = (event, ticket) => turn(bot, { owner, surface: "terminal", ticket, event, now: now() });
    let current = take(code === null ? null : { type: "carry-on" }, code);
    return {
        bot,
        view: () => current.view,
        ticket: () => current.ticket,
        send(event, ticket = current.ticket) {
            const turned = take(event, ticket);
            const refused = isOpen(turned) ? null : turned.opened;
            if (refused === null)
                current = turned;
            return { view: turned.view, refused };
        },
    };
}
