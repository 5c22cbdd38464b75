/** What the page takes: our own limits, wide of anything a person does. */
export const LIMITS = {
  /** Characters of typed words, and of a code. */
  typed: 2_000,
  code: 200,
  /** Bytes of a whole form; as many are passed over before a connection is cut, and as many forms are read at once. */
  form: 16_000,
  passedOver: 1_000_000,
  atOnce: 500,
  /** Requests from one address in each span of so many milliseconds. Typed words count for as many, by what they cost. */
  requests: 300,
  span: 10_000,
  words: 10,
} as const;
