// Builds the program after an install, where what builds it was installed too.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const has = (path) => existsSync(new URL(path, import.meta.url));

if (has("node_modules/typescript/package.json")) {
  execSync("npm run build", { stdio: "inherit" });
} else if (!has("dist/src/main.js")) {
  // Without the development packages, as with NODE_ENV=production.
  console.error("Not built, since what builds it was left out. Run: npm ci --include=dev");
}
