// Runs the suite on each supported line of Node; the npm package "node" brings them.
import { spawnSync } from "node:child_process";

const LINES = ["20", "22", "24", "26"];

const failed = LINES.filter((line) => {
  console.log(`\nNode ${line}`);
  const run = (...args) =>
    spawnSync("npx", ["--yes", "--package", `node@${line}`, "node", ...args], { stdio: "inherit" });
  run("--print", "process.version");
  return run("node_modules/vitest/vitest.mjs", "run", "--reporter=dot").status !== 0;
});
console.log(
  failed.length === 0 ? `\nPasses on ${LINES.join(", ")}.` : `\nFails on ${failed.join(", ")}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
