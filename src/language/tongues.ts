import { english } from "./en/index.ts";
import type { Tongue } from "./tongue.ts";

/** The language that a dialog's texts and its people's words are in; English where there is no other yet. */
export function tongueOf(_locale: string): Tongue {
  return english;
}
