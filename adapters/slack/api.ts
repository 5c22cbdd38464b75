import type { webApi } from "@slack/bolt";
import { Posting } from "../shared/posting.ts";
import { codeOf, fieldOf, isWord, Refused } from "../shared/refused.ts";
import { secondsAfterFailure, secondsIn, tryAgain } from "../shared/try-again.ts";

/** Where Slack's answers go to: its own hosts, the second for governments. */
const HOOKS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];
/** Slack waits for no answer to a click; a try that takes longer than this is none any more. In milliseconds. */
const WITHIN = 2_000;
/** No try begins later than this: somebody waits. In milliseconds. */
const UNTIL = 5_000;
/** The longest that a busy Slack is waited for at a time, in seconds. */
const PATIENCE = 3;

/** How to reach Slack: answers to clicks by their `response_url`, and everything else by the Web API. */
export type SlackApi = {
  /**
   * Answers a click, in several tries where that has to be: a card that comes twice is the same card.
   *
   * @throws Refused where Slack does not take the answer, or the address is not Slack's
   */
  respond(url: string, message: object): Promise<void>;
  /**
   * Calls a method, in several tries where that does no harm.
   *
   * @throws what the Web API refuses
   */
  call(method: string, options: Record<string, unknown>): Promise<webApi.WebAPICallResult>;
  close(): Promise<void>;
};

/**
 * @param apiUrl the Web API of a proxy or a test server, whose host may then take answers too; null for Slack itself
 * @param onRefused hears what the Web API has refused in the end
 */
export function createApi(
  client: webApi.WebClient,
  apiUrl: string | null,
  onRefused: (error: unknown) => void,
): SlackApi {
  const origins = apiUrl === null ? HOOKS : [...HOOKS, new URL(apiUrl).origin];
  const postings = new Map(origins.map((origin) => [origin, new Posting(origin, WITHIN)]));

  async function respond(url: string, message: object): Promise<void> {
    const origin = origins.find((own) => url.startsWith(`${own}/`)) ?? "";
    const posting = postings.get(origin);
    if (!posting) throw new Refused("foreign_url");
    const path = url.slice(origin.length);
    const post = async () => {
      const { status, text, retryAfter } = await posting.post(path, message);
      const isRefused = status >= 300 || text.includes('"ok":false');
      if (isRefused) throw new Refused(wordIn(text) ?? String(status), status, retryAfter);
    };
    return tryAgain(post, { until: Date.now() + UNTIL, secondsAfter: secondsToWait });
  }

  async function call(method: string, options: Record<string, unknown>) {
    const secondsAfter = TWICE_DIFFERS.includes(method) ? secondsUndone : secondsToWait;
    const ask = () => client.apiCall(method, options);
    try {
      return await tryAgain(ask, { until: Date.now() + UNTIL, secondsAfter });
    } catch (error) {
      onRefused(error);
      throw error;
    }
  }

  async function close(): Promise<void> {
    await Promise.all([...postings.values()].map((posting) => posting.close()));
  }

  return { respond, call, close };
}

/** Slack's word in an answer to a post; null where the text is none of Slack's. */
function wordIn(text: string): string | null {
  const word = /"error":\s*"([^"]*)"/.exec(text)?.[1] ?? text.trim();
  return isWord(word) ? word : null;
}

/** Methods that leave two of what they make: Slack promises nothing that would tell the second try from the first. */
const TWICE_DIFFERS: readonly string[] = ["chat.postMessage"];

/** Words of Slack's own trouble, which comes with status 200 too. */
const TROUBLE: readonly (string | number)[] = [
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
];
const BUSY: readonly (string | number)[] = ["ratelimited", "slack_webapi_rate_limited_error"];
/** Slack's own client gives this code to whatever no answer came to. */
const UNANSWERED = "slack_webapi_request_error";

/** After how many seconds something harmless may be tried again; null where Slack has refused it. */
export function secondsToWait(error: unknown): number | null {
  const code = codeOf(error);
  if (BUSY.includes(code)) return Math.min(secondsIn(error) ?? 1, PATIENCE);
  if (TROUBLE.includes(code) || code === UNANSWERED) return 0;
  const seconds = secondsAfterFailure(error);
  return seconds === null ? null : Math.min(seconds, PATIENCE);
}

/** The same for what must not be done twice: null, too, where Slack may have done it. */
function secondsUndone(error: unknown): number | null {
  const isUndone = BUSY.includes(codeOf(error)) || NEVER_SENT.test(causeOf(error));
  return isUndone ? secondsToWait(error) : null;
}

/** Where there was no connection, nothing was sent. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** What `fetch` says of a request that no answer came to, somewhere below what Slack's client says. */
function causeOf(error: unknown): string {
  const below = fieldOf(error, "cause");
  return below === undefined ? String(codeOf(error)) : causeOf(below);
}
