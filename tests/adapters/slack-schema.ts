import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { projectRoot } from "../../src/app/project.ts";

const path = join(projectRoot(), "tests/adapters/schemas/slack.json");
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), "slack");

/** What Slack would refuse of a message or a page of the app's own; nothing where it would take it. */
export function problemsOf(schema: "message" | "home", value: unknown) {
  const validate = ajv.getSchema(`slack#/$defs/${schema}`);
  if (!validate) throw new Error(`The schema has no ${schema}.`);
  return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors;
}
