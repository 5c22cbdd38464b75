// Installs the yardsticks once.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const folder = new URL(".", import.meta.url);
if (!existsSync(new URL("node_modules", folder))) {
  execSync("npm ci --ignore-scripts", { cwd: folder, stdio: "inherit" });
}
