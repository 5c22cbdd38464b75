/** A platform took a request, but did not do it. */
export class Refused extends Error {
  /** The platform's own word or number for why, or else the status. */
  readonly code: string | number;
  /** The status of the answer, or null where there was none to ask for. */
  readonly status: number | null;
  /** After how many seconds it may be tried again, where the platform says so. */
  readonly retryAfter: number | null;
  /** What the platform says is needed for it, as it says so. */
  readonly needed: unknown;

  constructor(
    code: string | number,
    { status, retryAfter }: { readonly status?: number; readonly retryAfter?: number | null } = {},
    needed: unknown = null,
  ) {
    super("The platform refused an answer.");
    this.code = code;
    this.status = status ?? null;
    this.retryAfter = retryAfter ?? null;
    this.needed = needed;
  }
}

/** A platform's word for what went wrong: what does not look like one is someone else's text, and may hold what was sent. */
const WORD = /^[a-z0-9_]{1,60}$/;
/** Node's and undici's, such as ECONNRESET and UND_ERR_SOCKET; ids look otherwise. */
const NODES_WORD = /^(?=.{1,60}$)(E[A-Z]+|[A-Z]+(_[A-Z0-9]+)+)$/;
/** No platform's number is larger; ids are. */
const MOST_NUMBER = 999_999;

/** A platform's own word or number for what went wrong, or else the kind of error; never its text, which may hold what was sent. */
export function codeOf(error: unknown): string | number {
  if (typeof error !== "object" || error === null) return "unknown";
  const said = fieldOf(fieldOf(error, "data"), "error") ?? fieldOf(error, "code");
  if (said === undefined || said === null) return kindOf(error);
  return isCode(said) ? said : "unknown";
}

function isCode(said: unknown): said is string | number {
  if (typeof said === "number") return Number.isInteger(said) && said <= MOST_NUMBER;
  return typeof said === "string" && isWord(said);
}

/** Whether a text is a word for what went wrong. */
export function isWord(text: string): boolean {
  return WORD.test(text) || NODES_WORD.test(text);
}

/** Such as AbortError; some kinds say behind their name what it was about. */
function kindOf(error: object): string {
  const [kind = "unknown"] =
    error instanceof Error ? (/^[A-Za-z]{1,60}/.exec(error.name) ?? []) : [];
  return kind;
}

/** What stands under a key of something. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
