import ical, { ICalAlarmType, ICalEventClass, ICalEventTransparency } from "ical-generator";
import type { Calendar } from "../engine/index.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** How long each takes, in milliseconds. */
const LONG = 900_000;
/** When what an event says was last changed. No clock is read: the same events are the same bytes on any day. */
const WRITTEN = new Date(Date.UTC(2026, 10, 29));

/**
 * A file that any calendar reads: https://www.rfc-editor.org/rfc/rfc5545. Its times float: they are hours of the day
 * wherever its owner is then, so no time zone has to be known. An event goes by its day and hour, so that adding the file
 * twice changes nothing. It says nothing but what stands in `calendar`, and is the same for everybody.
 */
export function calendarFile({ id, title, note, days, hour }: Calendar): string {
  const calendar = ical({ prodId: { company: id, product: "calendar" } });
  for (const day of days) {
    const start = day * DAY + hour * HOUR;
    calendar.createEvent({
      id: `${id}-${day}-${hour}`,
      stamp: WRITTEN,
      // Floating times are written as UTC has them, without saying so.
      floating: true,
      start: new Date(start),
      end: new Date(start + LONG),
      summary: title,
      description: note,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: [{ type: ICalAlarmType.display, trigger: 0, description: title }],
    });
  }
  return `${calendar}\r\n`;
}
