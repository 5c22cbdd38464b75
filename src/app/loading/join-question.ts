import { didYouMean } from "./diagnostic.ts";
import { isRecord, type ParsedFile } from "./parse-file.ts";
import { type Place, type Problem, placeOf } from "./places.ts";

/** What another file says of a question: typed words, or evidence. */
export type Addition = {
  readonly file: ParsedFile;
  readonly at: readonly PropertyKey[];
  readonly value: unknown;
};

type Entry = Readonly<Record<string, unknown>>;

/**
 * A question with what another file says of it and, by their ids, of its options.
 *
 * @param path where the question stands in the content
 * @param places gains where each part that was added stands
 * @param problems gains what names nothing, and what stands in two files
 */
export function joinQuestion(
  question: Entry,
  path: readonly PropertyKey[],
  { file, at, value }: Addition,
  places: Place[],
  problems: Problem[],
): Entry {
  const name = String(question["id"]);
  const said = mapAt(value, at);
  const joined: Record<string, unknown> = { ...question };
  for (const [key, own] of Object.entries(said)) {
    if (key === "options") joined[key] = withOptions(mapAt(own, [...at, key]));
    else if (key === "none" || key === "numbers") joined[key] = withPart(key, own);
    else Object.assign(joined, withKeys(joined, { [key]: own }, path, at));
  }
  return joined;

  function withOptions(options: Entry): unknown {
    const known = question["options"];
    if (!Array.isArray(known)) return known;
    const ids = known.map((option: unknown) => (isRecord(option) ? String(option["id"]) : ""));
    for (const id of Object.keys(options).filter((one) => !ids.includes(one))) {
      const message = `"${name}" has no option "${id}".${didYouMean(id, ids)}`;
      problems.push({ code: "BC043", file, at: [...at, "options", id], message });
    }
    return known.map((option: unknown, index) => {
      const id = ids[index] ?? "";
      if (!isRecord(option) || !Object.hasOwn(options, id)) return option;
      const from = [...at, "options", id];
      return withKeys(option, mapAt(options[id], from), [...path, "options", index], from);
    });
  }

  function withPart(key: "none" | "numbers", own: unknown): unknown {
    const before = question[key];
    if (isRecord(before)) {
      return withKeys(before, mapAt(own, [...at, key]), [...path, key], [...at, key]);
    }
    const message = `"${name}" has no \`${key}\` that this could be said of.`;
    problems.push({ code: "BC043", file, at: [...at, key], message });
    return before;
  }

  /** A part with more keys; one that it had stays as it was. */
  function withKeys(
    part: Entry,
    more: Entry,
    partPath: readonly PropertyKey[],
    partAt: readonly PropertyKey[],
  ): Entry {
    const whole: Record<string, unknown> = { ...part };
    for (const [key, own] of Object.entries(more)) {
      const [keyPath, keyAt] = [
        [...partPath, key],
        [...partAt, key],
      ];
      if (Object.hasOwn(part, key)) {
        const earlier = placeOf(places, keyPath)?.file.file ?? "another file";
        const message = `"${key}" already stands in ${earlier}. Keep one of the two.`;
        problems.push({ code: "BC002", file, at: keyAt, message });
      } else {
        whole[key] = own;
        places.push({ path: keyPath, file, at: keyAt });
      }
    }
    return whole;
  }

  /** The keys and values of a place; none where nothing stands there yet. */
  function mapAt(own: unknown, mapPath: readonly PropertyKey[]): Entry {
    if (isRecord(own)) return own;
    if (own !== null && own !== undefined) {
      const message = `"${String(mapPath.at(-1) ?? name)}" holds keys and values, such as \`words: [yes]\` or \`share: 0.3\`.`;
      problems.push({ code: "BC003", file, at: mapPath, message });
    }
    return {};
  }
}
