import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../src/app/project.ts";
import { jsonSchemas } from "../../src/author/json-schema.ts";

const root = projectRoot();
const SCHEMAS = join(root, "dialogs", "schemas");
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
for (const [name, schema] of jsonSchemas()) ajv.addSchema(JSON.parse(schema), name);

const FILES = ["dialogs", "tests/dialogs"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    // A translation may have any of a dialog's texts, by ids: the check knows which.
    .filter((name) => name.endsWith(".yaml") && !name.includes("/translations/"))
    .map((name) => `${folder}/${name}`),
);

/** What an editor says of a file's text by the schema of that name. */
function problemsOf(schema: string, text: string): readonly string[] {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`There is no schema ${schema}.`);
  return validate(parse(text)) ? [] : [ajv.errorsText(validate.errors)];
}

describe("the editors' schemas", () => {
  it("are up to date, and no others are there", () => {
    expect(readdirSync(SCHEMAS).sort()).toEqual([...jsonSchemas().keys()].sort());
    for (const [name, schema] of jsonSchemas()) {
      const text = readFileSync(join(SCHEMAS, name), "utf8");
      expect(text, "Run: npm run dialogs -- check --write").toBe(schema);
    }
  });

  it.each(FILES)("are named in the first line of %s, and right for it", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const [, named = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const schema = relative(SCHEMAS, join(root, dirname(file), named));
    expect([...jsonSchemas().keys()]).toContain(schema);
    expect(problemsOf(schema, text)).toEqual([]);
  });

  it.each([
    ["question.json", "questions/longest.yaml", "choose: one", "choose: two"],
    ["question.json", "questions/longest.yaml", "name:", "id: longest\nname:"],
    ["question-words.json", "words/en/questions/longest.yaml", "says:", "say:"],
    ["evidence.json", "evidence.yaml", "share: 0.41", "share: 41"],
    ["cause.json", "causes/shoes.yaml", "prior: 0.18\n", ""],
    ["facet.json", "causes/shoes/worn.yaml", "weight:", "prior:"],
    ["flag.json", "safety/flags/chest.yaml", "urgency: emergency", "urgency: soon"],
    ["drawing.json", "drawings/bridge.yaml", "trunk:", "trunc:"],
    ["exercise.json", "exercises/bridge.yaml", "cues:", "cue:"],
    ["learn.json", "learn/dose.yaml", "text:", "texts:"],
    ["dialog.json", "surfaces/en/labels.yaml", "under-18:", "under-21:"],
    ["words.json", "words/en/measures.yaml", "value: 21.1", "value: half"],
  ])("%s finds a mistake in %s", (schema, file, from, to) => {
    const text = readFileSync(join(root, "dialogs/running-lower-back-pain", file), "utf8");
    expect(text).toContain(from);
    expect(problemsOf(schema, text.replace(from, to))).toHaveLength(1);
  });
});
