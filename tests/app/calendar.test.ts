import fc from "fast-check";
import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";
import { afterEach, describe, expect, it } from "vitest";
import { calendarFile } from "../../src/app/calendar.ts";
import { calendarAddress, calendarIn } from "../../src/app/calendar-address.ts";
import {
  type Calendar,
  createSession,
  type Event,
  NOT_SURE,
  phaseOf,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const DAY = 86_400_000;
const dialog = realDialog();
const { reminder } = dialog.content;
if (!reminder) throw new Error("There is no reminder.");
const calendar: Calendar = { ...reminder.file, days: [20_786, 20_800, 20_821], hour: 18 };

const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, "").split("\r\n");
const valuesOf = (file: string, name: string) =>
  linesOf(file).flatMap((line) =>
    line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : [],
  );
/** As Mozilla's library reads it. */
const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env["TZ"];
  else process.env["TZ"] = TZ;
});

describe("calendarFile", () => {
  it("is read by two libraries: an event of 15 minutes for each day, private, taking no time, with its alarm", () => {
    const file = calendarFile(calendar);
    const events = eventsIn(file);
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([
      "2026-11-29T18:00:00",
      "2026-12-13T18:00:00",
      "2027-01-03T18:00:00",
    ]);
    for (const event of events) {
      expect(event.duration.toSeconds()).toBe(900);
      expect(event.summary).toBe(reminder.file.title);
      expect(event.description).toBe(reminder.file.note);
      expect(event.component.getFirstPropertyValue("class")).toBe("PRIVATE");
      expect(event.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
      const [alarm, ...others] = event.component.getAllSubcomponents("valarm");
      expect(others).toEqual([]);
      expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
      expect(alarm?.getFirstPropertyValue("description")).toBe(reminder.file.title);
      expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("PT0S");
    }
    const { events: read = [], version } = convertIcsCalendar(undefined, file);
    expect(version).toBe("2.0");
    expect(read.map(({ start }) => start.date.getTime() / DAY)).toEqual(
      calendar.days.map((day) => day + 18 / 24),
    );
    for (const { alarms, class: privacy, summary, timeTransparent } of read) {
      expect([privacy, summary, timeTransparent]).toEqual([
        "PRIVATE",
        reminder.file.title,
        "TRANSPARENT",
      ]);
      expect(alarms).toHaveLength(1);
    }
  });

  it("floats: it names no zone, and no moment but a day on which nothing of anybody happened", () => {
    const file = calendarFile(calendar);
    expect(file).not.toMatch(/TZID|VTIMEZONE/i);
    for (const name of ["DTSTART", "DTEND"]) {
      for (const value of valuesOf(file, name)) expect(value).toMatch(/^\d{8}T\d{6}$/);
      expect(valuesOf(file, name)).toHaveLength(calendar.days.length);
    }
    expect(new Set(valuesOf(file, "DTSTAMP"))).toEqual(new Set(["20261129T000000Z"]));
  });

  it("says nothing of what it is for, and holds nothing but its few lines", () => {
    for (const hour of reminder.hours) {
      const file = calendarFile({ ...calendar, hour });
      expect(linesOf(file).join("\n")).not.toMatch(/back|pain|code|ticket/i);
      const names = linesOf(file).map((line) => line.split(/[:;]/)[0]);
      expect([...new Set(names)].sort()).toEqual([
        "",
        ...["ACTION", "BEGIN", "CLASS", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "END"],
        ...["PRODID", "SEQUENCE", "SUMMARY", "TRANSP", "TRIGGER", "UID", "VERSION"],
      ]);
      expect(Buffer.byteLength(file)).toBeLessThan(2_000);
    }
  });

  it("is the same bytes in any zone, and an event goes by its day and hour", () => {
    const file = calendarFile(calendar);
    for (const zone of ["Pacific/Kiritimati", "America/St_Johns", "Pacific/Niue"]) {
      process.env["TZ"] = zone;
      expect(calendarFile(calendar)).toBe(file);
    }
    const idsOf = (of: Calendar) => valuesOf(calendarFile(of), "UID");
    expect(new Set(idsOf(calendar)).size).toBe(3);
    expect(idsOf({ ...calendar, days: calendar.days.slice(1) })).toEqual(idsOf(calendar).slice(1));
    const later = idsOf({ ...calendar, hour: 20 });
    expect(later.filter((id) => idsOf(calendar).includes(id))).toEqual([]);
  });

  it("is folded at 75 octets between whole letters, and escapes what it is told, whatever that is", () => {
    const letters = fc.oneof(
      fc.constantFrom(..."aé漢🏃,;:\\\"\n '\t".split(/(?:)/u), "🏃🏽‍♀️", "\\n", "END:VEVENT\n"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }),
    );
    const text = fc
      .array(letters, { maxLength: 120 })
      .map((parts) =>
        parts.join("").replace(/[\p{Cc}\u2028\u2029]/gu, (one) => (one === "\n" ? one : "")),
      );
    fc.assert(
      fc.property(text, text, (title, note) => {
        const file = calendarFile({ ...calendar, title: `t${title}`, note: `n${note}` });
        expect(file).toMatch(/\r\n$/);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of file.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Surrogate}/u);
        }
        const events = eventsIn(file);
        expect(events).toHaveLength(calendar.days.length);
        for (const { summary, description } of events) {
          expect(summary).toBe(`t${title}`);
          expect(description).toBe(`n${note}`);
        }
      }),
      { seed: 24, numRuns: 300 },
    );
  });
});

describe("a calendar's events", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  /** The days of a year, around and on those on which a zone's clocks are changed, and which way. */
  const changesIn = (zone: string) => {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
    const minutesAt = (day: number) => {
      const said = clock.formatToParts(day * DAY).find(({ type }) => type === "timeZoneName");
      const [, sign = "+", hours = "0", minutes = "0"] =
        /([+-])(\d\d):?(\d\d)?/.exec(said?.value ?? "") ?? [];
      return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
    };
    const found: { day: number; moved: number }[] = [];
    for (let day = TODAY; day < TODAY + 366; day++) {
      const moved = minutesAt(day + 1) - minutesAt(day);
      if (moved !== 0) found.push({ day, moved });
    }
    return found;
  };

  it("come on the right date at the picked hour of the clock on the wall, in every zone and across changes of clocks", () => {
    expect(zones.length).toBeGreaterThan(200);
    const ways = { forward: 0, backward: 0 };
    for (const zone of zones) {
      const changes = changesIn(zone);
      for (const { moved } of changes) ways[moved > 0 ? "forward" : "backward"]++;
      const around = changes.flatMap(({ day }) => [-1, 0, 1, 2].map((near) => day + near));
      const days = [...new Set([...calendar.days, ...around])].sort();
      const wall = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      });
      process.env["TZ"] = zone;
      for (const hour of reminder.hours) {
        // A floating time is that of the reader's own zone.
        const shown = eventsIn(calendarFile({ ...calendar, days, hour })).map(({ startDate }) =>
          wall.format(startDate.toJSDate()),
        );
        const wanted = days.map((day) => {
          const date = new Date(day * DAY).toISOString().slice(0, 10);
          return `${date} ${String(hour).padStart(2, "0")}:00`;
        });
        expect(shown, zone).toEqual(wanted);
      }
    }
    expect(ways.forward).toBeGreaterThan(50);
    expect(ways.backward).toBeGreaterThan(50);
  });
});

describe("calendarAddress", () => {
  const days = fc.uniqueArray(fc.integer({ min: 10_000, max: 99_999 }), {
    minLength: 1,
    maxLength: 12,
  });
  const parsed = (address: string) => {
    const { pathname, searchParams } = new URL(address, "https://backchat.example");
    return { pathname, calendar: calendarIn(reminder, searchParams) };
  };

  it("tells all that a file depends on beside the dialog's words", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 23 }), (days, hour) => {
        const { id, title, note } = reminder.file;
        const own = { id, title, note, days, hour };
        const read = parsed(calendarAddress(own));
        expect(read).toEqual({ pathname: `/${id}.ics`, calendar: own });
      }),
      { seed: 24 },
    );
  });

  it("is that of the file on the card", () => {
    const press = (session: Session, event: Event) => step(dialog, session, event, TODAY).session;
    let session = press(createSession(TODAY), { type: "consent", age: "20-44" });
    for (let at = phaseOf(dialog, session); at.type === "question"; at = phaseOf(dialog, session)) {
      const { id, role } = at.question;
      const options = role === "screen" ? [] : [NOT_SURE];
      session = press(session, { type: "answer", question: id, options });
    }
    session = press(press(session, { type: "remind" }), { type: "remind", hour: 18 });
    const { blocks } = viewOf(dialog, session, { surface: "web", region: null });
    const held = blocks.flatMap((block) => (block.type === "calendar" ? [block.calendar] : []));
    expect(held.map(({ days }) => days)).toEqual([reminder.days.map((day) => TODAY + day)]);
    for (const own of held) expect(parsed(calendarAddress(own)).calendar).toEqual(own);
  });

  it.each([
    "",
    "days=20786",
    "hour=18",
    "days=&hour=18",
    "days=20786&hour=24",
    "days=20786&hour=-1",
    "days=20786&hour=18.5",
    "days=20786&hour=018",
    "days=20786,&hour=18",
    "days=20786,abc&hour=18",
    "days=0&hour=18",
    "days=-20786&hour=18",
    "days=1e5&hour=18",
    "days=123456&hour=18",
    "days=20786%0D%0ASUMMARY:x&hour=18",
    `days=${Array(13).fill(20_786)}&hour=18`,
  ])("is none of ours as ?%s", (query) => {
    expect(calendarIn(reminder, new URLSearchParams(query))).toBeNull();
  });

  it("has each day once", () => {
    const twice = calendarIn(reminder, new URLSearchParams("days=20786,20786&hour=7"));
    expect(twice?.days).toEqual([20_786]);
  });
});
