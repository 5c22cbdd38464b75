import { z } from "zod";
import { type GeneralSettings, onOrOff, setting } from "../../src/app/index.ts";

export type WebSettings = {
  /** The address that people use, or null where it is this machine's own. */
  readonly publicUrl: string | null;
  /** How many proxies stand before the port and say whom a request is from. */
  readonly proxies: number;
  /** How many requests one address may send in ten seconds; `LIMITS.requests` unless given. */
  readonly requests?: number;
};

/** The private page's settings, or null where it is off: it is on where it has an address, or is asked for by its flag. */
export function webSettings({
  publicUrl,
  proxies,
  secrets,
}: GeneralSettings): z.ZodType<WebSettings | null> {
  const schema = z.object({ WEB: setting(onOrOff), "--web": z.boolean().optional() });
  return schema.transform(({ WEB, "--web": isMeant = false }, context) => {
    const isOn = isMeant || (WEB ?? publicUrl !== null);
    if (!isOn) return null;
    if (secrets !== null) return { publicUrl, proxies };
    context.addIssue(
      "The private page needs BACKCHAT_SECRET. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
    );
    return z.NEVER;
  });
}
