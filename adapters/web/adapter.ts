import { createAdapter } from "../../src/app/index.ts";
import { WEB } from "./platform.ts";
import { webSettings } from "./settings.ts";

/** The private page, at `PORT`. */
export const web = createAdapter({
  platform: WEB,
  needs: "WEB=on",
  settings: webSettings,
  start: async (context, settings) => (await import("./start.ts")).startWeb(context, settings),
  examine: {
    title: "The page",
    look: async (examining) => (await import("./examine.ts")).examineWeb(examining),
  },
});
