import type { types } from "@slack/bolt";
import { cut } from "../shared/offer.ts";
import { LIMITS } from "./limits.ts";

/** A card's title. */
export function header(text: string): types.KnownBlock {
  return { type: "header", text: words(cut(text, LIMITS.header)) };
}

/** A text with marks, shown whole: Slack folds long ones away otherwise. */
export function section(text: string): types.KnownBlock {
  return { type: "section", text: mrkdwn(cut(text, LIMITS.section)), expand: true };
}

/** A line of small print, with marks. */
export function small(text: string): types.KnownBlock {
  return { type: "context", elements: [mrkdwn(text)] };
}

/** Words as they stand, without marks. */
export function words(text: string): types.PlainTextElement {
  return { type: "plain_text", text };
}

/** Taken word for word: Slack makes no links or mentions of its own in it. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}
