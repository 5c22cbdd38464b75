import { ExpectedError } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { codeOf } from "../shared/refused.ts";
import { register } from "./commands.ts";
import { remedyFor } from "./errors.ts";
import { DiscordAPIError, REST, Routes } from "./sdk.ts";
import type { DiscordSettings } from "./settings.ts";

/** Registers the commands without logging in. Gives a line on whether they differed from what Discord had. */
export async function registerCommands(
  dialog: Dialog,
  { token, apiUrl }: DiscordSettings,
): Promise<string> {
  const rest = new REST(apiUrl === null ? {} : { api: apiUrl }).setToken(token);
  try {
    const application = await rest.get(Routes.currentApplication());
    const hasId = typeof application === "object" && application !== null && "id" in application;
    const isNew = await register(rest, hasId ? String(application.id) : "", dialog);
    return isNew ? "Registered the commands." : "The commands are registered already.";
  } catch (error) {
    const status = error instanceof DiscordAPIError ? error.status : codeOf(error);
    throw new ExpectedError("config", remedyFor(status));
  }
}
