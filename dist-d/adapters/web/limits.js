/** What the page takes: our own limits, wide of anything a person does. */
export const LIMITS = {
    /** Characters of typed words, and of a code. */
    typed: 2_000,
    code: 200,
    /** Bytes of a whole form. */
    form: 16_000,
    /** Requests from one address in each span of so many milliseconds. */
    requests: 300,
    span: 10_000,
};
