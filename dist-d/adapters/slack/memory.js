/** Milliseconds in which Slack delivers an event again. */
const REDELIVERED = 600_000;
/** How many conversations are remembered to be the bot's own: some hundred kilobytes at most. */
const MOST_OWN = 10_000;
export function createMemory() {
    const seen = new Map();
    const own = new Set();
    return {
        isNew(eventId, now) {
            for (const [id, at] of seen) {
                if (now - at < REDELIVERED)
                    break;
                seen.delete(id);
            }
            if (seen.has(eventId))
                return false;
            seen.set(eventId, now);
            return true;
        },
        remember(conversation) {
            const [oldest] = own;
            if (own.size >= MOST_OWN && oldest !== undefined)
                own.delete(oldest);
            own.add(conversation);
        },
        isOwn: (conversation) => own.has(conversation),
    };
}
