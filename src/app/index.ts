export { encodeAction, parseAction } from "./action.ts";
export { didYouMean } from "./content/diagnostic.ts";
export type { Log } from "./log.ts";
export { type Bot, type Turn, type Turned, turn } from "./turn.ts";
