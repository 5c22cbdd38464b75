import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import type { Dialog } from "../engine/index.ts";
import type { AnswerFile } from "./answer-file.ts";
import { readConfig } from "./config.ts";
import { formatDiagnostic } from "./content/diagnostic.ts";
import { loadDialog } from "./content/load-dialog.ts";
import { ExpectedError } from "./expected-error.ts";
import { createKeys, randomKeys } from "./keys.ts";
import { createLog } from "./log.ts";
import { projectRoot, readFile, todayFrom } from "./project.ts";
import type { Bot } from "./turn.ts";

const DIALOG = "running-lower-back-pain";

const USAGE = `Backchat: which running habits go with a sore lower back?

  npm start                              walk through it here
  npm start -- --plain                   plain lines, for pipes and screen readers
  npm start --silent -- --json           JSON Lines, for programs
  npm start --silent -- --answers FILE   play a file of answers, print the last card as JSON
  npm start -- --resume CODE             go on where a code left off (needs BACKCHAT_SECRET)`;

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(USAGE);
    return;
  }
  loadEnv({ quiet: true });
  const bot = await createBot();
  const answers = flags.answers === undefined ? null : await readAnswers(bot.dialog, flags.answers);
  const { runTerminal } = await import("../../adapters/terminal/index.ts");
  await runTerminal(bot, {
    mode: flags.json ? "json" : flags.plain ? "plain" : "auto",
    answers,
    code: flags.resume ?? null,
    env: process.env,
  });
}

async function createBot(): Promise<Bot> {
  const { dialog, print, diagnostics } = await loadDialog(
    projectRoot(),
    DIALOG,
    todayFrom(Date.now()),
  );
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
  }
  if (!dialog)
    throw new ExpectedError(
      "content",
      "The dialog has errors, so I won't start. Please mend the lines above.",
    );
  const { region, secrets, logLevel } = readConfig(
    process.env,
    dialog.content.regions.map(({ id }) => id),
  );
  const keys = secrets ? createKeys(secrets) : randomKeys();
  return {
    dialog,
    print,
    keys,
    region,
    canResume: secrets !== null,
    log: await createLog(logLevel),
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        plain: { type: "boolean" },
        json: { type: "boolean" },
        answers: { type: "string" },
        resume: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new ExpectedError(
      "usage",
      `${error instanceof Error ? error.message : "Unknown option."}\n\n${USAGE}`,
    );
  }
}

async function readAnswers(dialog: Dialog, path: string): Promise<AnswerFile> {
  const { readAnswerFile } = await import("./answer-file.ts");
  return readAnswerFile(dialog, readFile(path));
}

/** A reader that has gone away, as in `| head`, is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  await main();
} catch (error) {
  const isExpected = error instanceof ExpectedError;
  console.error(isExpected ? error.message : error);
  process.exitCode = isExpected ? 2 : 1;
}
