import { createRequire as __cr } from "node:module";
const { Routes } = __cr(import.meta.url)("discord.js");
import { Poster } from "../poster.js";
/** Discord takes an answer for 3 seconds; what takes longer than this is none any more. */
const WITHIN = 4_000;
export function createCallback({ options }) {
    const { api, version } = options;
    const base = new URL(`${api}/v${version}`);
    const poster = new Poster(base.origin, WITHIN);
    return {
        async answer({ id, token }, body) {
            const path = base.pathname + Routes.interactionCallback(id, token);
            const { status, text } = await poster.post(path, body);
            if (status >= 300)
                throw new Refused(status, text);
        },
        close: () => poster.close(),
    };
}
/** Discord took a request, but did not do it. */
class Refused extends Error {
    /** Discord's own number for why, or else the status. */
    code;
    constructor(status, text) {
        super("Discord refused an answer.");
        const [, code] = /"code":\s*(\d+)/.exec(text) ?? [];
        this.code = Number(code ?? status);
    }
}
