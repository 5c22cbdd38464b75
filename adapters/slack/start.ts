import { App } from "@slack/bolt";
import { type Bot, type Context, type Running, readDrawings } from "../../src/app/index.ts";
import { objectOf } from "../shared/body.ts";
import { createInHand } from "../shared/in-hand.ts";
import { codeOf } from "../shared/refused.ts";
import { createAnswering } from "./answer.ts";
import { createApi, type SlackApi } from "./api.ts";
import { createConnection, QUIET } from "./connect.ts";
import { failureOf, isFatal, ROUTINE, remedyFor } from "./errors.ts";
import { createMemory } from "./memory.ts";
import { picturesAt } from "./pictures.ts";
import { SLACK } from "./platform.ts";
import { scopeAdvice } from "./scope.ts";
import type { SlackSettings } from "./settings.ts";

/**
 * Connects and answers until it is stopped.
 *
 * @param drawn which drawings the private page shows as PNG files: those that the build left, unless given
 * @throws ExpectedError or PassingError with what to do if Slack cannot be had
 */
export async function startSlack(
  context: Context,
  settings: SlackSettings,
  drawn: ReadonlySet<string> = new Set(readDrawings(context.bot.dialog.content.id, "png").keys()),
): Promise<Running> {
  const { bot } = context;
  const connection = createConnection(settings.delivery, settings.apiUrl, context);
  const app = new App({
    receiver: connection.receiver,
    logger: QUIET,
    convoStore: false,
    ignoreSelf: false,
    authorize: () => Promise.resolve({}),
  });
  const { api, refused } = createWatchedApi(bot, settings);
  const givenUp = async (error: unknown): Promise<never> => {
    await api.close();
    throw error;
  };
  await introduce(api).catch(givenUp);

  const pictureAt = picturesAt(settings.publicUrl, drawn);
  const answer = createAnswering({ ...settings, bot, api, memory: createMemory(), pictureAt });
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
    // A start that fails is tried again as a whole.
    await api.call("auth.test", {}, 0);
  } catch (error) {
    throw failureOf(error, "SLACK_BOT_TOKEN");
  }
}

/** A way to Slack that looks at what is refused: a scope that is missing is told once, a token that is gone is made sure of. */
function createWatchedApi({ log }: Bot, settings: SlackSettings) {
  const told = new Set<string>();
  let isLooking = false;
  let end: (advice: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    end = resolve;
  });
  const api = createApi(settings, (error) => {
    if (isFatal(codeOf(error))) void lookAgain();
    const advice = scopeAdvice(error, "SLACK_BOT_TOKEN");
    if (advice === null || told.has(advice)) return;
    told.add(advice);
    log.warn({ code: codeOf(error) }, advice);
  });

  /** Slack has called a good token bad in passing: only a second word counts. */
  async function lookAgain(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    const code = await api.call("auth.test", {}).then(() => "", codeOf);
    if (isFatal(code)) end(remedyFor(code, "SLACK_BOT_TOKEN"));
    isLooking = false;
  }

  return {
    api,
    /** Settles with what to do once the token is gone for good. */
    refused,
  };
}
