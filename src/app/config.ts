import { z } from "zod";
import { didYouMean } from "./content/diagnostic.ts";
import { ExpectedError } from "./expected-error.ts";

/** An empty setting counts as unset, as in a copied .env file. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];

/** Every setting there is; `.env.example` lists the same. */
export const configSchema = z.object({
  REGION: optional(z.string()),
  BACKCHAT_SECRET: optional(
    z
      .string()
      .transform((list) =>
        list
          .split(",")
          .map((secret) => secret.trim())
          .filter(Boolean),
      )
      .refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 32), {
        error:
          "needs at least 32 characters each, separated by commas. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
      }),
  ),
  LOG_LEVEL: optional(
    z
      .string()
      .refine((level) => LEVELS.includes(level), { error: `must be one of ${LEVELS.join(", ")}` }),
  ),
});

export type Config = {
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  /** The first seals, all open; null where none is set. */
  readonly secrets: readonly [string, ...string[]] | null;
  readonly logLevel: string;
};

/**
 * Reads the settings once.
 *
 * @param regions the region ids of the dialog
 * @throws ExpectedError with every problem and what to do
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  regions: readonly string[],
): Config {
  const parsed = configSchema.safeParse(env);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  const region = env["REGION"]?.trim().toLowerCase() || null;
  if (region !== null && !regions.includes(region)) {
    problems.push(
      `REGION is "${region}", which I don't know. Use one of: ${regions.join(", ")}.${didYouMean(region, regions)}`,
    );
  }
  if (!parsed.success || problems.length > 0) {
    throw new ExpectedError(
      "config",
      [
        "These settings need a look (in .env or the environment):",
        ...problems.map((line) => `- ${line}`),
      ].join("\n"),
    );
  }
  const [first, ...rest] = parsed.data.BACKCHAT_SECRET ?? [];
  return {
    region,
    secrets: first === undefined ? null : [first, ...rest],
    logLevel: parsed.data.LOG_LEVEL ?? "silent",
  };
}
