export { emergencyBlock, emergencyFor } from "./help-lines.ts";
export { withNote } from "./notes.ts";
export { blockText, plainText } from "./plain-text.ts";
export type { Block, Calendar, Choice, Choices, Control, View } from "./view.ts";
export { viewOf } from "./view-of.ts";
