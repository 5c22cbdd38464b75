// Installs the built product as the Dockerfile does, without what builds it; starts it, and prints its size.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
const [, product] = dockerfile.split(/^FROM .*$/m).slice(1);
const copied = [...product.matchAll(/^COPY --from=build \/backchat\/(\S+)/gm)].map(
  ([, path]) => path,
);

const folder = mkdtempSync(join(tmpdir(), "backchat-"));
try {
  for (const path of ["package-lock.json", ...copied.filter((path) => path !== "node_modules")]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  run("npm", ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]);
  const said = run(process.execPath, ["dist/src/main.js", "--plain"], "20-44\nnone\nstop\n");
  if (!said.includes("Any of these, now or lately?")) throw new Error(`No second card:\n${said}`);
  for (const path of [
    "adapters/discord/start",
    "adapters/slack/start",
    "adapters/web/start",
    "src/app/metrics",
  ]) {
    run(process.execPath, ["-e", `import("./dist/${path}.js").then(() => process.exit())`]);
  }
  const [all, modules] = [folder, join(folder, "node_modules")].map(megabytesOf);
  console.log(`Starts without development packages: ${all} MB, of which packages ${modules} MB.`);
} finally {
  rmSync(folder, { recursive: true });
}

function run(command, args, input = "") {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

function megabytesOf(path) {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  return (bytes / 1e6).toFixed(1);
}
