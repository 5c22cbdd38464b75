import type { Card } from "../engine/card/card.ts";
import type { Dialog } from "../engine/content/dialog.ts";
import type { NoticeId } from "../engine/content/wording.ts";
import type { Event } from "../engine/session/event.ts";
import type { Page } from "../engine/session/page.ts";
import { readControl, readWish } from "./card-words.ts";
import { type Meant, unread } from "./meant.ts";
import type { Understanding } from "./understanding.ts";

/** Whether the card asks how bad it is, or has people to call: nothing else is asked, told or offered there. */
export function isHard(page: Page): boolean {
  return page.type === "not-ok" && page.step !== "support" && page.step !== "safe";
}

/** What to say there to words that mean nothing that is known: to pick an answer, or to call. */
export function unheardOn(page: Page): NoticeId {
  const hasCalls = page.type === "not-ok" && (page.step === "crisis" || page.step === "danger");
  return hasCalls ? "not-ok-call" : "not-ok-unread";
}

/** What typed words mean there: a reply to what is asked, a way to people, or nothing that is known. */
export function readHard(
  dialog: Dialog,
  card: Card,
  page: Page,
  words: string,
  understanding: Understanding,
): Meant {
  const way = readControl(dialog, card, words) ?? readWish(card, understanding);
  const event = harmIn(dialog, card, words) ?? (way ? leading(way) : replyTo(dialog, card, words));
  return event ? { type: "event", event } : unread(unheardOn(page));
}

/** Someone has already hurt themselves: an emergency's number comes first. */
function harmIn({ content }: Dialog, { choices }: Card, words: string): Event | null {
  const isTold = content.words.harmed.some((one) => `${words} `.startsWith(`${one} `));
  return choices && isTold ? { type: "not-ok", reply: "unsafe" } : null;
}

const WAYS: readonly Event["type"][] = ["numbers", "back", "stop", "carry-on", "privacy"];

/** A way on, or to people; whoever asks for help means theirs. All others would lead away. */
function leading(way: Event): Event | null {
  if (way.type === "help") return { type: "numbers" };
  return WAYS.includes(way.type) ? way : null;
}

/** Of more words a "no" may say something else. */
const MOST_DENIED = 6;

function replyTo({ content }: Dialog, { choices }: Card, words: string): Event | null {
  const { yes, no, maybe, controls } = content.words;
  const told = words.split(" ");
  const [first = ""] = told;
  const eventOf = (id: string) =>
    choices?.options.find((option) => option.id === id)?.event ?? null;
  if (controls["wrong-press"].includes(words)) return eventOf("mistake");
  if (yes.includes(first)) return eventOf("yes");
  const isPlain = told.length <= MOST_DENIED && !told.some((word) => maybe.includes(word));
  return no.includes(first) && isPlain ? eventOf("no") : null;
}
