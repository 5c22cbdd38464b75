import { type Body, objectOf } from "../shared/body.ts";
import { Posting } from "../shared/posting.ts";
import { codeOf, isWord, Refused } from "../shared/refused.ts";
import { secondsAfterFailure, secondsIn, tryAgain } from "../shared/try-again.ts";
import { sendPictured } from "./pictures.ts";
import type { SlackSettings } from "./settings.ts";

/** Where Slack's Web API is. */
const API = "https://slack.com/api/";
/** Where Slack's answers go to: its own hosts, the second for governments. */
const HOOKS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];
/** A try that takes longer than this is none any more: one that hangs leaves room for another. In milliseconds. */
const WITHIN = 2_000;
/** No try begins later than this: somebody waits. In milliseconds. */
const UNTIL = 5_000;
/** The longest that a busy Slack is waited for at a time, in seconds. */
const PATIENCE = 3;

/**
 * How to reach Slack: answers to clicks by their `response_url`, and everything else by the Web API. Slack's own client
 * takes three times the memory for it.
 */
export type SlackApi = {
  /**
   * Answers a click, in several tries where that has to be: a card that comes twice is the same card.
   *
   * @param isWanted whether it is still to be shown, before each further try
   * @throws Refused where Slack does not take the answer, or the address is not Slack's
   */
  respond(url: string, message: object, isWanted: () => boolean): Promise<void>;
  /**
   * Calls a method, in several tries where that does no harm, and gives Slack's answer.
   *
   * @param patience milliseconds in which it is tried again
   * @throws Refused where Slack does not do it
   */
  call(
    method: string,
    options: Readonly<Record<string, unknown>>,
    patience?: number,
  ): Promise<Body>;
  close(): Promise<void>;
};

/** @param onRefused hears what the Web API has refused in the end */
export function createApi(
  { token, apiUrl }: Pick<SlackSettings, "token" | "apiUrl">,
  onRefused: (error: unknown) => void,
): SlackApi {
  const api = new URL(apiUrl ?? API);
  const methods = new Posting(api.origin, WITHIN);
  // A test server or a proxy takes answers too.
  const origins = apiUrl === null ? HOOKS : [...HOOKS, api.origin];
  const postings = new Map(origins.map((origin) => [origin, new Posting(origin, WITHIN)]));

  async function respond(url: string, message: object, isWanted: () => boolean): Promise<void> {
    const origin = origins.find((own) => url.startsWith(`${own}/`)) ?? "";
    const posting = postings.get(origin);
    if (!posting) throw new Refused("foreign_url");
    const path = url.slice(origin.length);
    const post = async (shown: object) => {
      const posted = await posting.post(path, shown);
      const { status, text } = posted;
      const isRefused = status >= 300 || text.includes('"ok":false');
      if (isRefused) throw new Refused(wordIn(text) ?? String(status), posted);
    };
    const attempt = async (failures: number) => {
      if (failures > 0 && !isWanted()) return;
      await sendPictured(objectOf(message), failures, post);
    };
    return tryAgain(attempt, { until: Date.now() + UNTIL, secondsAfter: secondsToWait });
  }

  async function call(
    method: string,
    options: Readonly<Record<string, unknown>>,
    patience = UNTIL,
  ): Promise<Body> {
    const secondsAfter = TWICE_DIFFERS.includes(method) ? secondsUndone : secondsToWait;
    const ask = async (given: Body) => {
      const posted = await methods.postForm(`${api.pathname}${method}`, given, token);
      const answer = bodyIn(posted.text);
      if (posted.status < 300 && answer["ok"] === true) return answer;
      const { error = posted.status < 300 ? "unknown" : posted.status, needed } = answer;
      throw new Refused(codeOf({ code: error }), posted, needed);
    };
    try {
      const attempt = (failures: number) => sendPictured(options, failures, ask);
      return await tryAgain(attempt, { until: Date.now() + patience, secondsAfter });
    } catch (error) {
      onRefused(error);
      throw error;
    }
  }

  async function close(): Promise<void> {
    await Promise.all([methods, ...postings.values()].map((posting) => posting.close()));
  }

  return { respond, call, close };
}

/** Slack's answer, empty where the text is none of Slack's. */
function bodyIn(text: string): Body {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
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
const BUSY = "ratelimited";

/** After how many seconds something harmless may be tried again; null where Slack has refused it. */
export function secondsToWait(error: unknown): number | null {
  const code = codeOf(error);
  if (TROUBLE.includes(code)) return 0;
  const seconds = code === BUSY ? (secondsIn(error) ?? 1) : secondsAfterFailure(error);
  return seconds === null ? null : Math.min(seconds, PATIENCE);
}

/** The same for what must not be done twice: null, too, where Slack may have done it. */
function secondsUndone(error: unknown): number | null {
  const code = codeOf(error);
  const isBusy = code === BUSY || (error instanceof Refused && error.status === 429);
  return isBusy || NEVER_SENT.includes(code) ? secondsToWait(error) : null;
}

/** Where there was no connection, nothing was sent. */
const NEVER_SENT: readonly (string | number)[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];
