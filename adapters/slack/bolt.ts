import { createRequire } from "node:module";
import type * as bolt from "@slack/bolt";

const load = createRequire(import.meta.url);

/** The parts of Bolt that are used, by their own files: its front door loads Express too, for a third of a start. */
const app: { readonly default: typeof bolt.App; readonly LogLevel: typeof bolt.LogLevel } =
  load("@slack/bolt/dist/App.js");
const socket: { readonly default: typeof bolt.SocketModeReceiver } = load(
  "@slack/bolt/dist/receivers/SocketModeReceiver.js",
);

export const { default: App, LogLevel } = app;
export const { default: SocketModeReceiver } = socket;
