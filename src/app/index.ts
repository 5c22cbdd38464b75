export { type Input, speaksOfDistress } from "../language/index.ts";
export { type Context, createAdapter, type Running, type RunningState } from "./adapter.ts";
export type { AnswerFile } from "./answer-file.ts";
export { calendarFile } from "./calendar.ts";
export { calendarAddress, calendarIn } from "./calendar-address.ts";
export { ask } from "./doctor/ask.ts";
export type { Examining, Page } from "./doctor/examining.ts";
export { type Finding, fine, unseen, wrong } from "./doctor/finding.ts";
export { noAnswer } from "./doctor/trouble.ts";
export { readDrawings } from "./drawings.ts";
export { ExpectedError } from "./expected-error.ts";
export { createBodies } from "./http/bodies.ts";
export { createFairShare } from "./http/fair-share.ts";
export { createGate } from "./http/gate.ts";
export { networkOf } from "./http/network.ts";
export { isOwnHost } from "./http/own-host.ts";
export { loadChosen } from "./loading/load-chosen.ts";
export { PassingError } from "./passing-error.ts";
export { pauseAfter } from "./pause.ts";
export { playFile } from "./play-file.ts";
export { projectRoot, todayFrom } from "./project.ts";
export { readAnswers } from "./read-answers.ts";
export { loadEnv } from "./settings/env-file.ts";
export type { GeneralSettings } from "./settings/general-settings.ts";
export { reminders } from "./settings/reminders.ts";
export { addressLike, listed, onePiece, onOrOff, setting } from "./settings/setting.ts";
export {
  encodeAction,
  MOST_ACTION,
  PLAIN_TYPES,
  parseAction,
  parseActions,
} from "./tickets/action.ts";
export type { Owner, Platform } from "./tickets/ticket.ts";
export { decodeWide, encodeWide } from "./tickets/wide.ts";
export { type Bot, type Turned, turn } from "./turn.ts";
