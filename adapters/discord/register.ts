import { REST, Routes } from "discord.js";
import type { Dialog } from "../../src/engine/index.ts";
import { register } from "./commands.ts";

/** Registers the commands without logging in. Gives whether they differed from what Discord had. */
export async function registerCommands(
  dialog: Dialog,
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string | null },
): Promise<boolean> {
  const rest = new REST(apiUrl === null ? {} : { api: apiUrl }).setToken(token);
  const application = await rest.get(Routes.currentApplication());
  const id = typeof application === "object" && application !== null && "id" in application;
  return register(rest, id ? String(application.id) : "", dialog);
}
