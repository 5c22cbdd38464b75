import { getProxyForUrl } from "proxy-from-env";
import { Agent, type Dispatcher, fetch, Pool, ProxyAgent } from "undici";
import { ExpectedError } from "../../src/app/index.ts";

/** The environment's names for a proxy, which count in every program; in either case, as NO_PROXY does. */
const SETTINGS = ["HTTPS_PROXY", "HTTP_PROXY"];

/** How connections are made, as `undici` takes it. */
type Connecting = Pick<Pool.Options, "connections" | "headersTimeout" | "bodyTimeout"> & {
  readonly connect?: { readonly timeout: number };
};

/**
 * The way out where the environment names a proxy in HTTPS_PROXY: by it, or past it to what NO_PROXY lists. Null where none
 * is named.
 *
 * @throws ExpectedError where what is named is no address
 */
export function wayOut(connecting: Connecting = {}): Dispatcher | null {
  const named = namedProxies();
  const wrong = named.find((name) => !isAddress(inEnvironment(name)));
  if (wrong !== undefined) {
    const advice = `${wrong} must be an address such as http://proxy.example:3128`;
    throw new ExpectedError("config", advice);
  }
  if (named.length === 0) return null;
  const { connect, ...limits } = connecting;
  // What the proxy itself takes is bounded like all else: one that says nothing would be waited for for minutes.
  const patient = {
    ...(connect ? { proxyTls: connect, requestTls: connect } : {}),
    clientFactory: (origin: URL, options: object) => new Pool(origin, { ...options, ...limits }),
  };
  return new Agent({
    ...limits,
    factory(origin, options) {
      const uri = getProxyForUrl(String(origin));
      return uri === ""
        ? new Pool(origin, { ...options, ...connecting })
        : new ProxyAgent({ ...limits, ...patient, uri });
    },
  });
}

/** Whether the environment names a proxy for what goes by TLS. */
export function hasProxy(): boolean {
  return inEnvironment("HTTPS_PROXY") !== "";
}

function namedProxies(): readonly string[] {
  return SETTINGS.filter((name) => inEnvironment(name) !== "");
}

/** `fetch` by the way out, where the environment names one. */
export function fetchOut(): typeof globalThis.fetch {
  const way = wayOut();
  if (way === null) return globalThis.fetch;
  // Node's own takes no package's way on every Node.
  return (asked, init) => fetch(asked, { ...init, dispatcher: way });
}

function inEnvironment(name: string): string {
  return process.env[name.toLowerCase()] || process.env[name] || "";
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
