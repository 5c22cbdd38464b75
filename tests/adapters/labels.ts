/** Any card's own way to say none of these. */
export const NONE = "None";

/** What most cards say for not knowing; one that may be skipped says so. */
export const UNSURE = "Not sure";

/** What opens the clock for a test, but on the page, which has instruments of its own. */
export const CLOCK = "Measure it now";

/** What asks for a story on the first card of a chat. */
export const STORY = "Tell me what's going on";

/** What only a result says. */
export const RESULT = "Habits, not a diagnosis";

/** How a card may say it. */
const SAID: Readonly<Record<string, RegExp>> = {
  [NONE]: /^(✓ )?None\b/,
  [UNSURE]: /^(Not sure|Skip|Nothing tried yet)$/,
};

/** Whether something to press is meant by a label; `NONE` and `UNSURE` mean it in a card's own words. */
export function isMeant(label: string, meant: string): boolean {
  return SAID[meant]?.test(label) ?? label === meant;
}

/** The label that is meant, as a browser looks for it. */
export function labelled(meant: string): string | RegExp {
  return SAID[meant] ?? meant;
}

/** The first of some labels that something can be pressed by. */
export function pressableOf(
  labels: readonly string[],
  meant: readonly string[],
): string | undefined {
  return meant.find((one) => labels.some((label) => isMeant(label, one)));
}
