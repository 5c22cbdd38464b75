/** A platform took a request, but did not do it. */
export class Refused extends Error {
  /** The platform's own word or number for why, or else the status. */
  readonly code: string | number;

  constructor(code: string | number) {
    super("The platform refused an answer.");
    this.code = code;
  }
}

/** A platform's own word or number for what went wrong, or else the kind of error; never its text, which may hold what was sent. */
export function codeOf(error: unknown): string | number {
  if (typeof error !== "object" || error === null) return "unknown";
  const said = codeIn(Reflect.get(error, "data"), "error") ?? codeIn(error, "code");
  return said ?? (error instanceof Error ? error.name : "unknown");
}

function codeIn(value: unknown, key: string): string | number | null {
  if (typeof value !== "object" || value === null) return null;
  const code: unknown = Reflect.get(value, key);
  return typeof code === "string" || typeof code === "number" ? code : null;
}
