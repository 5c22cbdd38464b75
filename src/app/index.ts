export { encodeAction, PLAIN_TYPES, parseAction } from "./action.ts";
export type { AnswerFile } from "./answer-file.ts";
export { ExpectedError } from "./expected-error.ts";
export { playFile } from "./play-file.ts";
export { type Bot, type Turned, turn } from "./turn.ts";
