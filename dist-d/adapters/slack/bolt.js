import { createRequire } from "node:module";
const load = createRequire(import.meta.url);
/** The parts of Bolt that are used, by their own files: its front door loads Express too, for a third of a start. */
const app = load("@slack/bolt/dist/App.js");
const verifying = load("@slack/bolt/dist/receivers/verify-request.js");
const socket = load("@slack/bolt/dist/receivers/SocketModeReceiver.js");
export const { default: App, LogLevel } = app;
export const { verifySlackRequest } = verifying;
export const { default: SocketModeReceiver } = socket;
