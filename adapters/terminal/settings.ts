import { z } from "zod";
import { setting } from "../../src/app/index.ts";

export type TerminalSettings = {
  /** `auto` takes arrow keys where both ends are a terminal, and plain lines elsewhere. */
  readonly mode: "auto" | "plain" | "json";
  /** The path of a file of answers to play, or null. */
  readonly answers: string | null;
  /** A code to resume a walk, or null. */
  readonly code: string | null;
  /** What every terminal program is told of how to show text. */
  readonly env: { readonly [name: string]: string | undefined };
};

/** The flags of a walk in the terminal, as `parseArgs` takes them. */
export const FLAGS = {
  plain: { type: "boolean" },
  json: { type: "boolean" },
  answers: { type: "string" },
  resume: { type: "string" },
} as const;

/** A terminal's settings: it is always on. */
export function terminalSettings(): z.ZodType<TerminalSettings> {
  return z
    .object({
      "--plain": z.boolean().optional(),
      "--json": z.boolean().optional(),
      "--answers": z.string().optional(),
      "--resume": z.string().optional(),
      NO_COLOR: setting(z.string()),
      TERM: setting(z.string()),
    })
    .transform((given) => ({
      mode: given["--json"] ? "json" : given["--plain"] ? "plain" : "auto",
      answers: given["--answers"] ?? null,
      code: given["--resume"] ?? null,
      env: { NO_COLOR: given.NO_COLOR, TERM: given.TERM },
    }));
}
