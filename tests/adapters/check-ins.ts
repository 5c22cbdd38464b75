import { todayFrom } from "../../src/app/project.ts";
import { weekdayText } from "../../src/engine/content/plan-day.ts";
import type { Calendar } from "../../src/engine/index.ts";
import { realDialog } from "../dialog.ts";
import type { Driver } from "./contract.ts";
import { NONE, pressableOf, UNSURE } from "./labels.ts";

const dialog = realDialog();
const { labels, reminder } = dialog.content;
if (!reminder) throw new Error("There is no reminder.");

/** An hour that is offered, and its label. */
const HOUR = 18;
export const AT_SIX = reminder.hour.replace("{hour}", String(HOUR));
export const SAVE = reminder.file.save;

/** Walks as someone who is not sure of anything, up to where the hour of check-ins is asked for. */
export async function walkToHours<Card>(driver: Driver<Card>, person: string): Promise<Card> {
  const { begin, press, labelsOf } = driver;
  let card = await press(await begin(person), "20-44", person);
  for (let presses = 0; presses < 30 && !labelsOf(card).includes(labels.plan); presses++) {
    const offered = labelsOf(card);
    const wanted = pressableOf(offered, [NONE, UNSURE]);
    card = await press(
      card,
      wanted ?? offered.find((label) => label.startsWith("No")) ?? "",
      person,
    );
  }
  for (const label of [labels.more, labels.stop, labels.remind]) {
    card = await press(card, label ?? "", person);
  }
  return card;
}

/** What the calendar of someone holds whose walk was today. */
export function calendarOfToday(): Calendar {
  const today = todayFrom(Date.now());
  const { id, title, note } = reminder?.file ?? { id: "", title: "", note: "" };
  const days = (reminder?.days ?? []).map((day) => today + day);
  return { id, title, note, days, hour: HOUR };
}

/** The days of a calendar, as cards name them. */
export function daysOf({ days }: Calendar): readonly string[] {
  return days.map((day) => weekdayText(dialog, day));
}
