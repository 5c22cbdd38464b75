export { answersIn, type FoundAnswer } from "./answers.ts";
export { NOTHING, replyIn } from "./en/reply/reply.ts";
export { foreignIn } from "./foreign.ts";
export type { Input, Words } from "./input.ts";
export { respond } from "./respond.ts";
export { type Understanding, understand } from "./understanding.ts";
export { speaksOfDistress } from "./worry.ts";
