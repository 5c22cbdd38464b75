/** What a platform sends, as far as it was looked at: any of it may be missing, or be something else. */
export type Body = { readonly [key: string]: unknown };

/** The object under a key, empty where there is none. */
export function objectIn(body: Body, key: string): Body {
  return objectOf(body[key]);
}

/** The text under a key, empty where there is none. */
export function textIn(body: Body, key: string): string {
  const value = body[key];
  return typeof value === "string" ? value : "";
}

/** Something as an object, empty where it is none. */
export function objectOf(value: unknown): Body {
  return isObject(value) ? value : EMPTY;
}

/** Something as a list, empty where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const EMPTY: Body = {};

function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null;
}
