import { App } from "@slack/bolt";
import type { Context, Running } from "../../src/app/index.ts";
import { objectOf } from "../shared/body.ts";
import { createInHand } from "../shared/in-hand.ts";
import { createAnswering } from "./answer.ts";
import { createApi, type SlackApi } from "./api.ts";
import { createConnection, QUIET } from "./connect.ts";
import { failureOf, isFatal, ROUTINE, remedyFor } from "./errors.ts";
import { createMemory } from "./memory.ts";
import { SLACK } from "./platform.ts";
import type { SlackSettings } from "./settings.ts";

/** Milliseconds for a request of ours. */
const WITHIN = 5_000;

/** Connects and answers until it is stopped. @throws ExpectedError or PassingError with what to do if Slack cannot be had */
export async function startSlack(context: Context, settings: SlackSettings): Promise<Running> {
  const { bot } = context;
  const { token, apiUrl } = settings;
  const connection = createConnection(settings.delivery, apiUrl, context);
  const app = new App({
    receiver: connection.receiver,
    logger: QUIET,
    convoStore: false,
    ignoreSelf: false,
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
  const givenUp = async (error: unknown): Promise<never> => {
    await api.close();
    throw error;
  };
  await introduce(api).catch(givenUp);

  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });
  const answer = createAnswering({ ...settings, bot, api, memory: createMemory() });
  const inHand = createInHand(bot, SLACK, ROUTINE, (code) => {
    if (isFatal(code)) end(remedyFor(code, "SLACK_BOT_TOKEN"));
  });
  // What is delivered is read as it comes: a listener for each kind would only part it and put it together again.
  app.use(({ body, ...given }) => {
    // A command's acknowledgement may show a card; Bolt itself has acknowledged an event.
    const acknowledge = async (shown?: object) => {
      if ("command" in given) await given.ack(shown);
      else if ("ack" in given) await given.ack?.();
    };
    return inHand.run(() => answer(objectOf(body), acknowledge, Date.now()));
  });
  const says = await connection.start().catch(givenUp);
  return {
    says,
    state: connection.state,
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
    throw failureOf(error, "SLACK_BOT_TOKEN");
  }
}
