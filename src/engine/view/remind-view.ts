import type { Dialog } from "../content/dialog.ts";
import { fill } from "../content/phrase.ts";
import { weekdayText } from "../content/plan-day.ts";
import type { Content } from "../content/schema.ts";
import { daysAhead } from "../session/course.ts";
import type { Session } from "../session/session.ts";
import { list, resumeCode, text } from "./blocks.ts";
import type { Block, Face, Setting } from "./view.ts";

/** At what hour to be reminded; then the days, as a file for one's own calendar, and the code to come back with. */
export function remindView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  hour: number | null,
): Face {
  const { reminder } = dialog.content;
  if (!reminder) return { title: "", blocks: [] };
  const { title, text: lines } = hour === null ? reminder.offer : reminder.set;
  return {
    title,
    blocks: [
      ...lines.map((line) => text(fill(line, { hour: hour ?? "" }))),
      ...(hour === null ? [] : calendarBlocks(dialog, session, reminder, hour)),
      ...(hour === null ? [] : resumeCode(dialog, setting)),
    ],
  };
}

function calendarBlocks(
  dialog: Dialog,
  session: Session,
  { file }: NonNullable<Content["reminder"]>,
  hour: number,
): Block[] {
  const { save, ...own } = file;
  const days = daysAhead(dialog, session);
  return [
    list(
      null,
      days.map((day) => weekdayText(dialog, day)),
    ),
    { type: "calendar", label: save, calendar: { ...own, days, hour } },
  ];
}
