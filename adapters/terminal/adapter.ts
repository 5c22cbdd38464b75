import { createAdapter } from "../../src/app/index.ts";
import { TERMINAL } from "./platform.ts";
import { FLAGS, terminalSettings } from "./settings.ts";

/** A walk on standard input and output. */
export const terminal = createAdapter({
  platform: TERMINAL,
  needs: "nothing",
  flags: FLAGS,
  settings: terminalSettings,
  start: async (context, settings) =>
    (await import("./start.ts")).startTerminal(context.bot, settings),
});
