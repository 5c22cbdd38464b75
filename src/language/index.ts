export { answersIn } from "./answers.ts";
export type { Input } from "./input.ts";
export { respond } from "./respond.ts";
export { prepare, understand } from "./understand.ts";
export { speaksOfDistress } from "./worry.ts";
