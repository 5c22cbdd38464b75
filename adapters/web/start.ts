import type { Context, Running } from "../../src/app/index.ts";
import type { WebSettings } from "./settings.ts";
import { createWeb } from "./web.ts";

/** Serves the private page until it is stopped. @throws ExpectedError where the port cannot be had */
export async function startWeb({ bot, serve }: Context, settings: WebSettings): Promise<Running> {
  const { number, isListening, leave } = await serve("/", createWeb(bot, settings));
  return {
    says: `Ready in the browser: ${settings.publicUrl ?? `http://localhost:${number}`}`,
    state: () => (isListening() ? "ready" : "unreachable"),
    ended: new Promise(() => {}),
    stop: leave,
  };
}
