import type { z } from "zod";
import type { Dialog } from "../engine/index.ts";
import type { Examining } from "./doctor/examining.ts";
import type { Finding } from "./doctor/finding.ts";
import type { Serve } from "./http/http-server.ts";
import { type GeneralSettings, generalSettings } from "./settings/general-settings.ts";
import { type Given, problemsIn } from "./settings/setting.ts";
import type { Platform } from "./tickets/ticket.ts";
import type { Bot } from "./turn.ts";

/** Flags of the command line, as `parseArgs` of `node:util` takes them. */
export type Flags = Readonly<Record<string, { readonly type: "boolean" | "string" }>>;

/** What a platform's folder tells of itself. Its SDK is loaded by `start` and by chores alone. */
export type AdapterParts<Own> = {
  readonly platform: Platform;
  /** What is to be set before it is on. */
  readonly needs: string;
  /**
   * Its own settings, as a schema over the environment, and over its flags: `--plain` is `"--plain"` there. Gives null
   * where it is off. An issue at no setting says what is missing beside what is set: then it alone cannot start.
   */
  settings(general: GeneralSettings): z.ZodType<Own | null>;
  /** A secret of the platform's own, which seals tickets where BACKCHAT_SECRET is not set. */
  secretIn?(settings: Own): string;
  /**
   * Answers until it is stopped.
   *
   * @throws PassingError where another try may work, and ExpectedError with what to do where none will
   */
  start(context: Context, settings: Own): Promise<Running>;
  /** Flags of the command line that it takes, and that mean it alone. */
  readonly flags?: Flags;
  /** What else it does for an operator, by the flag that asks for it. Each gives the line to say. */
  readonly chores?: Readonly<Record<string, (dialog: Dialog, settings: Own) => Promise<string>>>;
  /** For `npm run doctor`: what people call the platform, and what can be found out about it with its settings. */
  readonly examine?: {
    readonly title: string;
    look(examining: Examining, settings: Own): Promise<readonly Finding[]>;
  };
};

/** What every adapter is started with. */
export type Context = {
  readonly bot: Bot;
  /** Serves a path at `PORT`. */
  readonly serve: Serve;
};

/**
 * `ready`; `warming`: it answers, and what people type is being made ready; `unreachable`: the connection has gone, and is
 * being made again; `unregistered`: commands are not there yet; `diverted`: presses are sent elsewhere; `unproven`: requests come, but none that is signed as it should be.
 */
export type RunningState =
  | "ready"
  | "warming"
  | "unreachable"
  | "unregistered"
  | "diverted"
  | "unproven";

/** An adapter that answers. */
export type Running = {
  /** What whoever started it is told. */
  readonly says: string;
  /** How it is just now. */
  state(): RunningState;
  /** Settles with what to do once it has ended for good; with nothing where that is as it should be. */
  readonly ended: Promise<string>;
  /** Finishes the turns in hand, and takes no more; takes at most some seconds. */
  stop(): Promise<void>;
};

/** What an adapter's settings come to. */
export type Configured =
  | { readonly type: "off" }
  /** Lines on settings that cannot be used. */
  | { readonly type: "wrong"; readonly problems: readonly string[] }
  /** Set without all that it needs: what to do. */
  | { readonly type: "broken"; readonly advice: string }
  | {
      readonly type: "on";
      readonly secret: string | null;
      start(context: Context): Promise<Running>;
      readonly chores: Readonly<Record<string, (dialog: Dialog) => Promise<string>>>;
      examine(examining: Examining): Promise<readonly Finding[]>;
    };

/** An adapter as everything outside of its folder knows it. */
export type Adapter = {
  readonly platform: Platform;
  /** What people call it; null where there is nothing to find out about it. */
  readonly title: string | null;
  readonly needs: string;
  readonly flags: Flags;
  readonly chores: readonly string[];
  /** The names of its settings. */
  readonly settings: readonly string[];
  /** Whether the platform gives it a secret of its own. */
  readonly hasSecret: boolean;
  configure(given: Given, general: GeneralSettings): Configured;
};

/**
 * Makes an adapter of its parts.
 *
 * @example
 * export const web = createAdapter({ platform: WEB, needs: "WEB=on", settings, start });
 */
export function createAdapter<Own>(parts: AdapterParts<Own>): Adapter {
  const { platform, needs, flags = {}, chores = {}, secretIn } = parts;
  return {
    platform,
    title: parts.examine?.title ?? null,
    needs,
    flags,
    chores: Object.keys(chores),
    get settings() {
      return settingsIn(parts.settings(generalSettings([]).parse({})));
    },
    hasSecret: secretIn !== undefined,
    configure(given, general) {
      const { data: settings, error } = parts.settings(general).safeParse(given);
      if (error) {
        const missing = error.issues.find(({ path }) => path.length === 0);
        return missing
          ? { type: "broken", advice: missing.message }
          : { type: "wrong", problems: problemsIn(error) };
      }
      if (settings === null) return { type: "off" };
      return {
        type: "on",
        secret: secretIn?.(settings) ?? null,
        start: (context) => parts.start(context, settings),
        chores: Object.fromEntries(
          Object.entries(chores).map(([flag, chore]) => [
            flag,
            (dialog: Dialog) => chore(dialog, settings),
          ]),
        ),
        examine: async (examining) => parts.examine?.look(examining, settings) ?? [],
      };
    },
  };
}

/** The names of what a schema reads from the environment. */
function settingsIn(schema: z.ZodType): readonly string[] {
  const asked = new Set<string>();
  schema.safeParse(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
  return [...asked].filter((name) => /^[A-Z]/.test(name));
}
