import type { Dialog } from "../../engine/index.ts";
import { ExpectedError } from "../expected-error.ts";
import { chooseDialog } from "../loading/choose-dialog.ts";
import { loadDialog } from "../loading/load-dialog.ts";
import { projectRoot, todayFrom } from "../project.ts";
import type { Given } from "../settings/setting.ts";
import { readDialogChoice } from "../settings/settings.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** The dialog that is meant, where it can be used, and a line on that. */
export type Content = { readonly dialog: Dialog | null; readonly finding: Finding };

/** Reads the dialog that is meant. */
export async function examineContent(given: Given): Promise<Content> {
  try {
    const root = projectRoot();
    const choice = readDialogChoice(given);
    const id = chooseDialog(root, choice.dialog);
    const { dialog, diagnostics } = await loadDialog(
      root,
      id,
      todayFrom(Date.now()),
      choice.locale,
    );
    if (dialog !== null) return { dialog, finding: fine("dialog", "The dialog has no errors.") };
    const [first] = diagnostics.filter(({ severity }) => severity === "error");
    const says = `The dialog has errors: ${first?.message ?? "it cannot be read."}`;
    const todo = "npm run check:content shows them all, each with its file and line.";
    return { dialog, finding: wrong("dialog", says, todo) };
  } catch (error) {
    const isExpected = error instanceof ExpectedError;
    const says = isExpected ? error.message : "The dialog cannot be read.";
    const todo = isExpected ? null : "Install Backchat again: files of it are missing.";
    return { dialog: null, finding: wrong("dialog", says, todo) };
  }
}
