import { App } from "@slack/bolt";
import { type Bot, type Context, ExpectedError, type Running } from "../../src/app/index.ts";
import { objectOf } from "../shared/body.ts";
import { createInHand } from "../shared/in-hand.ts";
import { fetchBy, wayOut } from "../shared/proxy.ts";
import { codeOf } from "../shared/refused.ts";
import { createAnswering } from "./answer.ts";
import { createApi } from "./api.ts";
import { createConnection, QUIET } from "./connect.ts";
import { isFatal, ROUTINE, remedyFor } from "./errors.ts";
import { createMemory } from "./memory.ts";
import { SLACK } from "./platform.ts";
import { scopeAdvice } from "./scope.ts";
import type { SlackSettings } from "./settings.ts";

/** Milliseconds for a request of ours: one that hangs leaves room for another try. */
const WITHIN = 2_500;

/** Connects and answers until it is stopped. @throws ExpectedError with what to do if Slack cannot be had */
export async function startSlack(
  { bot, serve }: Context,
  settings: SlackSettings,
): Promise<Running> {
  const { token, apiUrl } = settings;
  const way = wayOut();
  const connection = createConnection(settings.delivery, apiUrl, serve);
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
      ...(way === null ? {} : { fetch: fetchBy(way) }),
    },
  });
  const { refused, look } = createLook(bot, app);
  const api = createApi(app.client, apiUrl, look);
  await introduce(app);

  const answer = createAnswering({ ...settings, bot, api, memory: createMemory() });
  const inHand = createInHand(bot, SLACK, ROUTINE);
  // What is delivered is read as it comes: a listener for each kind would only part it and put it together again.
  app.use(({ body, ...given }) => {
    // A command's acknowledgement may show a card; Bolt itself has acknowledged an event.
    const acknowledge = async (shown?: object) => {
      if ("command" in given) await given.ack(shown);
      else if ("ack" in given) await given.ack?.();
    };
    return inHand.run(() => answer(objectOf(body), acknowledge, Date.now()));
  });
  const says = await connection.start();
  return {
    says,
    state: connection.state,
    ended: Promise.race([connection.ended, refused]),
    async stop() {
      await connection.stop();
      await inHand.stop();
      await api.close();
      await way?.close();
    },
  };
}

/** Makes sure of the token. */
async function introduce({ client }: App): Promise<void> {
  try {
    await client.auth.test();
  } catch (error) {
    throw new ExpectedError("config", remedyFor(codeOf(error), "SLACK_BOT_TOKEN"));
  }
}

/** Looks at what Slack has refused: a scope that is missing is told once, a token that is gone is made sure of. */
function createLook({ log }: Bot, { client }: App) {
  const told = new Set<string>();
  let isLooking = false;
  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });

  /** Slack has called a good token bad in passing: only a second word counts. */
  async function lookAgain(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    const code = await client.auth.test().then(() => "", codeOf);
    if (isFatal(code)) end(remedyFor(code, "SLACK_BOT_TOKEN"));
    isLooking = false;
  }

  function look(error: unknown): void {
    if (isFatal(codeOf(error))) void lookAgain();
    const advice = scopeAdvice(error, "SLACK_BOT_TOKEN");
    if (advice === null || told.has(advice)) return;
    told.add(advice);
    log.warn({ code: codeOf(error) }, advice);
  }

  return {
    /** Settles with what to do once the token is gone for good. */
    refused,
    look,
  };
}
