import { z } from "zod";
import { loadChosen, loadEnv, reminders, setting } from "../../src/app/index.ts";
import { manifestFor } from "./manifest.ts";

const [url] = process.argv.slice(2);
if (url === undefined || /^https?:\/\/[^/]/.test(url)) {
  loadEnv();
  const { dialog } = await loadChosen(process.env);
  // A slip in it is told at the start.
  const { data } = z.object({ REMINDERS: setting(reminders) }).safeParse(process.env);
  const manifest = manifestFor(dialog, url ?? null, data?.REMINDERS?.includes("slack"));
  console.log(JSON.stringify(manifest, null, 2));
} else {
  console.error("Give the address that Slack can reach, such as https://backchat.example.");
  process.exitCode = 2;
}
