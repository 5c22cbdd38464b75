import { codeOf } from "../shared/refused.ts";

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
];

/** An answer's address that takes no more. */
const GONE: readonly (string | number)[] = ["used_url", "expired_url"];

export function isFatal(code: string | number): boolean {
  return FATAL.includes(code);
}

export function isGone(error: unknown): boolean {
  return GONE.includes(codeOf(error));
}

/** What to do about a start that failed or a token that was taken back, in a line. */
export function remedyFor(
  code: string | number,
  setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN",
): string {
  if (isFatal(code)) {
    const where =
      setting === "SLACK_BOT_TOKEN" ? "OAuth & Permissions" : "Basic Information, App-Level Tokens";
    return `Slack refuses ${setting} (${code}). Copy it again from the app's settings (${where}).`;
  }
  if (code === "missing_scope" || code === "not_allowed_token_type") {
    return `${setting} lacks a permission (${code}). Create the app from the manifest, and install it again.`;
  }
  return `I can't reach Slack (${code}). Is the network there, and SLACK_API_URL right?`;
}
