import { createDialog } from "../../engine/content/create-dialog.ts";
import type { Lock } from "../../engine/content/lock.ts";
import type { Content } from "../../engine/content/schema.ts";
import type { Event } from "../../engine/session/event.ts";
import { encodeAction, MOST_ACTION } from "../tickets/action.ts";
import { longestSession, MOST_NUMBER, SESSION_BYTES } from "../tickets/session-codec.ts";
import type { Report } from "./diagnostic.ts";
import { appendNumbers, hasRoomIn } from "./lock.ts";
import { questionsOf } from "./questions-of.ts";
import { LOCK_FILE } from "./sources.ts";

/** That everything has its permanent number, and that the longest walk fits a ticket and each button its action. */
export function checkLock(content: Content, lock: Lock, report: Report): void {
  const whole = appendNumbers(content, lock);
  let isFull = false;
  for (const placed of questionsOf(content)) {
    if (hasRoomIn(whole, placed)) continue;
    isFull = true;
    report(
      "BC018",
      placed.path,
      `"${placed.question.id}" has no room in tickets for its options, or changed between one answer and many, or in when it is asked. Give it fewer options, or a new id.`,
    );
  }
  if (isFull) return;
  const missing = missingIds(lock, whole);
  if (missing.length > 0) {
    const some = missing.slice(0, 5).join(", ") + (missing.length > 5 ? " and more" : "");
    report(
      "BC017",
      ["id"],
      `No permanent number yet for ${some}. Run: npm run dialogs -- check --write`,
    );
    return;
  }
  checkNumbers(lock, report);
  const dialog = createDialog(content, lock);
  const bits = longestSession(dialog);
  if (bits > SESSION_BYTES * 8) {
    report(
      "BC015",
      ["questions"],
      `The longest walk needs ${bits} bits of a ticket's ${SESSION_BYTES * 8}. Take a question out, or lower walk.most.`,
    );
  }
  for (const { question, path } of questionsOf(content)) {
    const events: Event[] = [
      { type: "change", question: question.id },
      ...question.options.map(
        (option): Event => ({ type: "answer", question: question.id, options: [option.id] }),
      ),
    ];
    const longest = Math.max(...events.map((event) => encodeAction(dialog, event)?.length ?? 0));
    if (longest > MOST_ACTION) {
      report(
        "BC016",
        path,
        `A button of "${question.id}" needs ${longest} characters; there are ${MOST_ACTION}.`,
      );
    }
  }
}

function checkNumbers(lock: Lock, report: Report): void {
  const once = (part: string, ids: Readonly<Record<string, number>>, most: number) => {
    const seen = new Map<number, string>();
    for (const [id, number] of Object.entries(ids)) {
      const other = seen.get(number);
      if (other !== undefined) {
        report(
          "BC028",
          ["id"],
          `"${id}" and "${other}" (${part}) share number ${number}. Bring ${LOCK_FILE} back from version control and run check --write again.`,
        );
      }
      if (number > most) {
        report(
          "BC027",
          ["id"],
          `"${id}" has number ${number}, but a ticket holds ${part} up to ${most}.`,
        );
      }
      seen.set(number, id);
    }
  };
  for (const part of ["ages", "regions", "causes", "topics", "exercises", "faqs"] as const) {
    once(part, lock[part], MOST_NUMBER[part]);
  }
  once("flags", lock.flags, Number.POSITIVE_INFINITY);
  for (const part of ["fixed", "walk"] as const) {
    const entries = Object.entries(lock[part]);
    once(
      part,
      Object.fromEntries(entries.map(([id, { number }]) => [id, number])),
      MOST_NUMBER[part],
    );
    for (const [id, { options }] of entries)
      once(`options of ${id}`, options, Number.POSITIVE_INFINITY);
  }
}

function missingIds(lock: Lock, whole: Lock): readonly string[] {
  const plain = (
    ["ages", "regions", "causes", "topics", "exercises", "faqs", "flags"] as const
  ).flatMap((part) => Object.keys(whole[part]).filter((id) => lock[part][id] === undefined));
  const questions = (["fixed", "walk"] as const).flatMap((part) =>
    Object.entries(whole[part]).flatMap(([id, entry]) =>
      Object.keys(entry.options)
        .filter((option) => lock[part][id]?.options[option] === undefined)
        .map((option) => `${id}.${option}`),
    ),
  );
  return [...plain, ...questions];
}
