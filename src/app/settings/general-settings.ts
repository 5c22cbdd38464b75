import { z } from "zod";
import { publicAddress } from "./public-address.ts";
import { type Reminder, reminders } from "./reminders.ts";
import { weaknessOf } from "./secret.ts";
import { listed, matching, onOrOff, setting, whole } from "./setting.ts";

/** What is set for the whole product, whatever it runs on; each adapter's own settings stand in its folder. */
export type GeneralSettings = {
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  /** Who helps nearby, in the organiser's words, or null. */
  readonly localHelp: string | null;
  /** Whether people get a plan of their own, and an answer to "may I run?"; else general advice. */
  readonly plan: boolean;
  /** What may remind people to come back. */
  readonly reminders: readonly Reminder[];
  /** The first seals, all open; null where none is set. */
  readonly secrets: readonly [string, ...string[]] | null;
  /** Null where the one that fits what runs is meant. */
  readonly logLevel: string | null;
  /** Where people find the private page, or null. */
  readonly publicUrl: string | null;
  readonly port: number;
  /** How many proxies stand before the port. */
  readonly proxies: number;
  /** Where health, readiness and counts are told, or null where they are not. */
  readonly health: {
    readonly port: number;
    readonly host: string;
    readonly metrics: "off" | "on" | "urgency";
  } | null;
};

/**
 * The settings of the whole product, as a schema over the environment.
 *
 * @param regions the region ids of the dialog
 */
export function generalSettings(regions: readonly string[]): z.ZodType<GeneralSettings> {
  return z
    .object({
      REGION: setting(regionOf(regions)),
      LOCAL_HELP: setting(LINE),
      PLAN: setting(onOrOff),
      REMINDERS: setting(reminders),
      BACKCHAT_SECRET: setting(SECRETS),
      PUBLIC_URL: setting(publicAddress),
      PROXIES: setting(whole(0, 9, "must be how many proxies stand before PORT: 0 to 9")),
      PORT: setting(PORT),
      OPERATE_PORT: setting(PORT),
      OPERATE_HOST: setting(
        matching(/^[\w.:-]+$/, "must be an address of this machine, such as 127.0.0.1"),
      ),
      METRICS: setting(z.enum(["off", "on", "urgency"], "must be off, on or urgency")),
      LOG_LEVEL: setting(z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`)),
    })
    .refine(
      ({ OPERATE_PORT, METRICS = "off" }) => OPERATE_PORT !== undefined || METRICS === "off",
      { path: ["METRICS"], message: "needs OPERATE_PORT, where they are told." },
    )
    .transform((given) => ({
      region: given.REGION ?? null,
      localHelp: given.LOCAL_HELP ?? null,
      plan: given.PLAN ?? true,
      reminders: given.REMINDERS ?? ["calendar"],
      secrets: given.BACKCHAT_SECRET ?? null,
      logLevel: given.LOG_LEVEL ?? null,
      publicUrl: given.PUBLIC_URL ?? null,
      port: given.PORT ?? 3_000,
      proxies: given.PROXIES ?? 0,
      health:
        given.OPERATE_PORT === undefined
          ? null
          : {
              port: given.OPERATE_PORT,
              host: given.OPERATE_HOST ?? "127.0.0.1",
              metrics: given.METRICS ?? "off",
            },
    }));
}

const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
const PORT = whole(1, 65_535, "must be 1 to 65535");

/** Longer is no line, and marks would not show as they are meant. */
const LONGEST_LINE = 200;
const LINE = z
  .string()
  .refine(
    (text) => text.length <= LONGEST_LINE && !/[\n*[\]<>@`_~|\\]/.test(text),
    `must be one plain line of at most ${LONGEST_LINE} characters`,
  );

const SECRET = z
  .string({ error: () => weaknessOf("") ?? "" })
  .superRefine((secret, { addIssue }) => {
    const weakness = weaknessOf(secret);
    if (weakness !== null) addIssue(weakness);
  });
const SECRETS = listed.pipe(z.tuple([SECRET], SECRET));

/** What people call a region otherwise: two letters are too few to guess one from another. */
function namesOf(region: string): readonly string[] {
  const code = region === "uk" ? "GB" : region.toUpperCase();
  const others = OTHER_NAMES[region] ?? [];
  if (!/^[A-Z]{2}$/.test(code)) return others;
  const name = new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
  return [code.toLowerCase(), name.toLowerCase(), ...others];
}

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  uk: ["great britain", "britain", "england", "scotland", "wales", "northern ireland"],
  us: ["usa", "america", "united states of america"],
  eu: [
    "europe",
    "germany",
    "de",
    "france",
    "fr",
    "spain",
    "es",
    "italy",
    "it",
    "netherlands",
    "nl",
  ],
};

function regionOf(regions: readonly string[]) {
  const known = regions.join(", ");
  return z
    .string()
    .toLowerCase()
    .refine((region) => regions.includes(region), {
      error: ({ input }) => {
        const region = String(input);
        const meant = regions.find((one) => namesOf(one).includes(region));
        const near = meant === undefined ? "" : ` Did you mean "${meant}"?`;
        return `is "${region}", which I don't know. Use one of: ${known}.${near}`;
      },
    });
}
