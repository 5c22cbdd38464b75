import { ExpectedError } from "../../src/app/index.js";
import { LogLevel, SocketModeReceiver } from "./bolt.js";
import { HttpReceiver } from "./receiver.js";
import { adviceFor, codeOf, isFatal } from "./refusal.js";
export function createConnection(delivery, apiUrl) {
    return delivery.type === "http"
        ? overHttp(delivery.signingSecret, delivery.route)
        : overSocket(delivery.appToken, apiUrl);
}
/** Bolt logs what it sends and gets; we don't. */
export const QUIET = {
    debug() { },
    info() { },
    warn() { },
    error() { },
    setLevel() { },
    setName() { },
    getLevel: () => LogLevel.ERROR,
};
function overHttp(signingSecret, route) {
    const receiver = new HttpReceiver(signingSecret);
    return {
        receiver,
        ended: new Promise(() => { }),
        async start() {
            route("/slack/", receiver.listener);
        },
        async stop() { },
    };
}
/** Milliseconds for Slack to give an address. */
const WITHIN = 10_000;
/** Milliseconds between attempts to get a connection back, the longer the more have failed. */
const PAUSES = [0, 1_000, 5_000, 15_000, 60_000];
function overSocket(appToken, apiUrl) {
    const clientOptions = {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: WITHIN,
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    };
    const receiver = new SocketModeReceiver({
        appToken,
        logger: QUIET,
        installerOptions: { clientOptions },
        // Its own way waits for five seconds at each refresh, and gives up unseen when the network fails.
        autoReconnectEnabled: false,
    });
    let isStopping = false;
    let end;
    const ended = new Promise((resolve) => {
        end = resolve;
    });
    const again = async (attempt) => {
        if (isStopping)
            return;
        await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, 4)]).unref());
        try {
            if (!isStopping)
                await receiver.client.start();
        }
        catch (error) {
            const code = codeOf(error);
            if (isFatal(code))
                return end(adviceFor(code, "SLACK_APP_TOKEN"));
            return again(attempt + 1);
        }
    };
    // A failed attempt also says "disconnected": there is never more than one way back.
    let isReconnecting = false;
    const reconnect = async () => {
        if (isReconnecting)
            return;
        isReconnecting = true;
        await again(0);
        isReconnecting = false;
    };
    return {
        receiver,
        ended,
        async start() {
            try {
                await receiver.client.start();
            }
            catch (error) {
                throw new ExpectedError("config", adviceFor(codeOf(error), "SLACK_APP_TOKEN"));
            }
            receiver.client.on("disconnected", () => void reconnect());
        },
        async stop() {
            isStopping = true;
            await receiver.client.disconnect();
        },
    };
}
