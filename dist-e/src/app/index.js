export { encodeAction, PLAIN_TYPES, parseAction, parseActions } from "./action.js";
export { ExpectedError } from "./expected-error.js";
export { playFile } from "./play-file.js";
export { projectRoot } from "./project.js";
export { turn } from "./turn.js";
