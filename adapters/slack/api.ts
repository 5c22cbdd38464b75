import type { webApi } from "@slack/bolt";
import { Posting } from "../shared/posting.ts";
import { Refused } from "../shared/refused.ts";

/** Where Slack's answers go to: its own hosts, the second for governments. */
const HOOKS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];
/** Slack waits for no answer to a click; what takes longer than this is none any more. In milliseconds. */
const WITHIN = 5_000;
/** The longest that a busy Slack is waited for, in seconds. */
const PATIENCE = 3;

/** How to reach Slack: answers to clicks by their `response_url`, and everything else by the Web API. */
export type SlackApi = {
  /** @throws Refused where Slack does not take the answer, or the address is not Slack's */
  respond(url: string, message: object): Promise<void>;
  /** @throws what the Web API refuses, after one more try where it was busy */
  call(method: string, options: Record<string, unknown>): Promise<webApi.WebAPICallResult>;
  close(): Promise<void>;
};

/**
 * @param apiUrl the Web API of a proxy or a test server, whose host may then take answers too; null for Slack itself
 * @param busy what to say where Slack stays busy
 */
export function createApi(client: webApi.WebClient, apiUrl: string | null, busy: string): SlackApi {
  const origins = apiUrl === null ? HOOKS : [...HOOKS, new URL(apiUrl).origin];
  const postings = new Map(origins.map((origin) => [origin, new Posting(origin, WITHIN)]));

  async function respond(url: string, message: object): Promise<void> {
    const origin = origins.find((own) => url.startsWith(`${own}/`)) ?? "";
    const posting = postings.get(origin);
    if (!posting) throw new Refused("foreign_url");
    const path = url.slice(origin.length);
    const first = await posting.post(path, message);
    if (first.status !== 429) return check(first);
    await pause(first.retryAfter);
    const second = await posting.post(path, message);
    if (second.status !== 429) return check(second);
    await posting.post(path, { replace_original: false, text: busy });
    throw new Refused("ratelimited");
  }

  async function call(method: string, options: Record<string, unknown>) {
    try {
      return await client.apiCall(method, options);
    } catch (error) {
      const seconds = retryAfterOf(error);
      if (seconds === null) throw error;
      await pause(seconds);
      return await client.apiCall(method, options);
    }
  }

  async function close(): Promise<void> {
    await Promise.all([...postings.values()].map((posting) => posting.close()));
  }

  return { respond, call, close };
}

function check({ status, text }: { readonly status: number; readonly text: string }): void {
  const isRefused = status >= 300 || text.includes('"ok":false');
  if (!isRefused) return;
  const [code] = /\b[a-z]+(?:_[a-z]+)+\b/.exec(text) ?? [];
  throw new Refused(code ?? String(status));
}

/** How long Slack wants to be left alone, in seconds, or null where that is not what is wrong. */
function retryAfterOf(error: unknown): number | null {
  const seconds: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "retryAfter") : null;
  return typeof seconds === "number" ? seconds : null;
}

function pause(seconds: number | null): Promise<void> {
  const wait = Math.min(seconds ?? 1, PATIENCE) * 1_000;
  return new Promise((resolve) => setTimeout(resolve, wait));
}
