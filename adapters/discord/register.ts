import { Routes } from "discord-api-types/v10";
import { ExpectedError } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { register } from "./commands.ts";
import { createRest } from "./connect.ts";
import { reasonOf, remedyForCommands } from "./errors.ts";
import type { DiscordSettings } from "./settings.ts";

/** Registers the commands without logging in. Gives a line on whether they differed from what Discord had. */
export async function registerCommands(dialog: Dialog, settings: DiscordSettings): Promise<string> {
  const rest = createRest(settings);
  try {
    const application = await rest.get(Routes.currentApplication());
    const hasId = typeof application === "object" && application !== null && "id" in application;
    const isNew = await register(rest, hasId ? String(application.id) : "", dialog);
    return isNew ? "Registered the commands." : "The commands are registered already.";
  } catch (error) {
    throw new ExpectedError("config", remedyForCommands(reasonOf(error)));
  }
}
