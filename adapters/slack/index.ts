import { App } from "@slack/bolt";
import { type Bot, ExpectedError } from "../../src/app/index.ts";
import { type Acknowledge, createAnswering } from "./answer.ts";
import { createConnection, type Delivery, QUIET } from "./connect.ts";
import { createMemory } from "./memory.ts";
import { objectOf, textIn } from "./parse.ts";
import { createReach, type Reach } from "./reach.ts";
import { adviceFor, codeOf, isFatal, isRoutine } from "./refusal.ts";

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
  /** Settles with what to do once Slack has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Finishes the turns in hand, and takes no more; takes at most some seconds. */
  stop(): Promise<void>;
};

/** Milliseconds for a request of ours, and until turns in hand are given up. */
const WITHIN = 5_000;
const PATIENCE = 5_000;

/** Connects and answers until it is stopped. @throws ExpectedError with what to do if Slack cannot be had */
export async function startSlack(bot: Bot, settings: SlackSettings): Promise<Running> {
  const { token, apiUrl } = settings;
  const connection = createConnection(settings.delivery, apiUrl);
  const app = new App({
    receiver: connection.receiver,
    logger: QUIET,
    convoStore: false,
    ignoreSelf: false,
    // Who sent what is in each delivery, and a token is only needed for what we send.
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
  const botId = await introduce(reach);

  const inHand = new Set<Promise<void>>();
  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });
  const { organisers, mentions, publicUrl } = settings;
  const answer = createAnswering({
    bot,
    reach,
    memory: createMemory(),
    botId,
    organisers,
    mentions,
    publicUrl,
  });
  app.use(({ body, ...args }) => {
    const acknowledge = acknowledgeOf(args);
    const done = answer(objectOf(body), acknowledge, Date.now())
      .catch((error: unknown) => {
        const code = codeOf(error);
        bot.log[isRoutine(code) ? "debug" : "warn"]({ code }, "slack refused");
        if (isFatal(code)) end(adviceFor(code, "SLACK_BOT_TOKEN"));
      })
      .finally(() => inHand.delete(done));
    inHand.add(done);
    return done;
  });
  await connection.start();
  return {
    ended: Promise.race([connection.ended, refused]),
    async stop() {
      const closed = connection.stop();
      await Promise.race([Promise.all([closed, ...inHand]), sleep(PATIENCE)]);
      await Promise.race([reach.close(), sleep(PATIENCE)]);
    },
  };
}

/** Makes sure of the token; gives the bot's id. */
async function introduce(reach: Reach): Promise<string> {
  try {
    return textIn(objectOf(await reach.call("auth.test", {})), "bot_id");
  } catch (error) {
    throw new ExpectedError("config", adviceFor(codeOf(error), "SLACK_BOT_TOKEN"));
  }
}

/** Events are acknowledged by Bolt itself, as they arrive. */
function acknowledgeOf(args: object): Acknowledge {
  const acknowledge: unknown = Reflect.get(args, "ack");
  return typeof acknowledge === "function" ? async (shown) => acknowledge(shown) : async () => {};
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
