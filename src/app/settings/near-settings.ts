import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { distance } from "fastest-levenshtein";
import { projectRoot } from "../project.ts";
import { type EnvFile, readEnvFile } from "./env-file.ts";
import type { Given } from "./setting.ts";

/** A platform that has tokens or secrets of its own, by the settings that it asks for. */
export type Service = { readonly needs: string; readonly settings: readonly string[] };

/** Where settings were looked for. */
export type Sources = {
  /** The environment as it was given, without what the file adds. */
  readonly env: Given;
  readonly file: EnvFile | null;
  readonly folder: string;
};

/** How many letters a name may be off. */
const MOST_OFF = 2;
/** Names that say nothing of the platform. */
const NAMELESS = ["TOKEN", "BOT_TOKEN", "API_TOKEN", "APP_TOKEN"];
const KEY = /_(TOKEN|SECRET)$/;
/** Names of files that someone may have meant for `.env`. */
const LIKE_ENV = /^[._]?env\b/i;

/** Slips in what turns platforms on that are off: a line each, and no value of any. */
export function slipsIn(services: readonly Service[], { env, file }: Sources): readonly string[] {
  return [
    ...(file?.trouble ? [`${file.path} ${file.trouble}.`] : []),
    ...misnamedIn(services, env, NAMELESS),
    ...misnamedIn(services, file?.given ?? {}),
    ...services.flatMap((service) => unreadIn(service, file)),
  ];
}

/** What is there of such a platform, and not enough to turn it on. */
export function halvesOf(services: readonly Service[], sources: Sources): readonly string[] {
  return services.flatMap((service) => [
    ...emptyIn(service, sources),
    ...besideIn(service, sources),
  ]);
}

/** Other files that could have been meant, and hold what turns a platform on. */
export function nearFiles(services: readonly Service[], { folder }: Sources): readonly string[] {
  const keys = services.flatMap(keysOf);
  const others = [...new Set([dirname(folder), projectRoot()])].filter((one) => one !== folder);
  const beside = namesIn(folder).filter((name) => LIKE_ENV.test(name) && name !== ".env");
  const linesOn = (path: string, advice: string) => {
    const file = readEnvFile(path);
    const held = keys.filter((key) => isFilled(file?.given[key]));
    return held.length > 0 ? [`${path} has ${held.join(" and ")}, but ${advice}.`] : [];
  };
  return [
    ...beside.flatMap((name) => linesOn(join(folder, name), "the file has to be named .env")),
    ...others.flatMap((one) =>
      linesOn(join(one, ".env"), "only that of the folder you start in is read"),
    ),
  ];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What a platform cannot do without. */
function keysOf({ settings }: Service): readonly string[] {
  return settings.filter((name) => KEY.test(name));
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

/** Keys that the environment has, with nothing in them: a variable that was not filled on the way. */
function emptyIn(service: Service, { env, file }: Sources): readonly string[] {
  return keysOf(service)
    .filter((key) => env[key] !== undefined && !isFilled(env[key]))
    .map((key) => {
      const isHidden = isFilled(file?.given[key]);
      const also = isHidden ? ", which counts for more than what .env has" : "";
      return `${key} is empty in the environment${also}.`;
    });
}

/** Lines of the file that name a key, but do not set it. */
function unreadIn(service: Service, file: EnvFile | null): readonly string[] {
  const lines = (file?.text ?? "").split(/[\r\n]+/).filter((line) => !/^\s*#/.test(line));
  return keysOf(service)
    .filter((key) => file?.given[key] === undefined && lines.some((line) => hasWord(line, key)))
    .map((key) => `A line with ${key} in .env can't be read. Write it as ${key}=…`);
}

function hasWord(line: string, word: string): boolean {
  return line.split(/[^A-Za-z0-9_]+/).includes(word);
}

/** What is set for a platform, and says nothing without its key. In the environment others may have put theirs. */
function besideIn({ needs, settings }: Service, { env, file }: Sources): readonly string[] {
  const given: Given = { ...file?.given, ...env };
  const [platform] = needs.split("_");
  if (settings.some((name) => KEY.test(name) && isFilled(given[name]))) return [];
  const known = new Set(settings);
  return (
    [...new Set([...settings, ...Object.keys(file?.given ?? {})])]
      // A name that is nearly a key is said already.
      .filter((name) => known.has(name) || !KEY.test(name))
      .filter((name) => name.startsWith(`${platform}_`) && isFilled(given[name]))
      .map((name) => `${name} is set, but ${needs} is not.`)
  );
}

/** Names that are nearly a key, but for those that others may have put there. */
function misnamedIn(
  services: readonly Service[],
  given: Given,
  others: readonly string[] = [],
): readonly string[] {
  const known = new Set(services.flatMap(({ settings }) => settings));
  return Object.entries(given).flatMap(([name, value]) => {
    if (known.has(name) || !isFilled(value)) return [];
    const upper = name.toUpperCase();
    if (others.includes(upper)) return [];
    if (NAMELESS.includes(upper)) {
      const names = services.map(({ needs }) => needs).join(" or ");
      return names === "" ? [] : [`${name} is set; the name here is ${names}.`];
    }
    const keys = services.flatMap((service) => meantBy(upper, service));
    return keys.slice(0, 1).map((key) => `${name} is set; the name here is ${key}.`);
  });
}

/** The key of a platform that a name was meant for: a slip of some letters, or its words among others. */
function meantBy(name: string, service: Service): readonly string[] {
  const keys = keysOf(service);
  const slips = keys.filter((key) => distance(name, key) <= MOST_OFF);
  if (slips.length > 0) return slips;
  const words = name.split("_");
  const shared = (key: string) => key.split("_").filter((word) => words.includes(word)).length;
  const [platform = ""] = service.needs.split("_");
  const isOfPlatform = name.includes(platform) && /TOKEN|SECRET/.test(name);
  if (!isOfPlatform) return [];
  return [...keys].sort((one, other) => shared(other) - shared(one));
}
