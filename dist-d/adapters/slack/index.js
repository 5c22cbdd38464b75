import { ExpectedError } from "../../src/app/index.js";
import { createInHand } from "../in-hand.js";
import { createAnswering } from "./answer.js";
import { App } from "./bolt.js";
import { createConnection, QUIET } from "./connect.js";
import { createMemory } from "./memory.js";
import { objectOf } from "./parse.js";
import { createReach } from "./reach.js";
import { adviceFor, codeOf, isFatal, isRoutine } from "./refusal.js";
/** Milliseconds for a request of ours. */
const WITHIN = 5_000;
/** Connects and answers until it is stopped. @throws ExpectedError with what to do if Slack cannot be had */
export async function startSlack(bot, settings) {
    const { token, apiUrl } = settings;
    const connection = createConnection(settings.delivery, apiUrl);
    const app = new Straight({
        receiver: connection.receiver,
        logger: QUIET,
        convoStore: false,
        authorize: () => Promise.resolve({}),
        clientOptions: {
            // Nothing is sent twice blindly, and nobody waits for half an hour.
            retryConfig: { retries: 0 },
            rejectRateLimitedCalls: true,
            timeout: WITHIN,
            headers: { Authorization: `Bearer ${token}` },
            ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        },
    });
    const reach = createReach(app.client, apiUrl);
    await introduce(reach);
    let end = () => { };
    const refused = new Promise((resolve) => {
        end = resolve;
    });
    const { organisers, mentions, publicUrl } = settings;
    const answer = createAnswering({
        bot,
        reach,
        memory: createMemory(),
        organisers,
        mentions,
        publicUrl,
    });
    const inHand = createInHand((error) => {
        const code = codeOf(error);
        bot.log[isRoutine(code) ? "debug" : "warn"]({ code }, "slack refused");
        if (isFatal(code))
            end(adviceFor(code, "SLACK_BOT_TOKEN"));
    });
    app.take = (body, acknowledge) => inHand.take(() => answer(objectOf(body), acknowledge, Date.now()));
    await connection.start();
    return {
        ended: Promise.race([connection.ended, refused]),
        async stop() {
            await connection.stop();
            await inHand.stop();
            await reach.close();
        },
    };
}
/** Makes sure of the token. */
async function introduce(reach) {
    try {
        await reach.call("auth.test", {});
    }
    catch (error) {
        throw new ExpectedError("config", adviceFor(codeOf(error), "SLACK_BOT_TOKEN"));
    }
}
/**
 * Bolt with its signatures, connections and Web API, but not its listeners: what is delivered is read as it comes, and
 * most of what Bolt makes of a delivery is for listeners that there are none of.
 */
class Straight extends App {
    take = () => Promise.resolve();
    processEvent({ body, ack }) {
        return this.take(body, async (shown) => ack(shown));
    }
}
