import type { ReceiverEvent } from "@slack/bolt";
import { type Context, ExpectedError, type Running } from "../../src/app/index.ts";
import { objectOf } from "../shared/body.ts";
import { createInHand } from "../shared/in-hand.ts";
import { codeOf } from "../shared/refused.ts";
import { type Acknowledge, createAnswering } from "./answer.ts";
import { createApi, type SlackApi } from "./api.ts";
import { App } from "./bolt.ts";
import { createConnection, QUIET } from "./connect.ts";
import { isFatal, ROUTINE, remedyFor } from "./errors.ts";
import { createMemory } from "./memory.ts";
import { SLACK } from "./platform.ts";
import type { SlackSettings } from "./settings.ts";

/** Milliseconds for a request of ours. */
const WITHIN = 5_000;

/** Connects and answers until it is stopped. @throws ExpectedError with what to do if Slack cannot be had */
export async function startSlack(
  { bot, serve }: Context,
  settings: SlackSettings,
): Promise<Running> {
  const { token, apiUrl } = settings;
  const connection = createConnection(settings.delivery, apiUrl, serve);
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
  const api = createApi(app.client, apiUrl, bot.dialog.content.interface.slack.busy);
  await introduce(api);

  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });
  const answer = createAnswering({ ...settings, bot, api, memory: createMemory() });
  const inHand = createInHand(bot, SLACK, ROUTINE, (code) => {
    if (isFatal(code)) end(remedyFor(code, "SLACK_BOT_TOKEN"));
  });
  app.deliver = (body, acknowledge) =>
    inHand.run(() => answer(objectOf(body), acknowledge, Date.now()));
  const says = await connection.start();
  return {
    says,
    isReady: connection.isReady,
    ended: Promise.race([connection.ended, refused]),
    async stop() {
      await connection.stop();
      await inHand.stop();
      await api.close();
    },
  };
}

/** Makes sure of the token. */
async function introduce(api: SlackApi): Promise<void> {
  try {
    await api.call("auth.test", {});
  } catch (error) {
    throw new ExpectedError("config", remedyFor(codeOf(error), "SLACK_BOT_TOKEN"));
  }
}

/**
 * Bolt with its signatures, connections and Web API, but not its listeners: what is delivered is read as it comes, and
 * most of what Bolt makes of a delivery is for listeners that there are none of.
 */
class Straight extends App {
  deliver: (body: unknown, acknowledge: Acknowledge) => Promise<void> = () => Promise.resolve();

  override processEvent({ body, ack }: ReceiverEvent): Promise<void> {
    return this.deliver(body, async (shown) => ack(shown));
  }
}
