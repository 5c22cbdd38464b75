export { blockText, plainText } from "./plain-text.ts";
export type {
  Block,
  Choice,
  Choices,
  Control,
  ControlId,
  Setting,
  View,
  ViewKind,
} from "./view.ts";
export { viewOf } from "./view-of.ts";
