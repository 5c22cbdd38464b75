export { blockText, plainText } from "./plain-text.ts";
export type { Block, Choice, Control, View } from "./view.ts";
export { viewOf } from "./view-of.ts";
