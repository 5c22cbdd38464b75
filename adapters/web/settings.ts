import { readFileSync } from "node:fs";
import { z } from "zod";
import { type GeneralSettings, onOrOff, setting } from "../../src/app/index.ts";

export type WebSettings = {
  /** The address that people use, or null where it is this machine's own. */
  readonly publicUrl: string | null;
  /** How many proxies stand before the port and say whom a request is from. */
  readonly proxies: number;
  /** Who runs the page, in their own words, and terms of their own, a paragraph each. */
  readonly organiser?: string | null;
  readonly terms?: readonly string[];
  /** How many requests one address may send in ten seconds; `LIMITS.requests` unless given. */
  readonly requests?: number;
};

/** The private page's settings, or null where it is off: it is on where it has an address, or is asked for by its flag. */
export function webSettings({
  publicUrl,
  proxies,
  secrets,
}: GeneralSettings): z.ZodType<WebSettings | null> {
  const schema = z.object({
    WEB: setting(onOrOff),
    ORGANISER: setting(LINE),
    TERMS: setting(paragraphs),
    "--web": z.boolean().optional(),
  });
  return schema.transform((given, context) => {
    const { WEB, ORGANISER: organiser = null, TERMS: terms = [], "--web": isMeant = false } = given;
    const isOn = isMeant || (WEB ?? publicUrl !== null);
    if (!isOn) return null;
    // People whom it was handed to lose their walk with each start, unless the key stays.
    if (secrets !== null || publicUrl === null) return { publicUrl, proxies, organiser, terms };
    context.addIssue(
      "The private page at PUBLIC_URL needs BACKCHAT_SECRET. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
    );
    return z.NEVER;
  });
}

/** With an address to write to: on a page, unlike in chats, it mentions nobody. */
const LINE = z.string().regex(/^[^\n]{1,200}$/, "must be one line of at most 200 characters");

/** The paragraphs of a text file, by its path. */
const paragraphs = z.string().transform((path, context) => {
  try {
    const parts = readFileSync(path, "utf8").split(/\r?\n\s*\n/);
    return parts.map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean);
  } catch {
    context.addIssue(`names "${path}", which I can't read. Give the path of a text file`);
    return z.NEVER;
  }
});
