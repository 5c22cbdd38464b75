import { z } from "zod";
import { listed } from "./setting.ts";

const REMINDERS = ["calendar", "slack"] as const;

/** What may remind someone to come back: their own calendar, which is always there, or Slack's own schedule. */
export type Reminder = (typeof REMINDERS)[number];

/** A list of what may remind people. */
export const reminders = listed.pipe(
  z.array(z.enum(REMINDERS, "must be calendar, or calendar,slack")),
);
