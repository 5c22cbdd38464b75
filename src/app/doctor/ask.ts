/** What came of a question: the answer, or why there is none. */
export type Answer<T> =
  | { readonly type: "answer"; readonly value: T }
  | { readonly type: "none"; readonly error: unknown };

/** Milliseconds until no answer is expected any more. */
const WITHIN = 8_000;

/** Waits for an answer, and never for long. */
export async function ask<T>(question: Promise<T>, within = WITHIN): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), within);
  });
  try {
    return { type: "answer", value: await Promise.race([question, late]) };
  } catch (error) {
    return { type: "none", error };
  } finally {
    clearTimeout(timer);
  }
}

class Late extends Error {
  readonly code = "ETIMEDOUT";
}
