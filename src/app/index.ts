export { encodeAction, parseAction } from "./action.ts";
export { didYouMean } from "./content/diagnostic.ts";
export { ExpectedError } from "./expected-error.ts";
export { type Bot, type Turned, turn } from "./turn.ts";
