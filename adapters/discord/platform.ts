import type { Platform } from "../../src/app/index.ts";

/** Whose tickets these are; the number stands in each of them, and never changes. */
export const DISCORD: Platform = { name: "discord", number: 1 };
