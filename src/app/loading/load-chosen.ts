import type { Dialog } from "../../engine/index.ts";
import { ExpectedError } from "../expected-error.ts";
import { projectRoot, todayFrom } from "../project.ts";
import type { Given } from "../settings/setting.ts";
import { readDialogChoice } from "../settings/settings.ts";
import { chooseDialog } from "./choose-dialog.ts";
import { formatDiagnostic } from "./diagnostic.ts";
import { loadDialog } from "./load-dialog.ts";

/**
 * The dialog that the settings choose, in the language that they choose. What is wrong with it is said on standard error.
 *
 * @param given the environment, and the flags of the command line
 * @throws ExpectedError where there is none such, or it has errors
 */
export async function loadChosen(
  given: Given,
): Promise<{ readonly dialog: Dialog; readonly fingerprint: number }> {
  const root = projectRoot();
  const choice = readDialogChoice(given);
  const id = chooseDialog(root, choice.dialog);
  const today = todayFrom(Date.now());
  const { dialog, fingerprint, diagnostics } = await loadDialog(root, id, today, choice.locale);
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
  }
  if (dialog) return { dialog, fingerprint };
  const message = "The dialog has errors, so I won't start. Please mend the lines above.";
  throw new ExpectedError("content", message);
}
