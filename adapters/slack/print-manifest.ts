import { loadChosen, loadEnv } from "../../src/app/index.ts";
import { manifestFor } from "./manifest.ts";

const [url] = process.argv.slice(2);
if (url === undefined || /^https?:\/\/[^/]/.test(url)) {
  loadEnv();
  const { dialog } = await loadChosen(process.env);
  console.log(JSON.stringify(manifestFor(dialog, url ?? null), null, 2));
} else {
  console.error("Give the address that Slack can reach, such as https://backchat.example.");
  process.exitCode = 2;
}
