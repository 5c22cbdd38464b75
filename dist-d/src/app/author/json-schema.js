import { z } from "zod";
import { dialogSchema } from "../../engine/schema.js";
/** The format of a dialog's YAML files as a JSON Schema, by which editors complete and check them as one types. */
export function jsonSchema() {
    // A dialog is spread over several files, so no file needs every part.
    const schema = z.toJSONSchema(dialogSchema.partial(), { io: "input", reused: "ref" });
    return `${JSON.stringify(schema, null, 2)}\n`;
}
