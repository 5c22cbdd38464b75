import { MILE, type Unit } from "../../quantity.ts";

/** Units as people write them, with what one is in ours. */
export const UNITS: ReadonlyMap<string, readonly [Unit, number]> = new Map(
  (
    [
      ["km", 1, "km k kms kilometre kilometres kilometer kilometers kays klicks ks kmtr kmtrs"],
      ["km", MILE, "mile miles mi m miler milers"],
      ["hours", 1, "hour hours hr hrs h hourly"],
      ["hours", 1 / 60, "min mins minute minutes"],
      ["seconds", 1, "second seconds sec secs s"],
      ["weeks", 1, "week weeks wk wks weeek weeeks"],
      ["weeks", 2, "fortnight fortnights"],
      ["weeks", 1 / 7, "day days"],
      ["weeks", 4.345, "month months mth mths mnth mnths mo mos"],
      ["weeks", 52, "year years yr yrs"],
      ["weeks", 520, "decade decades"],
      ["steps", 1, "spm steps"],
      ["times", 1, "times time reps rep x sessions session workouts workout classes class"],
    ] as const
  ).flatMap(([unit, factor, words]) =>
    words.split(" ").map((word) => [word, [unit, factor]] as const),
  ),
);
