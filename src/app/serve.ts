import type { Context, Running } from "./adapter.ts";
import { ExpectedError } from "./expected-error.ts";
import { createHealth } from "./http/health.ts";
import { createHttpServer } from "./http/http-server.ts";
import type { Metrics } from "./metrics.ts";
import { createPlatforms } from "./platforms.ts";
import type { Config } from "./settings/settings.ts";
import { createKeys } from "./tickets/keys.ts";
import type { Bot } from "./turn.ts";
import { createWarming } from "./warm.ts";

/**
 * Answers on every platform that is set, each with a key from its own secret where there is no other, until the process
 * is asked to stop.
 *
 * @returns whether it was asked to, and not because none was left
 */
export async function serve(uncounted: Bot, config: Config): Promise<boolean> {
  const { secrets, health, port } = config;
  const metrics = await metricsFor(uncounted, health);
  const bot = metrics === null ? uncounted : { ...uncounted, meter: metrics };
  const server = createHttpServer(port);
  const warming = createWarming(uncounted);
  const starts = new Map<string, () => Promise<Running>>();
  for (const { adapter, configured } of config.adapters) {
    const { name } = adapter.platform;
    if (configured.type === "broken") {
      starts.set(name, () => Promise.reject(new ExpectedError("config", configured.advice)));
    }
    if (configured.type !== "on") continue;
    const { secret } = configured;
    const isOwn = secrets === null && secret !== null;
    const own = isOwn ? { ...bot, keys: createKeys([secret]), canResume: true } : bot;
    const context: Context = { bot: own, serve: server.serve };
    starts.set(name, async () => warming.before(await configured.start(context)));
  }
  if (secrets === null && config.adapters.some(hasOwnSecret)) {
    console.error(
      "BACKCHAT_SECRET is not set, so walks are sealed with a key from the bot's token: resetting the token ends open walks.",
    );
  }
  // A payload that a library cannot read is no reason to leave everybody else alone. Its text is not printed.
  process.on("unhandledRejection", () => bot.log.warn({}, "an event could not be read"));
  const asked = new Promise((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve);
  });
  const platforms = createPlatforms(starts);
  if (health) {
    const own = createHttpServer(health.port, "OPERATE_PORT", health.host);
    await own.serve("/", createHealth({ host: health.host, states: platforms.states, metrics }));
  }
  return platforms.run(asked);
}

function hasOwnSecret({ configured }: Config["adapters"][number]): boolean {
  return configured.type === "on" && configured.secret !== null;
}

/** What counts, where that is wanted: its library costs memory and time at the start. */
async function metricsFor({ dialog }: Bot, health: Config["health"]): Promise<Metrics | null> {
  if (health === null || health.metrics === "off") return null;
  const { createMetrics } = await import("./metrics.ts");
  return createMetrics(dialog, health.metrics === "urgency");
}
