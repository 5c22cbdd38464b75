import { type Finding, wrong } from "./finding.ts";

/** What is in the way of an address. */
export type Trouble = {
  readonly kind: "name" | "way" | "certificate" | "clock";
  /** A clause in plain words. */
  readonly why: string;
};

/** What the network has against an address; null where it is something else, such as a refusal. */
export function troubleIn(error: unknown): Trouble | null {
  const codes = codesOf(error);
  return TROUBLES.find((one) => one.codes.some((code) => codes.includes(code))) ?? null;
}

/**
 * A finding on a platform that gives no answer, or none that can be used.
 *
 * @param setting where the platform's address is set, or null where it is its own
 */
export function noAnswer(platform: string, error: unknown, setting: string | null): Finding {
  const trouble = troubleIn(error);
  if (trouble !== null) {
    const todo = setting === null ? REMEDIES[trouble.kind] : `Is ${setting} right?`;
    return wrong("reach", `${platform} cannot be reached: ${trouble.why}.`, todo);
  }
  const status = statusIn(error);
  const later = "Run this again in some minutes.";
  if (status === 429) return wrong("reach", `${platform} is asked too often just now.`, later);
  if (status !== null && status >= 500) {
    return wrong("reach", `${platform} has trouble of its own (${status}).`, later);
  }
  const says = `${platform} gives an answer that makes no sense${status === null ? "" : ` (${status})`}.`;
  const todo = setting === null ? "Does a proxy stand between, which answers itself?" : null;
  return wrong("reach", says, todo ?? `Is ${setting} right?`);
}

const ONLINE =
  "Is this machine online? Where all goes through a proxy, set HTTPS_PROXY; where it is set, does the proxy answer?";
const REMEDIES: Readonly<Record<Trouble["kind"], string>> = {
  name: ONLINE,
  way: ONLINE,
  certificate:
    "Someone stands between. If that is a proxy of yours, set NODE_EXTRA_CA_CERTS to a file with its certificate.",
  clock: "Set this machine's clock.",
};

const TROUBLES: readonly (Trouble & { readonly codes: readonly string[] })[] = [
  { kind: "name", why: "its name is not known", codes: ["ENOTFOUND", "EAI_AGAIN"] },
  { kind: "way", why: "nothing answers there", codes: ["ECONNREFUSED"] },
  { kind: "way", why: "there is no way to it", codes: ["ENETUNREACH", "EHOSTUNREACH"] },
  { kind: "certificate", why: "its certificate has run out", codes: ["CERT_HAS_EXPIRED"] },
  { kind: "clock", why: "its certificate is not valid yet", codes: ["CERT_NOT_YET_VALID"] },
  {
    kind: "certificate",
    why: "its certificate is for another name",
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
  },
  {
    kind: "certificate",
    why: "nobody who is trusted has signed its certificate",
    codes: [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    ],
  },
  { kind: "way", why: "the connection breaks", codes: ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"] },
  {
    kind: "way",
    why: "no answer comes in time",
    codes: [
      "ETIMEDOUT",
      "TimeoutError",
      "AbortError",
      "UND_ERR_CONNECT_TIMEOUT",
      "UND_ERR_HEADERS_TIMEOUT",
    ],
  },
];

const DEEPEST = 4;

/** The codes and names of an error, and of what it came from. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return [];
  const at = (key: string): unknown => Reflect.get(error, key);
  const several = at("errors");
  const from = [at("cause"), at("original"), ...(Array.isArray(several) ? several : [])];
  const own = [at("code"), at("name")].filter((one) => typeof one === "string");
  return [...own, ...from.flatMap((one) => codesOf(one, depth + 1))];
}

/** The status of an answer that a platform's client throws. */
function statusIn(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  if (typeof Reflect.get(error, "retryAfter") === "number") return 429;
  const status: unknown = Reflect.get(error, "status") ?? Reflect.get(error, "statusCode");
  return typeof status === "number" ? status : null;
}
