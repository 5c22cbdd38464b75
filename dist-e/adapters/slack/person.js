import { objectIn, objectOf, textIn } from "./parse.js";
/** Reads who and where from what Slack sent. `isOwn` tells the bot's own conversation from others. */
export function personIn(body, isOwn) {
    const event = objectIn(body, "event");
    const container = objectIn(body, "container");
    const user = textIn(objectIn(body, "user"), "id") || textIn(body, "user_id") || textIn(event, "user");
    const channel = textIn(objectIn(body, "channel"), "id") ||
        textIn(body, "channel_id") ||
        textIn(event, "channel");
    const ts = textIn(container, "message_ts") || textIn(event, "ts");
    const thread = textIn(container, "thread_ts") || textIn(event, "thread_ts");
    const isHidden = container["is_ephemeral"] === true;
    // The bot can leave a message that all can see only in its own conversation.
    const isMessage = container["type"] === "message" && channel.startsWith("D");
    const isOpen = !isHidden && (isMessage || isOwn(channel));
    return {
        owner: { platform: "slack", team: teamIn(body), user },
        place: isOpen ? "conversation" : "channel",
        isHidden,
        channel,
        ts,
        thread: thread === ts ? "" : thread,
        responseUrl: textIn(body, "response_url"),
    };
}
/** The organisation, or the workspace where it stands alone: deliveries of an organisation may leave the workspace out. */
function teamIn(body) {
    const { authorizations } = body;
    const [first] = Array.isArray(authorizations) ? authorizations : [];
    return (textIn(objectIn(body, "enterprise"), "id") ||
        textIn(body, "enterprise_id") ||
        textIn(objectOf(first), "enterprise_id") ||
        textIn(objectIn(body, "team"), "id") ||
        textIn(body, "team_id"));
}
