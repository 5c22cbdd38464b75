import { Poster } from "../poster.js";
import { CHROME } from "./chrome.js";
import { Refused } from "./refusal.js";
/** Where Slack's answers go to: its own hosts, the second for governments. */
const HOOKS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];
/** Slack waits for no answer to a click; what takes longer than this is none any more. In milliseconds. */
const WITHIN = 5_000;
/** The longest that a busy Slack is waited for, in seconds. */
const PATIENCE = 3;
/** @param apiUrl the Web API of a proxy or a test server, whose host may then take answers too; null for Slack itself */
export function createReach(client, apiUrl) {
    const origins = apiUrl === null ? HOOKS : [...HOOKS, new URL(apiUrl).origin];
    const posters = new Map(origins.map((origin) => [origin, new Poster(origin, WITHIN)]));
    async function respond(url, message) {
        const origin = origins.find((own) => url.startsWith(`${own}/`)) ?? "";
        const poster = posters.get(origin);
        if (!poster)
            throw new Refused("foreign_url");
        const path = url.slice(origin.length);
        const first = await poster.post(path, message);
        if (first.status !== 429)
            return check(first);
        await pause(first.retryAfter);
        const second = await poster.post(path, message);
        if (second.status !== 429)
            return check(second);
        await poster.post(path, { replace_original: false, text: CHROME.busy });
        throw new Refused("ratelimited");
    }
    async function call(method, options) {
        try {
            return await client.apiCall(method, options);
        }
        catch (error) {
            const seconds = retryAfterOf(error);
            if (seconds === null)
                throw error;
            await pause(seconds);
            return await client.apiCall(method, options);
        }
    }
    async function close() {
        await Promise.all([...posters.values()].map((poster) => poster.close()));
    }
    return { respond, call, close };
}
function check({ status, text }) {
    const isRefused = status >= 300 || text.includes('"ok":false');
    if (!isRefused)
        return;
    const [code] = /\b[a-z]+(?:_[a-z]+)+\b/.exec(text) ?? [];
    throw new Refused(code ?? String(status));
}
/** How long Slack wants to be left alone, in seconds, or null where that is not what is wrong. */
function retryAfterOf(error) {
    const seconds = typeof error === "object" && error !== null ? Reflect.get(error, "retryAfter") : null;
    return typeof seconds === "number" ? seconds : null;
}
function pause(seconds) {
    const wait = Math.min(seconds ?? 1, PATIENCE) * 1_000;
    return new Promise((resolve) => setTimeout(resolve, wait));
}
