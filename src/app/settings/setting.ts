import { z } from "zod";

/** Variables of the environment, and flags by their names with dashes before them. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * A setting that may be left out: without blanks and quotes around it, which some ways to set it keep, and unset where it is
 * empty, as in a copied .env file.
 */
export function setting<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(filled, schema.optional());
}

/** Whether something is set, and not empty. */
export function isSet(given: Given, name: string): boolean {
  return filled(given[name]) !== undefined;
}

function filled(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.replace(AROUND, "");
  const [, quote = "", inner = ""] = QUOTED.exec(text) ?? [];
  const bare = quote === "" || inner.includes(quote) ? text : inner.replace(AROUND, "");
  return bare === "" ? undefined : bare;
}

/** Blanks, those without a width too. */
const AROUND = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/g;
const QUOTES = "\"'`“”„‟‘’‚‛«»";
const QUOTED = new RegExp(`^([${QUOTES}])(.*)[${QUOTES}]$`, "s");

/** A token or a secret, which is one piece; says what it holds that is none of it. */
export function onePiece() {
  return z.string().superRefine((text, context) => {
    const problem = oddIn(text);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
}

function oddIn(text: string): string | null {
  if (/\s/.test(text)) {
    return "has a blank in it. It is one piece, and a remark behind it would be a part of it.";
  }
  if ([...text].some((letter) => QUOTES.includes(letter))) {
    return "has a quote in it. Give it without.";
  }
  if (/[^\x21-\x7e…]/.test(text)) {
    return "has a letter in it that none has. Copy it again.";
  }
  return /…|^\.{3}|\.{3}$/.test(text)
    ? "still has the dots of the guide. Put the real one there."
    : null;
}

/** A switch, as whether it is on. */
export const onOrOff = z
  .enum(["on", "off"], "must be on or off")
  .transform((word) => word === "on");

/** A text that fits a pattern. `problem` is said behind the setting's name. */
export function matching(pattern: RegExp, problem: string) {
  return z.string().regex(pattern, problem);
}

/** A whole number within bounds, both included. */
export function whole(least: number, most: number, problem: string) {
  return z
    .string()
    .regex(/^\d+$/, problem)
    .transform(Number)
    .refine((number) => number >= least && number <= most, problem);
}

/** An address of the web. */
export function addressLike(example: string) {
  return z
    .string()
    .refine(
      (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
      `must be an address such as ${example}`,
    );
}

/** Texts with commas between them. */
export const listed = z.string().transform((text) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean),
);

/** A line for each setting that cannot be used: its name first, and nothing of what it holds. */
export function problemsIn({ issues }: z.ZodError): readonly string[] {
  const lines = issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
  return [...new Set(lines)];
}
