/** Something that may work in a while, such as a platform that is busy or out of reach. The message says what to look at. */
export class PassingError extends Error {
  /** After how many seconds to try again, where the platform says so. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null = null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
