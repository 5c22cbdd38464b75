import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plan, readPlan } from "./plan.ts";

/** A dialog's test plans, by the names of their files in `plans/` beside it. */
export function readPlans(root: string, id: string): ReadonlyMap<string, Plan> {
  const folder = join(root, "dialogs", id, "plans");
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(
    files
      .filter((file) => file.endsWith(".txt"))
      .map((file) => [file.slice(0, -4), readPlan(readFileSync(join(folder, file), "utf8"))]),
  );
}
