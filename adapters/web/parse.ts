import type { Dialog } from "../../src/engine/index.ts";
import { type Deed, deedOf, resumed, turnOn, withStory } from "../shared/deed.ts";
import { LIMITS } from "./limits.ts";

/**
 * What a form means: its `ticket`, and a `press`, `tick`s, `words` or both, or a `code` to go on with.
 * A ticket alone shows its card again; `unknown` is a form that no page of ours holds.
 */
export function parseForm(dialog: Dialog, form: URLSearchParams): Deed {
  const code = form.get("code");
  if (code !== null) return resumed(code);
  const ticket = form.get("ticket");
  if (ticket === null) return { type: "unknown" };
  // The page takes no more; of more than that the card says that it is too long.
  // A form sends two characters for a line break, and its field counts one.
  const typed = form.get("words")?.replaceAll("\r\n", "\n") ?? "";
  const text = typed.slice(0, LIMITS.typed + 1).trim();
  const action = form.get("press");
  if (action === null && form.has("words")) {
    return turnOn(ticket, text === "" ? null : { type: "words", text });
  }
  const deed = deedOf(dialog, { action: action ?? "", ticket }, { ticked: form.getAll("tick") });
  return withStory(deed, text);
}
