import { codeOf, fieldOf } from "../shared/refused.ts";

/** As Slack names scopes. */
const SCOPE = /^[a-z:._]{1,60}$/;

/** Where each token's scopes are granted. */
const WHERE = {
  SLACK_BOT_TOKEN: "under OAuth & Permissions, Bot Token Scopes, and install the app again",
  SLACK_APP_TOKEN: "under Basic Information, App-Level Tokens, to a new token, and set that",
};

/** What to do about a scope that a token lacks, in a line that names it; null where something else is wrong. */
export function scopeAdvice(error: unknown, setting: keyof typeof WHERE): string | null {
  if (codeOf(error) !== "missing_scope") return null;
  const needed = fieldOf(error, "needed") ?? fieldOf(fieldOf(error, "data"), "needed");
  const scopes = typeof needed === "string" ? needed.split(",").map((one) => one.trim()) : [];
  const [first = "that the manifest lists", ...others] = scopes.filter((one) => SCOPE.test(one));
  const named = [first, ...others].join(" or ");
  return `${setting} lacks the scope ${named}. Add it ${WHERE[setting]}.`;
}
