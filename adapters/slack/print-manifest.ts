import { manifestFor } from "./manifest.ts";

const [url] = process.argv.slice(2);
if (url === undefined || /^https?:\/\/[^/]/.test(url)) {
  console.log(JSON.stringify(manifestFor(url ?? null), null, 2));
} else {
  console.error("Give the address that Slack can api, such as https://backchat.example.");
  process.exitCode = 2;
}
