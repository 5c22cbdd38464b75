/** What the page takes: our own limits, wide of anything a person does. */
export const LIMITS = {
  /** Characters of typed words, and of a code. */
  typed: 2_000,
  code: 200,
  /** Bytes of a whole form. */
  form: 16_000,
  /** Bytes of one that is too long are passed over so far, so that its sender hears of it; and so many are read at once. */
  passedOver: 1_000_000,
  atOnce: 500,
  /** Requests from one address in each span of so many milliseconds. Typed words count for as many, by what they cost. */
  requests: 300,
  span: 10_000,
  words: 10,
} as const;
