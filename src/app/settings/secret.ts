const LEAST_LENGTH = 32;
/** Random ones of that length have more, whatever they are made of. */
const LEAST_DIFFERENT = 8;
const MAKE_ONE = "Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"";

/** Why a secret can be guessed, and what to do; null where it cannot. */
export function weaknessOf(secret: string): string | null {
  if (secret.length < LEAST_LENGTH) {
    return `is too short: it needs ${LEAST_LENGTH} characters or more. ${MAKE_ONE}`;
  }
  if (/\s/.test(secret)) {
    return "has a blank in it. Each is one piece, and a remark behind it would be a part of it.";
  }
  if (new Set(secret).size < LEAST_DIFFERENT) {
    return `is too easy to guess: it has few different characters. ${MAKE_ONE}`;
  }
  return isRepeated(secret) ? `is too easy to guess: it says the same again. ${MAKE_ONE}` : null;
}

/** Whether a text is a shorter one over and over; the last may be cut off. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.startsWith(text.slice(length))) return true;
  }
  return false;
}
