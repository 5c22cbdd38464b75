import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import type { AnswerFile } from "./app/answer-file.ts";
import { ExpectedError } from "./app/expected-error.ts";
import { formatDiagnostic } from "./app/loading/diagnostic.ts";
import { loadDialog } from "./app/loading/load-dialog.ts";
import { createLog } from "./app/log.ts";
import type { Metrics } from "./app/metrics.ts";
import type { Platform } from "./app/platforms.ts";
import { projectRoot, readFile, todayFrom } from "./app/project.ts";
import { type Config, readConfig } from "./app/settings.ts";
import { createKeys, randomKeys } from "./app/tickets/keys.ts";
import type { Bot } from "./app/turn.ts";
import type { Dialog } from "./engine/index.ts";

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
  const { bot, config } = await createBot();
  const isTerminal = Object.values(flags).some((flag) => flag !== undefined);
  if (flags["register-discord"]) return registerInDiscord(bot, config.discord);
  if (flags.web) return serve(bot, webOnly(config));
  const isService =
    config.discord || config.slack || config.web || Object.keys(config.broken).length > 0;
  if (isService && !isTerminal) return serve(bot, config);
  const answers = flags.answers === undefined ? null : await readAnswers(bot.dialog, flags.answers);
  const { runTerminal } = await import("../adapters/terminal/index.ts");
  await runTerminal(bot, {
    mode: flags.json ? "json" : flags.plain ? "plain" : "auto",
    answers,
    code: flags.resume ?? null,
    env: process.env,
  });
}

/** Answers on every platform that is set, each with a key from its own token where there is no secret. */
async function serve(
  uncounted: Bot,
  { discord, slack, web, publicUrl, port: number, health, secrets, broken }: Config,
): Promise<void> {
  const metrics = await metricsFor(uncounted.dialog, health);
  const bot = metrics === null ? uncounted : { ...uncounted, meter: metrics };
  const { createPlatforms } = await import("./app/platforms.ts");
  const { createHttpServer } = await import("./app/http-server.ts");
  const port = createHttpServer(number);
  let tenants = 0;
  // One that ends leaves the port to the others.
  const onPort = async (stop: () => Promise<void>) => {
    await port.listen();
    tenants++;
    return async () => {
      const isLast = --tenants === 0;
      await Promise.all([isLast ? port.close() : null, stop()]);
    };
  };
  const own = (token: string): Bot =>
    secrets === null ? { ...bot, keys: createKeys([token]), canResume: true } : bot;
  if (secrets === null && (discord || slack)) {
    console.error(
      "BACKCHAT_SECRET is not set, so walks are sealed with a key from the bot's token: resetting the token ends open walks.",
    );
  }
  const starts = new Map<string, () => Promise<Platform>>();
  for (const [name, advice] of Object.entries(broken)) {
    starts.set(name, () => Promise.reject(new ExpectedError("config", advice)));
  }
  if (discord) {
    starts.set("discord", async () => {
      const { startDiscord } = await import("../adapters/discord/index.ts");
      const running = await startDiscord(own(discord.token), { ...discord, publicUrl });
      console.error(`Ready in Discord. Invite the bot: ${running.inviteUrl}`);
      return running;
    });
  }
  if (slack) {
    starts.set("slack", async () => {
      const { startSlack } = await import("../adapters/slack/index.ts");
      const { route } = port;
      const delivery =
        slack.delivery.type === "http" ? { ...slack.delivery, route } : slack.delivery;
      const running = await startSlack(own(slack.token), { ...slack, delivery, publicUrl });
      if (delivery.type === "socket") {
        console.error("Ready in Slack, over Socket Mode.");
        return running;
      }
      const stop = await onPort(running.stop);
      console.error(`Ready in Slack, at port ${number}: /slack/events`);
      return { ...running, isReady: port.isListening, stop };
    });
  }
  if (web) {
    starts.set("web", async () => {
      const { createWeb } = await import("../adapters/web/index.ts");
      port.route("/", createWeb(bot, { ...web, publicUrl }));
      const stop = await onPort(async () => {});
      console.error(`Ready in the browser: ${publicUrl ?? `http://localhost:${number}`}`);
      return { isReady: port.isListening, ended: new Promise<string>(() => {}), stop };
    });
  }
  // A payload that a library cannot read is no reason to leave everybody else alone. Its text is not printed.
  process.on("unhandledRejection", () => bot.log.warn({}, "an event could not be read"));
  const asked = new Promise((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve);
  });
  const platforms = createPlatforms(starts);
  if (health) {
    const { createHealth } = await import("./app/health.ts");
    const server = createHttpServer(health.port, "OPERATE_PORT", health.host);
    server.route("/", createHealth({ states: platforms.states, metrics }));
    await server.listen();
  }
  process.exit((await platforms.run(asked)) ? 0 : 2);
}

/** What counts, where that is wanted: its library costs memory and time at the start. */
async function metricsFor(dialog: Dialog, health: Config["health"]): Promise<Metrics | null> {
  if (health === null || health.metrics === "off") return null;
  const { createMetrics } = await import("./app/metrics.ts");
  return createMetrics(dialog, health.metrics === "urgency");
}

/** The settings of one who wants the page alone. */
function webOnly(config: Config): Config {
  const { web } = config.broken;
  return { ...config, discord: null, slack: null, broken: web === undefined ? {} : { web } };
}

async function registerInDiscord(bot: Bot, settings: Config["discord"]): Promise<void> {
  if (!settings)
    throw new ExpectedError("config", "Set DISCORD_TOKEN first (in .env or the environment).");
  const { registerCommands } = await import("../adapters/discord/register.ts");
  const isNew = await registerCommands(bot.dialog, settings);
  console.log(isNew ? "Registered the commands." : "The commands are registered already.");
}

async function createBot(): Promise<{ readonly bot: Bot; readonly config: Config }> {
  const { dialog, fingerprint, diagnostics } = await loadDialog(
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
  const config = readConfig(
    process.env,
    dialog.content.regions.map(({ id }) => id),
  );
  const { region, localHelp, secrets, logLevel } = config;
  const keys = secrets ? createKeys(secrets) : randomKeys();
  const log = createLog(logLevel);
  const canResume = secrets !== null;
  return { bot: { dialog, fingerprint, keys, region, localHelp, canResume, log }, config };
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
        "register-discord": { type: "boolean" },
        web: { type: "boolean" },
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
  const { readAnswerFile } = await import("./app/answer-file.ts");
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
