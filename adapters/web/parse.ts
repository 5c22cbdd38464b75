import { type Input, parseAction, parseActions } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { TICKED } from "../shared/press.ts";

/** What someone did on the page. */
export type Did =
  | { readonly type: "turn"; readonly ticket: string | null; readonly event: Input | null }
  /** A form that no page of ours holds. */
  | { readonly type: "unknown" };

/**
 * What a form means: its `ticket`, and a `press`, `tick`s, `words`, or a `code` to go on with.
 * A ticket alone shows its card again.
 */
export function parseForm(dialog: Dialog, form: URLSearchParams): Did {
  const code = form.get("code");
  if (code !== null) {
    return { type: "turn", ticket: code.replace(/[^\w-]/g, ""), event: { type: "resume" } };
  }
  const ticket = form.get("ticket");
  if (ticket === null) return { type: "unknown" };
  const text = form.get("words");
  if (text !== null) {
    return { type: "turn", ticket, event: text.trim() === "" ? null : { type: "words", text } };
  }
  const press = form.get("press");
  if (press === null) return { type: "turn", ticket, event: null };
  const ticks = form.getAll("tick");
  const ticked = parseActions(dialog, ticks);
  if (press === TICKED) {
    const event = ticks.length === 0 ? ({ type: "nothing-ticked" } as const) : ticked;
    return { type: "turn", ticket, event };
  }
  // What this content does not know, or no longer: the card shows again.
  const event = parseAction(dialog, press);
  // "None of these" beside boxes: what is ticked counts for more.
  const isNone = event?.type === "answer" && event.options.length === 0;
  return { type: "turn", ticket, event: isNone && ticks.length > 0 ? ticked : event };
}
