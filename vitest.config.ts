import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests that start the built program, and those that need a browser, have a tier of their own, by their names. */
const tier = (name: string, include: string, exclude: readonly string[] = []) => ({
  extends: true as const,
  test: { name, include: [include], exclude: [...configDefaults.exclude, ...exclude] },
});

export default defineConfig({
  test: {
    // Files share what a worker has read; none leaves anything behind.
    isolate: false,
    // Many of them wait for what takes its time.
    maxWorkers: 2 * availableParallelism(),
    projects: [
      tier("loopback", "tests/**/*.test.ts", ["tests/**/*.{process,browser}.test.ts"]),
      tier("processes", "tests/**/*.process.test.ts"),
      tier("browser", "tests/**/*.browser.test.ts"),
    ],
    // A limit only catches what hangs: a machine may be slow, and do other things.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
