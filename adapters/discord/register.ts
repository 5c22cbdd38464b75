import { ExpectedError } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { register } from "./commands.ts";
import { codeOf, remedyFor } from "./errors.ts";
import { DiscordAPIError, REST, Routes } from "./sdk.ts";

/** Registers the commands without logging in. Gives whether they differed from what Discord had. */
export async function registerCommands(
  dialog: Dialog,
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string | null },
): Promise<boolean> {
  const rest = new REST(apiUrl === null ? {} : { api: apiUrl }).setToken(token);
  try {
    const application = await rest.get(Routes.currentApplication());
    const hasId = typeof application === "object" && application !== null && "id" in application;
    return await register(rest, hasId ? String(application.id) : "", dialog);
  } catch (error) {
    const status = error instanceof DiscordAPIError ? error.status : codeOf(error);
    throw new ExpectedError("config", remedyFor(status));
  }
}
