import type { Platform } from "../../src/app/index.ts";

/** Whose tickets these are; the number stands in each of them, and never changes. */
export const WEB: Platform = { name: "web", number: 3 };
