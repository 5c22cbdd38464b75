import type { Context, Running } from "../../src/app/index.ts";
import type { WebSettings } from "./settings.ts";
import { createWeb } from "./web.ts";

/** Serves the private page until it is stopped. @throws ExpectedError where the port cannot be had */
export async function startWeb({ bot, serve }: Context, settings: WebSettings): Promise<Running> {
  const { number, isListening, leave } = await serve("/", createWeb(bot, settings));
  const ready = `Ready in the browser: ${settings.publicUrl ?? `http://localhost:${number}`}`;
  return {
    says: bot.canResume ? ready : `${ready}\n${KEYLESS}`,
    state: () => (isListening() ? "ready" : "unreachable"),
    ended: new Promise(() => {}),
    stop: leave,
  };
}

const KEYLESS =
  "BACKCHAT_SECRET is not set, so the key is for this run alone: after the next start, open pages begin again, and no codes are given. That is fine for a try.";
