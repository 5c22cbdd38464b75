import type { ReceiverEvent } from "@slack/bolt";
import { type Bot, ExpectedError } from "../../src/app/index.ts";
import { objectOf } from "../shared/body.ts";
import { createInHand } from "../shared/in-hand.ts";
import { type Acknowledge, createAnswering } from "./answer.ts";
import { createApi, type SlackApi } from "./api.ts";
import { App } from "./bolt.ts";
import { createConnection, type Delivery, QUIET } from "./connect.ts";
import { codeOf, isFatal, isRoutine, remedyFor } from "./errors.ts";
import { createMemory } from "./memory.ts";

export type SlackSettings = {
  readonly token: string;
  readonly delivery: Delivery;
  /** For a proxy or a test server, or null for Slack itself. */
  readonly apiUrl: string | null;
  /** The ids of those who may post panels, or null for anyone. */
  readonly organisers: readonly string[] | null;
  /** Whether to answer mentions in channels. */
  readonly mentions: boolean;
  /** Where the private page is, which first cards then offer; or null. */
  readonly publicUrl: string | null;
};

export type Running = {
  /** Whether it is connected in Socket Mode; over HTTP, the port tells. */
  isReady(): boolean;
  /** Settles with what to do once Slack has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Finishes the turns in hand, and takes no more; takes at most some seconds. */
  stop(): Promise<void>;
};

/** Milliseconds for a request of ours. */
const WITHIN = 5_000;

/** Connects and answers until it is stopped. @throws ExpectedError with what to do if Slack cannot be had */
export async function startSlack(bot: Bot, settings: SlackSettings): Promise<Running> {
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
  const api = createApi(app.client, apiUrl);
  await introduce(api);

  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });
  const { organisers, mentions, publicUrl } = settings;
  const answer = createAnswering({
    bot,
    api,
    memory: createMemory(),
    organisers,
    mentions,
    publicUrl,
  });
  const inHand = createInHand((error) => {
    const code = codeOf(error);
    bot.log[isRoutine(code) ? "debug" : "warn"]({ code }, "slack refused");
    bot.meter?.failed("slack", code);
    if (isFatal(code)) end(remedyFor(code, "SLACK_BOT_TOKEN"));
  });
  app.deliver = (body, acknowledge) =>
    inHand.run(() => answer(objectOf(body), acknowledge, Date.now()));
  await connection.start();
  return {
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
