import { parseArgs } from "node:util";
import { discord } from "../adapters/discord/adapter.ts";
import { slack } from "../adapters/slack/adapter.ts";
import { terminal } from "../adapters/terminal/adapter.ts";
import { web } from "../adapters/web/adapter.ts";
import type { Adapter, Flags } from "./app/adapter.ts";
import { ExpectedError } from "./app/expected-error.ts";
import type { Serve } from "./app/http/http-server.ts";
import { loadChosen } from "./app/loading/load-chosen.ts";
import { createLog } from "./app/log.ts";
import { choose } from "./app/settings/choose.ts";
import { loadEnv } from "./app/settings/env-file.ts";
import { adviceOnMode } from "./app/settings/env-file-mode.ts";
import type { Sources } from "./app/settings/near-settings.ts";
import type { Given } from "./app/settings/setting.ts";
import { type Config, type Configuration, readConfig } from "./app/settings/settings.ts";
import { createKeys, randomKeys } from "./app/tickets/keys.ts";
import type { Bot } from "./app/turn.ts";
import { withoutPlans } from "./engine/index.ts";

/** All there are: the terminal is for whoever started the program, the others answer side by side. */
const ADAPTERS: readonly Adapter[] = [discord, slack, web, terminal];

const USAGE = `Backchat, in a terminal, in a browser, in Discord and in Slack

  npm start                              walk through it here
  npm start -- --plain                   plain lines, for pipes and screen readers
  npm start --silent -- --json           JSON Lines, for programs
  npm start --silent -- --answers FILE   play a file of answers, print the last card as JSON
  npm start -- --resume CODE             go on where a code left off (needs BACKCHAT_SECRET)
  npm start -- --terminal                a walk here, whatever is set; --discord, --slack or --web: that alone
  npm run doctor                         what is wrong with the settings or a platform, and what to do
  npm start -- --dialog ID               another dialog than the only one; or set DIALOG`;

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if ("--help" in flags) {
    console.log(USAGE);
    return;
  }
  const sources = { env: { ...process.env }, file: loadEnv(), folder: process.cwd() };
  if ("--doctor" in flags) return runDoctor(flags, sources);
  const exposed = adviceOnMode(".env");
  if (exposed !== null) console.error(exposed);
  const { bot, config } = await createBot(flags);
  const { chosen, hints } = choose(config, meantBy(config, flags), terminal, sources);
  for (const hint of hints) console.error(hint);
  for (const { adapter, configured } of chosen) {
    const isAlone = adapter === terminal || adapter.chores.some((flag) => `--${flag}` in flags);
    if (isAlone) return runAlone(bot, config, configured, flags);
  }
  const { serve } = await import("./app/serve.ts");
  process.exit((await serve(bot, { ...config, adapters: chosen })) ? 0 : 2);
}

/** Those whom a flag of the command line means. */
function meantBy({ adapters }: Config, flags: Given): readonly Configuration[] {
  return adapters.filter(({ adapter }) => {
    return Object.keys(flagsOf(adapter)).some((flag) => `--${flag}` in flags);
  });
}

/** Does what a flag asks of an adapter, or runs it until it has ended by itself. */
async function runAlone(
  bot: Bot,
  { port }: Config,
  configured: Configuration["configured"],
  flags: Given,
): Promise<void> {
  if (configured.type === "broken") throw new ExpectedError("config", configured.advice);
  if (configured.type === "off") return;
  const chore = Object.entries(configured.chores).find(([flag]) => `--${flag}` in flags)?.[1];
  if (chore) {
    console.log(await chore(bot.dialog));
    return;
  }
  // A walk in a terminal does not wait for what it has no use for.
  const serve: Serve = async (...asked) => {
    const { createHttpServer } = await import("./app/http/http-server.ts");
    return createHttpServer(port).serve(...asked);
  };
  const running = await configured.start({ bot, serve });
  await running.ended;
}

/** Says what is fine, what is wrong and what to do, and ends with 1 where something is wrong. */
async function runDoctor(flags: Given, sources: Sources): Promise<void> {
  const { examineContent } = await import("./app/doctor/content.ts");
  const { examine } = await import("./app/doctor/doctor.ts");
  const { countOf, jsonOf, reportOf } = await import("./app/doctor/report.ts");
  const given = { ...process.env, ...flags };
  const groups = await examine(given, ADAPTERS, await examineContent(given), sources);
  const text = "--json" in flags ? jsonOf(groups) : reportOf(groups);
  // What a platform still keeps open is not waited for.
  process.stdout.write(`${text}\n`, () => process.exit(countOf(groups, "wrong") > 0 ? 1 : 0));
}

async function createBot(flags: Given): Promise<{ readonly bot: Bot; readonly config: Config }> {
  const given = { ...process.env, ...flags };
  const { dialog: whole, fingerprint } = await loadChosen(given);
  const regions = whole.content.regions.map(({ id }) => id);
  const config = readConfig(given, regions, ADAPTERS);
  const { region, localHelp, plan, secrets, logLevel } = config;
  const dialog = plan ? whole : withoutPlans(whole);
  const keys = secrets ? createKeys(secrets) : randomKeys();
  const log = createLog(logLevel);
  const canResume = secrets !== null;
  return { bot: { dialog, fingerprint, keys, region, localHelp, canResume, log }, config };
}

/** The flags of the command line, by their names with the dashes. */
function readFlags(args: readonly string[]): Given {
  const options = Object.assign(
    {
      help: { type: "boolean", short: "h" },
      dialog: { type: "string" },
      doctor: { type: "boolean" },
    },
    ...ADAPTERS.map(flagsOf),
  );
  try {
    const { values } = parseArgs({ args: [...args], options });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
  } catch (error) {
    throw new ExpectedError(
      "usage",
      `${error instanceof Error ? error.message : "Unknown option."}\n\n${USAGE}`,
    );
  }
}

/** The flags that mean an adapter: its name, and those of its own. */
function flagsOf({ platform, flags, chores }: Adapter): Flags {
  const plain = [platform.name, ...chores].map((name) => [name, { type: "boolean" }] as const);
  return { ...Object.fromEntries(plain), ...flags };
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
