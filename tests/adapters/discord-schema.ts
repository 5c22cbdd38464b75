import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { projectRoot } from "../../src/app/project.ts";

const path = join(projectRoot(), "tests/adapters/schemas/discord.json");
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), "discord");

/** What Discord's published schema has against something, by the name of its kind; nothing where it takes it. */
export function problemsOf(schema: string, value: unknown): readonly unknown[] {
  const validate = ajv.getSchema(`discord#/components/schemas/${schema}`);
  if (!validate) throw new Error(`Discord's schema has no ${schema}.`);
  return validate(JSON.parse(JSON.stringify(value))) ? [] : (validate.errors ?? []);
}
