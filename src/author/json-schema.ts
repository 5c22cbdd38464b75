import { z } from "zod";
import { dialogSchema } from "../engine/content/schema.ts";

/** The format of a dialog's YAML files as a JSON Schema, by which editors complete and check them as one types. */
export function jsonSchema(): string {
  // A dialog is spread over several files, so no file needs every part.
  const schema = z.toJSONSchema(dialogSchema.partial(), { io: "input", reused: "ref" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
