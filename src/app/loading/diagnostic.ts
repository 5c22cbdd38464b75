import { closest } from "fastest-levenshtein";

/** One problem in a dialog's content, numbered, with the place to mend it. */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
};

/** What each number means. Numbers are permanent. */
export const DIAGNOSTICS = {
  BC001: "the file cannot be read as YAML or JSON",
  BC002: "a part stands in two files",
  BC003: "a value is missing, unknown or of the wrong kind",
  BC004: "an id is used twice",
  BC005: "evidence names an unknown cause",
  BC006: "a condition names an unknown answer",
  BC007: "a basis names an unknown source",
  BC008: "a condition names an unknown age",
  BC009: "no answer speaks for a cause or facet",
  BC010: "an option that no one can pick",
  BC011: "a question that can never be asked",
  BC012: "a label is too long",
  BC013: "a question card is too wordy",
  BC014: "the safety screen is too long",
  BC015: "the longest walk does not fit a ticket",
  BC016: "a button's action does not fit",
  BC017: "a permanent number is missing",
  BC018: "a question has no room for its options, or changed its kind or place",
  BC019: "a help line has not been checked for a year",
  BC020: "a help line is unchecked, and not shown",
  BC021: "a forbidden word",
  BC022: "not being sure would be taken for no",
  BC023: "a tick on the safety screen leads nowhere",
  BC024: "shares do not add up to 1",
  BC025: "an urgent card does not say whom to call",
  BC026: "there must be exactly one fallback cause",
  BC027: "the permanent numbers have run out",
  BC028: "a permanent number is there twice",
  BC029: "a source that no one has read carries a statement",
  BC030: "a source is not used",
  BC031: "two questions have the same words",
  BC032: "a text is hard to read",
  BC033: "no clinician has reviewed a rule",
  BC034: "an instrument gives an unknown option",
  BC035: "a phrase names an unknown list, or a list is not used",
  BC036: "a phrase that no one can type",
  BC037: "a phrase means two things, or is there twice",
  BC038: "a help number does not say what it was compared with",
  BC039: "an urgent answer has no words to say on the phone",
  BC040: "an answer names an unknown caution",
  BC041: "a file that is listed is missing",
  BC042: "a file that nothing names",
  BC043: "a file names an unknown question or option",
  BC044: "a text has no translation",
  BC045: "a translation of a text that is not there",
  BC046: "a translation's words in braces are not the original's",
  BC047: "a distance that cannot be said in both units",
  BC048: "an unknown exercise",
  BC049: "a drawing that is not there",
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** Notes one problem; `path` is where it stands in the content. */
export type Report = (
  code: DiagnosticCode,
  path: readonly PropertyKey[],
  message: string,
  severity?: Diagnostic["severity"],
) => void;

/** A diagnostic on one line, with where to read more: `dialogs/x/evidence.yaml:12 error BC005 … (docs/…)`. */
export function formatDiagnostic({ file, line, severity, code, message }: Diagnostic): string {
  const page = `docs/diagnostics.md#${code.toLowerCase()}`;
  return `${file}:${line} ${severity} ${code} ${message} (${page})`;
}

/** ` Did you mean "footwear"?` where a known name is near enough, else nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const near = closest(name, [...known]);
  const shared = [...new Set(name)].filter((letter) => near.includes(letter)).length;
  return shared * 2 >= near.length || near.includes(name) || name.includes(near)
    ? ` Did you mean "${near}"?`
    : "";
}
