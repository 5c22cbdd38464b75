import { ExpectedError } from "../expected-error.ts";
import { didYouMean } from "./diagnostic.ts";
import { listDialogs } from "./list-dialogs.ts";

/**
 * The id of the dialog that was asked for, or of the only one there is.
 *
 * @throws ExpectedError that names those there are, where that is none of them or nothing was asked for
 */
export function chooseDialog(root: string, wanted: string | null): string {
  const known = listDialogs(root);
  const [only, ...others] = known;
  if (wanted === null && only !== undefined && others.length === 0) return only;
  if (wanted !== null && known.includes(wanted)) return wanted;
  const names = known.join(", ") || "none yet";
  throw new ExpectedError(
    "usage",
    wanted === null
      ? `Which dialog? Set DIALOG, or --dialog, to one of these: ${names}.`
      : `There is no dialog "${wanted}".${didYouMean(wanted, known)} There is: ${names}.`,
  );
}
