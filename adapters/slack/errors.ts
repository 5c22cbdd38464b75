import { ExpectedError, PassingError } from "../../src/app/index.ts";
import { codeOf, fieldOf } from "../shared/refused.ts";
import { scopeAdvice } from "./scope.ts";

/** Refusals that are part of the day: a card or place that has gone, or too much at once. */
export const ROUTINE: readonly (string | number)[] = [
  "used_url",
  "expired_url",
  "channel_not_found",
  "not_in_channel",
  "message_not_found",
  "cant_update_message",
  "user_not_in_channel",
  "is_archived",
  "ratelimited",
  "slack_webapi_rate_limited_error",
];

/** Without these nothing works until somebody mends the app. */
const FATAL: readonly (string | number)[] = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "user_removed_from_team",
  "team_disabled",
];

/** A token that is good, but not for this. */
const LACKING: readonly (string | number)[] = [
  "missing_scope",
  "not_allowed_token_type",
  "no_permission",
];

/** An answer's address that takes no more. */
const GONE: readonly (string | number)[] = ["used_url", "expired_url"];

export function isFatal(code: string | number): boolean {
  return FATAL.includes(code);
}

/** Whether a start that was refused so is refused until somebody mends the app. */
export function isFinal(code: string | number): boolean {
  return isFatal(code) || LACKING.includes(code);
}

export function isGone(error: unknown): boolean {
  return GONE.includes(codeOf(error));
}

type TokenSetting = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

/** A start that failed: for good where Slack refuses it, and for now whatever else it was. */
export function failureOf(error: unknown, setting: TokenSetting): ExpectedError | PassingError {
  const code = reasonOf(error);
  const advice = scopeAdvice(error, setting) ?? remedyFor(code, setting);
  if (isFinal(code)) return new ExpectedError("config", advice);
  const seconds = fieldOf(error, "retryAfter");
  return new PassingError(advice, typeof seconds === "number" ? seconds : null);
}

/** Why Slack could not be had, as a code that holds nothing of what was sent or answered. */
export function reasonOf(error: unknown): string | number {
  const status = fieldOf(error, "statusCode");
  if (typeof status === "number") return status;
  const isBusy = fieldOf(error, "status") === 429 || fieldOf(error, "status") === undefined;
  if (isBusy && typeof fieldOf(error, "retryAfter") === "number") return 429;
  const cause = causeIn(error) ?? error;
  return codeOf(typeof cause === "string" ? { code: cause } : cause);
}

/** What a request ended in, beneath what the SDK and fetch make of it. */
function causeIn(error: unknown): unknown {
  const inner = fieldOf(error, "original") ?? fieldOf(error, "cause");
  return inner === undefined ? undefined : (causeIn(inner) ?? inner);
}

/** What to do about a start that failed or a token that was taken back, in a line. */
export function remedyFor(code: string | number, setting: TokenSetting): string {
  if (isFatal(code)) {
    const where =
      setting === "SLACK_BOT_TOKEN" ? "OAuth & Permissions" : "Basic Information, App-Level Tokens";
    return `Slack refuses ${setting} (${code}). Copy it again from the app's settings (${where}).`;
  }
  if (LACKING.includes(code)) {
    return setting === "SLACK_BOT_TOKEN"
      ? `${setting} lacks a permission (${code}). Create the app from the manifest, and install it again.`
      : `${setting} lacks a permission (${code}). Make one with connections:write (Basic Information, App-Level Tokens).`;
  }
  switch (code) {
    case 429:
      return "Slack wants to be left alone for a while (429).";
    case "too_many_websockets":
      return "Slack ends connections, since this app has ten already (too_many_websockets). Stop what else runs with SLACK_APP_TOKEN.";
    case "link_disabled":
      return "Slack ends connections, since Socket Mode is off (link_disabled). Switch it on in the app's settings (Socket Mode).";
    case "refresh_requested":
    case "warning":
      return `Slack asks for a new connection again and again (${code}). See https://slack-status.com.`;
    default:
      return `I can't reach Slack (${code}). Is this machine online, and SLACK_API_URL right where it is set?`;
  }
}
