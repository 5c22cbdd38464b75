export { blockText, plainText } from "./plain-text.js";
export { viewOf } from "./view-of.js";
