import { CHROME as DISCORD } from "../discord/chrome.js";
import { CHROME as SLACK } from "../slack/chrome.js";
import { readPress } from "./pressed.js";
import { turnAll } from "./walk.js";
export const BEGIN = { discord: null, slack: null, plain: null };
/** Does what was pressed on one pane in all of them. */
export function answerPress(bot, form, tickets, place, now) {
    const pressed = readPress(bot.dialog, form, place);
    const doing = doingOf(pressed, tickets);
    const at = doing.place ?? place;
    const turned = turnAll(bot, doing.tickets ?? tickets, doing.event ?? null, at, now);
    const { copies = null, form: opened = null, notes = [] } = doing;
    const copy = copies && { pane: copies, view: turned[copies].view };
    const shown = { turned: withNotes(turned, doing), isPanel: false, place: at };
    return { ...shown, notes, form: opened, copy };
}
function doingOf(pressed, tickets) {
    if (pressed.pane === null)
        return {};
    if (pressed.pane === "plain")
        return { event: pressed.event };
    const { did, pane } = pressed;
    switch (did.type) {
        case "turn": {
            // A Start button holds no ticket: everyone begins.
            const own = did.ticket === null ? BEGIN : { ...tickets, [pane]: did.ticket };
            return { tickets: own, event: did.event };
        }
        case "form":
            return { form: "discord" };
        case "copy":
            return {
                copies: pane,
                told: { pane, text: pane === "discord" ? DISCORD.copied : SLACK.copied },
            };
        case "move":
            return { place: "own", notes: [`Slack says: ${SLACK.moved} The card stands there now.`] };
        case "nothing-ticked":
            return { told: { pane, text: SLACK.nothingTicked } };
        default:
            return { notes: [`${NAMES[pane]}'s parser makes nothing of that: "${did.type}".`] };
    }
}
const NAMES = { discord: "Discord", slack: "Slack" };
function withNotes(turned, { told }) {
    if (!told)
        return turned;
    const { view } = turned[told.pane];
    const blocks = [{ type: "note", text: told.text }, ...view.blocks];
    return { ...turned, [told.pane]: { ...turned[told.pane], view: { ...view, blocks } } };
}
