export { type Input, speaksOfDistress } from "../language/index.ts";
export type { AnswerFile } from "./answer-file.ts";
export { ExpectedError } from "./expected-error.ts";
export { playFile } from "./play-file.ts";
export { projectRoot } from "./project.ts";
export {
  encodeAction,
  MOST_ACTION,
  PLAIN_TYPES,
  parseAction,
  parseActions,
} from "./tickets/action.ts";
export { type Bot, type Turned, turn } from "./turn.ts";
