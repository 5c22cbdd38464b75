import { describe, expect, it } from "vitest";
import { dayIn, momentIn } from "../../adapters/slack/zone.ts";

const DAY = 86_400;
const dayOf = (date: string) => Date.parse(date) / 1_000 / DAY;
const written = (at: number) => new Date(at * 1_000).toISOString().replace(/:00\.000Z$/, "Z");

/** By Python's zoneinfo, from the same days on both sides of a clock change or half a year apart. */
const TABLE: readonly (readonly [zone: string, date: string, hour: number, utc: string])[] = [
  ["Europe/London", "2027-03-27", 18, "2027-03-27T18:00Z"],
  ["Europe/London", "2027-03-28", 18, "2027-03-28T17:00Z"],
  ["Europe/London", "2027-10-30", 18, "2027-10-30T17:00Z"],
  ["Europe/London", "2027-10-31", 18, "2027-10-31T18:00Z"],
  ["Europe/Dublin", "2027-03-27", 18, "2027-03-27T18:00Z"],
  ["Europe/Dublin", "2027-03-28", 18, "2027-03-28T17:00Z"],
  ["Europe/Berlin", "2027-03-27", 18, "2027-03-27T17:00Z"],
  ["Europe/Berlin", "2027-03-28", 18, "2027-03-28T16:00Z"],
  ["Europe/Berlin", "2027-10-30", 18, "2027-10-30T16:00Z"],
  ["Europe/Berlin", "2027-10-31", 18, "2027-10-31T17:00Z"],
  ["Europe/Paris", "2026-12-07", 18, "2026-12-07T17:00Z"],
  ["Europe/Paris", "2027-07-01", 18, "2027-07-01T16:00Z"],
  ["Europe/Lisbon", "2026-12-07", 18, "2026-12-07T18:00Z"],
  ["Europe/Lisbon", "2027-07-01", 18, "2027-07-01T17:00Z"],
  ["Europe/Athens", "2027-03-27", 18, "2027-03-27T16:00Z"],
  ["Europe/Athens", "2027-03-28", 18, "2027-03-28T15:00Z"],
  ["Europe/Istanbul", "2026-12-07", 18, "2026-12-07T15:00Z"],
  ["Europe/Istanbul", "2027-07-01", 18, "2027-07-01T15:00Z"],
  ["Europe/Moscow", "2026-12-07", 18, "2026-12-07T15:00Z"],
  ["Europe/Moscow", "2027-07-01", 18, "2027-07-01T15:00Z"],
  ["Atlantic/Reykjavik", "2026-12-07", 18, "2026-12-07T18:00Z"],
  ["Atlantic/Reykjavik", "2027-07-01", 18, "2027-07-01T18:00Z"],
  ["Atlantic/Azores", "2027-03-27", 18, "2027-03-27T19:00Z"],
  ["Atlantic/Azores", "2027-03-28", 18, "2027-03-28T18:00Z"],
  ["America/New_York", "2027-03-13", 18, "2027-03-13T23:00Z"],
  ["America/New_York", "2027-03-14", 18, "2027-03-14T22:00Z"],
  ["America/New_York", "2027-11-06", 18, "2027-11-06T22:00Z"],
  ["America/New_York", "2027-11-07", 18, "2027-11-07T23:00Z"],
  ["America/Chicago", "2027-03-13", 18, "2027-03-14T00:00Z"],
  ["America/Chicago", "2027-03-14", 18, "2027-03-14T23:00Z"],
  ["America/Denver", "2027-03-13", 18, "2027-03-14T01:00Z"],
  ["America/Denver", "2027-03-14", 18, "2027-03-15T00:00Z"],
  ["America/Phoenix", "2026-12-07", 18, "2026-12-08T01:00Z"],
  ["America/Phoenix", "2027-07-01", 18, "2027-07-02T01:00Z"],
  ["America/Los_Angeles", "2027-03-13", 18, "2027-03-14T02:00Z"],
  ["America/Los_Angeles", "2027-03-14", 18, "2027-03-15T01:00Z"],
  ["America/Los_Angeles", "2027-11-06", 18, "2027-11-07T01:00Z"],
  ["America/Los_Angeles", "2027-11-07", 18, "2027-11-08T02:00Z"],
  ["America/Anchorage", "2026-12-07", 18, "2026-12-08T03:00Z"],
  ["America/Anchorage", "2027-07-01", 18, "2027-07-02T02:00Z"],
  ["Pacific/Honolulu", "2026-12-07", 18, "2026-12-08T04:00Z"],
  ["Pacific/Honolulu", "2027-07-01", 18, "2027-07-02T04:00Z"],
  ["America/St_Johns", "2027-03-13", 18, "2027-03-13T21:30Z"],
  ["America/St_Johns", "2027-03-14", 18, "2027-03-14T20:30Z"],
  ["America/Halifax", "2027-11-06", 18, "2027-11-06T21:00Z"],
  ["America/Halifax", "2027-11-07", 18, "2027-11-07T22:00Z"],
  ["America/Sao_Paulo", "2026-12-07", 18, "2026-12-07T21:00Z"],
  ["America/Sao_Paulo", "2027-07-01", 18, "2027-07-01T21:00Z"],
  ["America/Santiago", "2027-04-03", 18, "2027-04-03T21:00Z"],
  ["America/Santiago", "2027-04-04", 18, "2027-04-04T22:00Z"],
  ["America/Santiago", "2027-09-04", 18, "2027-09-04T22:00Z"],
  ["America/Santiago", "2027-09-05", 18, "2027-09-05T21:00Z"],
  ["America/Bogota", "2026-12-07", 18, "2026-12-07T23:00Z"],
  ["America/Bogota", "2027-07-01", 18, "2027-07-01T23:00Z"],
  ["America/Caracas", "2026-12-07", 18, "2026-12-07T22:00Z"],
  ["America/Caracas", "2027-07-01", 18, "2027-07-01T22:00Z"],
  ["America/Havana", "2027-03-13", 18, "2027-03-13T23:00Z"],
  ["America/Havana", "2027-03-14", 18, "2027-03-14T22:00Z"],
  ["Africa/Cairo", "2027-04-29", 18, "2027-04-29T16:00Z"],
  ["Africa/Cairo", "2027-04-30", 18, "2027-04-30T15:00Z"],
  ["Africa/Lagos", "2026-12-07", 18, "2026-12-07T17:00Z"],
  ["Africa/Lagos", "2027-07-01", 18, "2027-07-01T17:00Z"],
  ["Africa/Nairobi", "2026-12-07", 18, "2026-12-07T15:00Z"],
  ["Africa/Nairobi", "2027-07-01", 18, "2027-07-01T15:00Z"],
  ["Africa/Johannesburg", "2026-12-07", 18, "2026-12-07T16:00Z"],
  ["Africa/Johannesburg", "2027-07-01", 18, "2027-07-01T16:00Z"],
  ["Asia/Kolkata", "2026-12-07", 18, "2026-12-07T12:30Z"],
  ["Asia/Kolkata", "2027-07-01", 18, "2027-07-01T12:30Z"],
  ["Asia/Kathmandu", "2026-12-07", 18, "2026-12-07T12:15Z"],
  ["Asia/Kathmandu", "2027-07-01", 18, "2027-07-01T12:15Z"],
  ["Asia/Dhaka", "2026-12-07", 18, "2026-12-07T12:00Z"],
  ["Asia/Dhaka", "2027-07-01", 18, "2027-07-01T12:00Z"],
  ["Asia/Karachi", "2026-12-07", 18, "2026-12-07T13:00Z"],
  ["Asia/Karachi", "2027-07-01", 18, "2027-07-01T13:00Z"],
  ["Asia/Dubai", "2026-12-07", 18, "2026-12-07T14:00Z"],
  ["Asia/Dubai", "2027-07-01", 18, "2027-07-01T14:00Z"],
  ["Asia/Tehran", "2026-12-07", 18, "2026-12-07T14:30Z"],
  ["Asia/Tehran", "2027-07-01", 18, "2027-07-01T14:30Z"],
  ["Asia/Kabul", "2026-12-07", 18, "2026-12-07T13:30Z"],
  ["Asia/Kabul", "2027-07-01", 18, "2027-07-01T13:30Z"],
  ["Asia/Jerusalem", "2027-03-25", 18, "2027-03-25T16:00Z"],
  ["Asia/Jerusalem", "2027-03-26", 18, "2027-03-26T15:00Z"],
  ["Asia/Beirut", "2027-03-27", 18, "2027-03-27T16:00Z"],
  ["Asia/Beirut", "2027-03-28", 18, "2027-03-28T15:00Z"],
  ["Asia/Yangon", "2026-12-07", 18, "2026-12-07T11:30Z"],
  ["Asia/Yangon", "2027-07-01", 18, "2027-07-01T11:30Z"],
  ["Asia/Bangkok", "2026-12-07", 18, "2026-12-07T11:00Z"],
  ["Asia/Bangkok", "2027-07-01", 18, "2027-07-01T11:00Z"],
  ["Asia/Singapore", "2026-12-07", 18, "2026-12-07T10:00Z"],
  ["Asia/Singapore", "2027-07-01", 18, "2027-07-01T10:00Z"],
  ["Asia/Shanghai", "2026-12-07", 18, "2026-12-07T10:00Z"],
  ["Asia/Shanghai", "2027-07-01", 18, "2027-07-01T10:00Z"],
  ["Asia/Tokyo", "2026-12-07", 18, "2026-12-07T09:00Z"],
  ["Asia/Tokyo", "2027-07-01", 18, "2027-07-01T09:00Z"],
  ["Australia/Perth", "2026-12-07", 18, "2026-12-07T10:00Z"],
  ["Australia/Perth", "2027-07-01", 18, "2027-07-01T10:00Z"],
  ["Australia/Eucla", "2026-12-07", 18, "2026-12-07T09:15Z"],
  ["Australia/Eucla", "2027-07-01", 18, "2027-07-01T09:15Z"],
  ["Australia/Adelaide", "2027-04-03", 18, "2027-04-03T07:30Z"],
  ["Australia/Adelaide", "2027-04-04", 18, "2027-04-04T08:30Z"],
  ["Australia/Brisbane", "2026-12-07", 18, "2026-12-07T08:00Z"],
  ["Australia/Brisbane", "2027-07-01", 18, "2027-07-01T08:00Z"],
  ["Australia/Sydney", "2027-04-03", 18, "2027-04-03T07:00Z"],
  ["Australia/Sydney", "2027-04-04", 18, "2027-04-04T08:00Z"],
  ["Australia/Sydney", "2027-10-02", 18, "2027-10-02T08:00Z"],
  ["Australia/Sydney", "2027-10-03", 18, "2027-10-03T07:00Z"],
  ["Australia/Lord_Howe", "2027-10-02", 18, "2027-10-02T07:30Z"],
  ["Australia/Lord_Howe", "2027-10-03", 18, "2027-10-03T07:00Z"],
  ["Pacific/Auckland", "2027-04-03", 18, "2027-04-03T05:00Z"],
  ["Pacific/Auckland", "2027-04-04", 18, "2027-04-04T06:00Z"],
  ["Pacific/Auckland", "2027-09-25", 18, "2027-09-25T06:00Z"],
  ["Pacific/Auckland", "2027-09-26", 18, "2027-09-26T05:00Z"],
  ["Pacific/Chatham", "2027-09-25", 18, "2027-09-25T05:15Z"],
  ["Pacific/Chatham", "2027-09-26", 18, "2027-09-26T04:15Z"],
  ["Pacific/Apia", "2026-12-07", 18, "2026-12-07T05:00Z"],
  ["Pacific/Apia", "2027-07-01", 18, "2027-07-01T05:00Z"],
  ["Pacific/Kiritimati", "2026-12-07", 18, "2026-12-07T04:00Z"],
  ["Pacific/Kiritimati", "2027-07-01", 18, "2027-07-01T04:00Z"],
  ["Pacific/Pago_Pago", "2026-12-07", 18, "2026-12-08T05:00Z"],
  ["Pacific/Pago_Pago", "2027-07-01", 18, "2027-07-02T05:00Z"],
  ["Pacific/Marquesas", "2026-12-07", 18, "2026-12-08T03:30Z"],
  ["Pacific/Marquesas", "2027-07-01", 18, "2027-07-02T03:30Z"],
  ["UTC", "2026-12-07", 18, "2026-12-07T18:00Z"],
  ["UTC", "2027-07-01", 18, "2027-07-01T18:00Z"],
  ["Europe/London", "2027-03-28", 1, "2027-03-28T01:00Z"],
  ["Europe/London", "2027-10-31", 1, "2027-10-31T00:00Z"],
  ["America/New_York", "2027-03-14", 2, "2027-03-14T07:00Z"],
  ["America/New_York", "2027-11-07", 1, "2027-11-07T05:00Z"],
  ["Australia/Lord_Howe", "2027-10-03", 2, "2027-10-02T15:30Z"],
  ["America/Havana", "2027-03-14", 0, "2027-03-14T05:00Z"],
  ["Africa/Cairo", "2027-04-30", 0, "2027-04-29T22:00Z"],
  ["America/Santiago", "2027-09-05", 0, "2027-09-05T04:00Z"],
  ["Pacific/Auckland", "2027-09-26", 2, "2027-09-25T14:00Z"],
  ["Europe/Berlin", "2027-10-31", 2, "2027-10-31T00:00Z"],
];

describe("an hour of a day in a zone", () => {
  it("is when another reader of the zones says it is, before and after clock changes, in gaps and in hours told twice", () => {
    expect(new Set(TABLE.map(([zone]) => zone)).size).toBeGreaterThanOrEqual(40);
    const found = TABLE.map(([zone, date, hour]) => {
      return [zone, date, hour, written(momentIn(zone, dayOf(date), hour))];
    });
    expect(found).toEqual(TABLE);
  });

  it("is what clocks there show, in every zone, on days all through a year", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    expect(zones.length).toBeGreaterThan(400);
    for (const timeZone of zones) {
      const clock = new Intl.DateTimeFormat("en-CA", {
        timeZone,
        dateStyle: "short",
        timeStyle: "short",
        hourCycle: "h23",
      });
      for (let day = dayOf("2026-12-01"); day < dayOf("2027-12-01"); day += 37) {
        const hour = [7, 12, 18, 20][day % 4] ?? 0;
        const at = momentIn(timeZone, day, hour);
        const date = new Date(day * DAY * 1_000).toISOString().slice(0, 10);
        const shown = clock.format(at * 1_000);
        expect(shown, timeZone).toBe(`${date}, ${String(hour).padStart(2, "0")}:00`);
        expect(dayIn(timeZone, at), timeZone).toBe(day);
      }
    }
  });

  it("is no hour where nobody knows the zone", () => {
    expect(() => momentIn("Mars/Olympus", dayOf("2026-12-07"), 18)).toThrow(RangeError);
  });
});
