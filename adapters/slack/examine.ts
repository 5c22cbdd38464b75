import { webApi } from "@slack/bolt";
import {
  ask,
  type Examining,
  type Finding,
  fine,
  noAnswer,
  type Page,
  unseen,
  wrong,
} from "../../src/app/index.ts";
import { objectIn, objectOf, textIn } from "../shared/body.ts";
import { fetchOut } from "../shared/proxy.ts";
import { codeOf } from "../shared/refused.ts";
import { QUIET } from "./connect.ts";
import { isFatal, remedyFor } from "./errors.ts";
import { scopesWanted } from "./manifest.ts";
import type { SlackSettings } from "./settings.ts";

/** Milliseconds for a request. */
const WITHIN = 5_000;
type Setting = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

/**
 * Asks Slack about the tokens, by `auth.test` and, with Socket Mode, `apps.connections.open`: that hands out an address
 * to connect to, and nobody connects.
 */
export async function examineSlack(
  examining: Examining,
  settings: SlackSettings,
): Promise<readonly Finding[]> {
  const { apiUrl, token, delivery } = settings;
  const setting = apiUrl === null ? null : "SLACK_API_URL";
  const askFor = (own: string, method: string) =>
    ask(createClient(own, apiUrl, examining.heard).apiCall(method));
  const [bot, way] = await Promise.all([
    askFor(token, "auth.test"),
    delivery.type === "socket"
      ? askFor(delivery.appToken, "apps.connections.open")
      : examineRequests(examining),
  ]);
  const own =
    bot.type === "answer"
      ? [fine("token", "Slack takes SLACK_BOT_TOKEN."), ...examineScopes(bot.value, settings)]
      : [refusal(bot.error, "SLACK_BOT_TOKEN") ?? noAnswer("Slack", bot.error, setting)];
  if (!("type" in way)) return [...own, ...way];
  if (way.type === "none") {
    const refused = refusal(way.error, "SLACK_APP_TOKEN");
    // What keeps both tokens from Slack is said once.
    if (refused === null && bot.type === "none") return own;
    return [...own, refused ?? noAnswer("Slack's Socket Mode", way.error, setting)];
  }
  return [
    ...own,
    fine("app-token", "Slack takes SLACK_APP_TOKEN."),
    ...(examining.isSet("SLACK_SIGNING_SECRET")
      ? [fine("way", "SLACK_SIGNING_SECRET is set too, and is not used.")]
      : []),
    unseen(
      "events",
      "Whether events are switched on cannot be seen from here.",
      "Write to Backchat under Apps. No answer? Compare the app with the manifest.",
    ),
  ];
}

function createClient(
  token: string,
  apiUrl: string | null,
  heard: Examining["heard"],
): webApi.WebClient {
  const send = fetchOut();
  return new webApi.WebClient(token, {
    logger: QUIET,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: WITHIN,
    fetch: async (...asked) => {
      const response = await send(...asked);
      heard(response.headers.get("date"));
      return response;
    },
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  });
}

function examineScopes(answer: object, { reminds = false }: SlackSettings): readonly Finding[] {
  const { scopes } = objectIn(objectOf(answer), "response_metadata");
  if (!Array.isArray(scopes)) return [unseen("scopes", "Slack does not say what the bot may do.")];
  const missing = scopesWanted(reminds).filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return [fine("scopes", "The bot has every permission that it needs.")];
  const [what, them] = missing.length === 1 ? ["permission", "it"] : ["permissions", "them"];
  const todo = `At api.slack.com/apps, OAuth & Permissions, add ${them} under Bot Token Scopes. Then reinstall the app under Install App: only that changes anything.`;
  return [wrong("scopes", `The bot lacks the ${what} ${missing.join(" and ")}.`, todo)];
}

/** What can be known of Slack's requests to us. */
async function examineRequests({ general, lookAt, state }: Examining): Promise<readonly Finding[]> {
  const { publicUrl } = general;
  const found = await lookAt({ path: "/slack/events", isOurs: isReceiver, send: fetchOut() });
  const advice =
    "Type /backchat in Slack. No answer? Compare SLACK_SIGNING_SECRET with the one under Basic Information";
  if (state === "unproven") {
    const says = "Slack's requests arrive, and none is signed with SLACK_SIGNING_SECRET.";
    const todo =
      "Copy it again from Basic Information, and set this machine's clock if it is wrong.";
    return [...found, wrong("signing-secret", says, todo)];
  }
  const says =
    publicUrl === null
      ? "Whether Slack's requests arrive cannot be seen from here."
      : "Whether SLACK_SIGNING_SECRET is right cannot be seen from here.";
  const address = publicUrl === null ? ", and the manifest's address with your proxy." : ".";
  return [...found, unseen("signing-secret", says, advice + address)];
}

/** Whoever only looks gets a bare refusal from the receiver of requests. */
function isReceiver({ status, headers, text }: Page): boolean {
  return [401, 404, 405].includes(status) && text === "" && headers["content-type"] === undefined;
}

function refusal(error: unknown, setting: Setting): Finding | null {
  const code = codeOf(error);
  const about = setting === "SLACK_BOT_TOKEN" ? "token" : "app-token";
  if (code === "missing_scope" && setting === "SLACK_APP_TOKEN") {
    const todo =
      "Under Basic Information, App-Level Tokens, make another token with that, and copy it.";
    return wrong(about, "SLACK_APP_TOKEN lacks connections:write.", todo);
  }
  if (isFatal(code) || code === "missing_scope" || code === "not_allowed_token_type") {
    const [says = "", ...todo] = remedyFor(code, setting).split(/(?<=\.) /);
    return wrong(about, says, todo.join(" "));
  }
  const word = textIn(objectIn(objectOf(error), "data"), "error");
  if (!/^[a-z_]{1,60}$/.test(word) || word === "ratelimited") return null;
  const todo = "docs.slack.dev/reference/methods/auth.test says what that word means.";
  return wrong(about, `Slack refuses ${setting} (${word}).`, todo);
}
