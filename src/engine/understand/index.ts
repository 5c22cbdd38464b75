export { answersIn, type Heard } from "./heard.ts";
export { foreignIn } from "./language.ts";
export { NOTHING, replyIn } from "./reply/reply.ts";
export { type Understanding, understand } from "./understanding.ts";
