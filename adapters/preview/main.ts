import { serve } from "@hono/node-server";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { chooseDialog } from "../../src/app/loading/choose-dialog.ts";
import { projectRoot } from "../../src/app/project.ts";
import { loadEnv } from "../../src/app/settings/env-file.ts";
import { readDialogChoice } from "../../src/app/settings/settings.ts";
import { createLive } from "./live.ts";
import { createPreview } from "./server.ts";

/** For whoever writes a dialog, or is about to invite people to it: only this machine can reach it. */
const HOST = "127.0.0.1";

const root = projectRoot();
loadEnv();
const live = await createLive({ root, id: chosen(), region: process.env["REGION"] || null });
const port = Number(process.env["PORT"] || 3001);
const server = serve({ fetch: createPreview(live).fetch, hostname: HOST, port }, () => {
  console.log(`The preview: http://${HOST}:${port}/preview`);
});
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(`I can't use PORT ${port} (${error.code}). Set another: PORT=3002`);
  process.exit(2);
});

function chosen(): string {
  try {
    return chooseDialog(root, readDialogChoice(process.env).dialog);
  } catch (error) {
    console.error(error instanceof ExpectedError ? error.message : error);
    process.exit(2);
  }
}
