import type { Calendar, Content } from "../engine/index.ts";

/** Days of five digits, which lie in the years 1997 to 2243; and an hour. */
const DAYS = /^[1-9]\d{4}(,[1-9]\d{4}){0,11}$/;
const HOUR = /^(\d|1\d|2[0-3])$/;

/** Where the private page has a calendar's file. All that it depends on is in there: a day and an hour are nobody's. */
export function calendarAddress({ id, days, hour }: Calendar): string {
  return `/${id}.ics?days=${days.join()}&hour=${hour}`;
}

/** The calendar that such an address asks for, in the dialog's words; null where it is none of ours. */
export function calendarIn(
  { file }: NonNullable<Content["reminder"]>,
  query: URLSearchParams,
): Calendar | null {
  const [days, hour] = [query.get("days") ?? "", query.get("hour") ?? ""];
  if (!DAYS.test(days) || !HOUR.test(hour)) return null;
  const { id, title, note } = file;
  return { id, title, note, days: [...new Set(days.split(",").map(Number))], hour: Number(hour) };
}
