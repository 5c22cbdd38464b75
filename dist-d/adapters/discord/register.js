import { createRequire as __cr } from "node:module";
const { DiscordAPIError, REST, Routes } = __cr(import.meta.url)("discord.js");
import { ExpectedError } from "../../src/app/index.js";
import { register } from "./commands.js";
import { adviceFor, codeOf } from "./refusal.js";
/** Registers the commands without logging in. Gives whether they differed from what Discord had. */
export async function registerCommands(dialog, { token, apiUrl }) {
    const rest = new REST(apiUrl === null ? {} : { api: apiUrl }).setToken(token);
    try {
        const application = await rest.get(Routes.currentApplication());
        const hasId = typeof application === "object" && application !== null && "id" in application;
        return await register(rest, hasId ? String(application.id) : "", dialog);
    }
    catch (error) {
        const status = error instanceof DiscordAPIError ? error.status : codeOf(error);
        throw new ExpectedError("config", adviceFor(status));
    }
}
