import { turn } from "../../src/app/index.js";
import { CHROME } from "./chrome.js";
import { parseBody } from "./parse.js";
import { personIn } from "./person.js";
import { isGone } from "./refusal.js";
import { renderCopy, renderHome, renderInvitation, renderNotice, renderReading, renderView, SURFACES, } from "./render.js";
import { createTyping } from "./typed.js";
/** Answers whatever Slack delivers: a command with its card as the acknowledgement, a click with one update. */
export function createAnswering(answering) {
    const { bot, reach, memory, organisers, mentions, publicUrl } = answering;
    const answerTyped = createTyping(answering);
    return async (body, acknowledge, now) => {
        const did = parseBody(bot.dialog, body);
        const person = personIn(body, memory.isOwn);
        if (body["command"] !== undefined)
            return acknowledge(commanded(did, person, now));
        await acknowledge();
        switch (did.type) {
            case "turn":
                if (body["type"] === "event_callback")
                    return answerTyped(body, person, did, now);
                return answerPress(did, person, now);
            case "nothing-ticked":
                return noted(did.ticket, CHROME.nothingTicked, person, now);
            case "copy":
                return sendCopy(did.ticket, person, now);
            case "move":
                return move(did.ticket, person, now);
            case "opened":
                memory.remember(person.channel);
                if (did.isHome)
                    await publishHome(person);
                return;
            case "mention":
                if (mentions && isFirst(body, now))
                    await invite(person, now);
        }
    };
    async function publishHome({ owner }) {
        await reach.call("views.publish", { user_id: owner.user, view: renderHome(publicUrl) });
    }
    function isFirst(body, now) {
        return memory.isNew(String(body["event_id"]), now);
    }
    function take(person, ticket, event, now, place = person.place) {
        return turn(bot, { owner: person.owner, surface: SURFACES[place], ticket, event, now });
    }
    function render({ view, ticket }, place) {
        return renderView(bot.dialog, view, ticket, place, publicUrl);
    }
    /** The acknowledgement of a command: it needs no membership and no request. */
    function commanded(did, person, now) {
        if (did.type === "panel") {
            return organisers?.includes(person.owner.user) === false
                ? { response_type: "ephemeral", ...renderNotice(CHROME.organisersOnly) }
                : { response_type: "in_channel", ...panelFor(did.topic, now) };
        }
        const { ticket, event } = did.type === "turn" ? did : START_AGAIN;
        const isOpen = person.place === "conversation";
        const card = render(take(person, ticket, event, now), person.place);
        return { response_type: isOpen ? "in_channel" : "ephemeral", ...card };
    }
    /** The invitation, or a Learn card that is named by its id or its title; the same for everyone. */
    function panelFor(named, now) {
        const { topics, causes } = bot.dialog.content;
        const cards = [...topics, ...causes.map(({ id, name }) => ({ id, title: name }))];
        const wanted = named?.toLowerCase();
        const found = cards.find(({ id, title }) => [id, title.toLowerCase()].includes(wanted ?? ""));
        if (!found)
            return renderInvitation(CHROME.panel);
        return renderReading(shownToAll({ type: "learn", topic: found.id }, now));
    }
    function shownToAll(event, now) {
        const owner = { platform: "slack", team: "", user: "" };
        return turn(bot, { owner, surface: SURFACES.channel, ticket: null, event, now }).view;
    }
    async function answerPress(did, person, now) {
        const { ticket, event } = did;
        if (person.responseUrl === "") {
            // The app's own page and shortcuts: the walk begins in the bot's conversation.
            const card = render(take(person, ticket, event, now, "conversation"), "conversation");
            return post(person, card);
        }
        const replaces = did.replaces || person.isHidden;
        const place = replaces ? person.place : "channel";
        const turned = take(person, ticket, event, now, place);
        // Someone else's card stays as it is; whoever pressed it gets their own.
        const isOwn = turned.opened !== "not-yours" && turned.opened !== "not-authentic";
        await show(person, render(turned, isOwn ? place : "channel"), isOwn && replaces);
    }
    /** Shows a card in place of the one pressed, or as a new one that only the person sees. */
    async function show(person, card, replaces = true) {
        const where = replaces
            ? { replace_original: true }
            : {
                replace_original: false,
                response_type: "ephemeral",
                ...(person.thread === "" ? {} : { thread_ts: person.thread }),
            };
        try {
            await reach.respond(person.responseUrl, { ...where, ...card });
        }
        catch (error) {
            if (!isGone(error) || !replaces || person.place !== "conversation")
                throw error;
            await reach.call("chat.update", { channel: person.channel, ts: person.ts, ...card });
        }
    }
    async function post(person, card) {
        await reach.call("chat.postMessage", { channel: person.owner.user, ...card });
    }
    /** The same card again, with a note on it. */
    async function noted(ticket, text, person, now) {
        const turned = take(person, ticket, null, now);
        await show(person, render(withNote(turned, text), person.place));
    }
    /** Leaves the page to keep in the bot's conversation, and says on the card whether that went well. */
    async function sendCopy(ticket, person, now) {
        const { view } = take(person, ticket, null, now);
        // A page that cannot be had any more is a turn like any other.
        if (view.kind !== "keep")
            return answerPress(showing(ticket), person, now);
        const isSent = await succeeds(() => post(person, renderCopy(view)));
        await noted(ticket, isSent ? CHROME.copied : CHROME.notCopied, person, now);
    }
    /** Goes on in the bot's conversation, where a card outlives a reload. */
    async function move(ticket, person, now) {
        const turned = take(person, ticket, null, now, "conversation");
        const isSent = await succeeds(() => post(person, render(turned, "conversation")));
        if (!isSent)
            return noted(ticket, CHROME.notMoved, person, now);
        await show(person, renderNotice(CHROME.moved));
    }
    /** A reply to a mention that only the person sees: nothing of what was written is quoted or answered. */
    async function invite({ owner, channel, thread }, now) {
        const [numbers] = shownToAll({ type: "numbers" }, now).blocks;
        const help = numbers?.type === "text" ? [numbers.text] : [];
        await reach.call("chat.postEphemeral", {
            channel,
            user: owner.user,
            ...(thread === "" ? {} : { thread_ts: thread }),
            ...renderInvitation([CHROME.mention, ...help].join("\n")),
        });
    }
}
const START_AGAIN = { ticket: null, event: { type: "start" } };
function showing(ticket) {
    return { type: "turn", ticket, event: null, replaces: true };
}
function withNote(turned, text) {
    const blocks = [{ type: "note", text }, ...turned.view.blocks];
    return { ...turned, view: { ...turned.view, blocks } };
}
async function succeeds(work) {
    try {
        await work();
        return true;
    }
    catch {
        return false;
    }
}
