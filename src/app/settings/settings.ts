import { z } from "zod";
import type { Adapter, Configured } from "../adapter.ts";
import { ExpectedError } from "../expected-error.ts";
import { type GeneralSettings, generalSettings } from "./general-settings.ts";
import { type Given, problemsIn, setting } from "./setting.ts";

/** All settings: those of the whole product, and what each adapter's come to. */
export type Config = GeneralSettings & {
  readonly logLevel: string;
  readonly adapters: readonly Configuration[];
};

/** An adapter, and what its settings come to. */
export type Configuration = {
  readonly adapter: Adapter;
  readonly configured: Exclude<Configured, { readonly type: "wrong" }>;
};

/** The settings as far as they can be read. */
export type Reading = {
  readonly general: GeneralSettings;
  readonly adapters: readonly { readonly adapter: Adapter; readonly configured: Configured }[];
  /** A line on each that cannot be used. */
  readonly problems: readonly string[];
};

/**
 * Reads the settings as far as they can be read.
 *
 * @param given the environment, and the flags of the command line
 * @param regions the region ids of the dialog
 */
export function readSettings(
  given: Given,
  regions: readonly string[],
  adapters: readonly Adapter[],
): Reading {
  const schema = generalSettings(regions);
  const { data, error } = schema.safeParse(given);
  // What is wrong hides nothing else.
  const wrong = new Set(error?.issues.map(({ path: [name] }) => String(name)));
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  const general = data ?? schema.safeParse(others).data ?? schema.parse({});
  const read = adapters.map((adapter) => ({
    adapter,
    configured: adapter.configure(given, general),
  }));
  const problems = [
    ...(error ? problemsIn(error) : []),
    ...read.flatMap(({ configured }) => (configured.type === "wrong" ? configured.problems : [])),
  ];
  return { general, adapters: read, problems };
}

/**
 * Reads the settings once.
 *
 * @param given the environment, and the flags of the command line
 * @param regions the region ids of the dialog
 * @throws ExpectedError with every problem and what to do
 */
export function readConfig(
  given: Given,
  regions: readonly string[],
  adapters: readonly Adapter[] = [],
): Config {
  const { general, adapters: read, problems } = readSettings(given, regions, adapters);
  if (problems.length === 0) {
    const usable = read.flatMap(({ adapter, configured }) =>
      configured.type === "wrong" ? [] : [{ adapter, configured }],
    );
    const isBot = usable.some(({ adapter, configured }) => {
      return adapter.hasSecret && configured.type !== "off";
    });
    const logLevel = general.logLevel ?? (isBot ? "warn" : "silent");
    return { ...general, logLevel, adapters: usable };
  }
  throw new ExpectedError(
    "config",
    [
      "These settings need a look (in .env or the environment):",
      ...problems.map((line) => `- ${line}`),
    ].join("\n"),
  );
}

/** Which dialog is meant, and in which language; null where that is not said. */
export type DialogChoice = { readonly dialog: string | null; readonly locale: string | null };

const dialogChoice = z.object({
  DIALOG: setting(z.string()),
  LOCALE: setting(z.string()),
  "--dialog": setting(z.string()),
});

/** Reads what is needed before there is a dialog. A flag counts for more than a setting. */
export function readDialogChoice(given: Given): DialogChoice {
  const { DIALOG, LOCALE, "--dialog": flag } = dialogChoice.parse(given);
  return { dialog: flag ?? DIALOG ?? null, locale: LOCALE ?? null };
}
