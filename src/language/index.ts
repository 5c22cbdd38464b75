export { answersIn, type FoundAnswer } from "./answers.ts";
export { foreignIn } from "./foreign.ts";
export type { Input, Words } from "./input.ts";
export { NOTHING, type Reply } from "./reply.ts";
export { respond } from "./respond.ts";
export { understand } from "./understand.ts";
export type { Understanding } from "./understanding.ts";
export { speaksOfDistress } from "./worry.ts";
