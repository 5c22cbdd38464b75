import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Tests that start the built program share the machine with others; a limit here only catches what hangs.
    testTimeout: 60_000,
  },
});
