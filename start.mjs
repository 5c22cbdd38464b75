// Starts what was built, or says how to build it.
import { existsSync } from "node:fs";

const main = new URL("dist/src/main.js", import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  console.error("Backchat is not built yet. Run: npm ci --include=dev");
  process.exitCode = 2;
}
