import { inUnit } from "../../engine/content/distance.ts";
import type { Content } from "../../engine/content/schema.ts";
import { isRecord } from "./parse-file.ts";

/** A text that people read, and where it stands: by ids, never by place in a list of things that have ids. */
export type Text = { readonly key: string; readonly text: string };

export type Translated = {
  readonly content: unknown;
  /** Texts that the translation leaves out; they stay as they are. */
  readonly missing: readonly string[];
  /** What it has and the dialog has not, or not any more. */
  readonly left: readonly string[];
  /** Texts whose {words in braces} are not those of the original; a distance may be worded in any way. */
  readonly uneven: readonly string[];
};

/** Parts of a dialog that hold nothing but texts. */
const WORDING: ReadonlySet<string> = new Set(
  "belief cards interface labels notices phrases surfaces".split(" "),
);
/** Elsewhere: keys whose values are no texts of ours. */
const NO_TEXT: ReadonlySet<string> = new Set(
  `id locale direction released walk forbidden reviewed basis letter choose ask askEarlyWhen when cluster caution canWait
  tool drawing exercise numbers takes share notSure evidence comparison silence unless notSureWords words unmistakable ever later specific
  deniedBy planning asked runs of value prior weight opens fallback urgency holds covers number emergency emergencyChecked distances
  checked page read doi from leads straight plain is halfWhen makes renew`.split(/\s+/),
);
/** Texts whose keys are none elsewhere. */
const TEXT_AFTER_ALL =
  /^(welcome\.emergency|urgencies\.emergency|result\.(reviewed|later)|causes\..*grade\.words)$/;
/** What people type for an answer; of anything else, `says` is what we say. */
const TYPED =
  /^(screen|followUps|questions|selfTests|planQuestions|checkIns|made)\.[^.]+\.(options\.[^.]+|none)\.says$/;

/** Every text of a dialog that people read. */
export function textsOf(content: Content): readonly Text[] {
  const texts: Text[] = [];
  mapTexts(content, "", (key, text) => {
    texts.push({ key, text });
    return text;
  });
  return texts;
}

/**
 * A dialog's content with its texts in another language.
 *
 * @param translation the texts by their keys, nested: `{ questions: { where: { prompt: … } } }`
 */
export function translate(
  content: Content,
  translation: Readonly<Record<string, unknown>>,
): Translated {
  const texts = flatten(translation, "");
  const used = new Set<string>();
  const missing: string[] = [];
  const uneven: string[] = [];
  const { locale, direction } = translation;
  const translated = mapTexts(content, "", (key, text) => {
    const own = texts.get(key);
    if (own === undefined) {
      missing.push(key);
      return text;
    }
    used.add(key);
    if (bracesOf(own) !== bracesOf(text)) uneven.push(key);
    return own;
  });
  const left = [...texts.keys()].filter((key) => !used.has(key) && !(key in OF_LANGUAGE));
  const kept = isRecord(translated) ? translated : {};
  return {
    content: { ...kept, ...(locale ? { locale } : {}), ...(direction ? { direction } : {}) },
    missing,
    left,
    uneven,
  };
}

/** What a translation says of itself. */
const OF_LANGUAGE = { locale: true, direction: true } as const;

function mapTexts(
  value: unknown,
  key: string,
  change: (key: string, text: string) => string,
): unknown {
  if (typeof value === "string") return change(key, value);
  if (Array.isArray(value)) {
    return value.map((entry: unknown, at) => {
      const name = isRecord(entry) && typeof entry["id"] === "string" ? entry["id"] : String(at);
      return mapTexts(entry, `${key}.${name}`, change);
    });
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const path = key === "" ? name : `${key}.${name}`;
      return [name, isText(path, name) ? mapTexts(part, path, change) : part];
    }),
  );
}

function isText(path: string, name: string): boolean {
  const [part = ""] = path.split(".");
  if (WORDING.has(part) || TEXT_AFTER_ALL.test(path)) return true;
  return !NO_TEXT.has(name) && !TYPED.test(path);
}

function flatten(
  value: unknown,
  key: string,
  found = new Map<string, string>(),
): ReadonlyMap<string, string> {
  if (typeof value === "string") found.set(key, value);
  else if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) flatten(part, `${key}.${at}`, found);
  } else if (isRecord(value)) {
    for (const [name, part] of Object.entries(value))
      flatten(part, key === "" ? name : `${key}.${name}`, found);
  }
  return found;
}

function bracesOf(text: string): string {
  const braces = inUnit(text, "km") === text ? [] : ["|"];
  return [...braces, ...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort().join();
}
