/** A day and an hour, in seconds. */
const [DAY, HOUR] = [86_400, 3_600];

/**
 * When a clock on the wall shows an hour of a day in a zone, in seconds since 1 January 1970. Where clocks go past that hour,
 * it is as much later as they go forward; where they show it twice, the first time.
 *
 * @param zone such as Europe/London
 * @param day in days since 1 January 1970
 * @throws RangeError where nobody knows the zone
 */
export function momentIn(zone: string, day: number, hour: number): number {
  const shown = day * DAY + hour * HOUR;
  const before = aheadIn(zone, shown - DAY);
  const after = aheadIn(zone, shown + DAY);
  const known = [before, after].find((ahead) => aheadIn(zone, shown - ahead) === ahead);
  return shown - (known ?? before);
}

/** The day of a moment in a zone, in days since 1 January 1970. @throws the same as `momentIn` */
export function dayIn(zone: string, at: number): number {
  return Math.floor((at + aheadIn(zone, at)) / DAY);
}

/** How many seconds a zone's clocks are ahead of UTC at a moment. */
function aheadIn(timeZone: string, at: number): number {
  const written = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const parts = written.formatToParts(at * 1_000);
  const { value = "" } = parts.find(({ type }) => type === "timeZoneName") ?? {};
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(value) ?? [];
  const ahead = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60;
  return sign === "-" ? -ahead : ahead;
}
