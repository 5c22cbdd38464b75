import type { GeneralSettings } from "../settings/general-settings.ts";
import { ask } from "./ask.ts";
import { examineCertificate } from "./certificate.ts";
import type { Examining, Look, Page } from "./examining.ts";
import { type Finding, fine, unseen, wrong } from "./finding.ts";
import { type HeldPort, holdPort } from "./held-port.ts";
import { type Trouble, troubleIn } from "./trouble.ts";

/** What can be known of where Backchat is found. */
export type Address = {
  readonly lookAt: Examining["lookAt"];
  /** Gives the port back. */
  leave(): Promise<void>;
};

type Own = Pick<GeneralSettings, "port" | "publicUrl" | "proxies">;

/**
 * Looks at `PORT` and `PUBLIC_URL`. Where nothing uses the port, it is held meanwhile, so that a request to the public
 * address shows whether it leads here, and through how many proxies.
 */
export function createAddress(own: Own): Address {
  let held: Promise<HeldPort> | null = null;
  return {
    async lookAt(look) {
      held ??= holdPort(own.port);
      const port = await held;
      const { findings, isRunning } = await examinePort(port, own, look);
      const { publicUrl } = own;
      if (publicUrl === null) return findings;
      const url = look.path === "/" ? new URL(publicUrl) : new URL(look.path, publicUrl);
      const [found, certificate] = await Promise.all([
        examinePublic(port, own, url, look, isRunning),
        url.protocol === "https:" ? examineCertificate(url, Date.now()) : [],
      ]);
      return [...findings, ...found, ...certificate];
    },
    async leave() {
      (await held)?.release();
    },
  };
}

async function examinePort(
  held: HeldPort,
  { port, publicUrl }: Own,
  { path, isOurs }: Look,
): Promise<{ readonly findings: readonly Finding[]; readonly isRunning: boolean }> {
  const no = (finding: Finding) => ({ findings: [finding], isRunning: false });
  if (held.type === "free") return no(fine("port", `Port ${port} is free.`));
  if (held.type === "refused") {
    const todo = "Set PORT to a number above 1024, and have the proxy send there.";
    return no(wrong("port", `This user may not have port ${port}.`, todo));
  }
  const page = await held.get(path, publicUrl === null ? null : new URL(publicUrl).host);
  if (page.type === "answer" && isOurs(page.value)) {
    const finding = fine("port", `Backchat answers at port ${port} of this machine.`);
    return { findings: [finding], isRunning: true };
  }
  const todo = "End that, or set PORT to another number and have the proxy send there.";
  return no(wrong("port", `Something else uses port ${port}.`, todo));
}

async function examinePublic(
  held: HeldPort,
  { port, proxies }: Own,
  url: URL,
  { isOurs, send = fetch }: Look,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const shown = url.pathname === "/" ? url.origin : url.origin + url.pathname;
  const page = await ask(pageAt(url, send));
  if (page.type === "none") return [unreachable(url.origin, page.error)];
  const { status, headers } = page.value;
  const hops = held.hopsOf(page.value);
  if (hops !== null) return [fine("public", `${shown} leads here.`), examineProxies(proxies, hops)];
  if (isOurs(page.value)) {
    const found = fine("public", `${shown} is there, and is Backchat.`);
    const says = "Whether PROXIES is right cannot be seen while Backchat runs.";
    return [found, unseen("proxies", says, "Stop it and run this again to know.")];
  }
  if (status >= 300 && status < 400) {
    const to = String(headers["location"] ?? "");
    const where = URL.canParse(to, url.href) ? new URL(to, url).origin : "another address";
    const says = `${shown} sends everyone on, to ${where}.`;
    return [wrong("public", says, "Set PUBLIC_URL to where that ends.")];
  }
  const behind = isRunning ? "" : " Does Backchat run?";
  const todo = `Does the proxy there send ${url.pathname} to port ${port} of this machine?${behind}`;
  const says =
    status >= 502 && status <= 504
      ? `A proxy answers at ${shown}, and finds nothing behind it (${status}).`
      : `${shown} answers, and is not Backchat (${status}).`;
  return [wrong("public", says, todo)];
}

function examineProxies(proxies: number, hops: number): Finding {
  if (proxies === hops) return fine("proxies", `PROXIES=${proxies} is right.`);
  const stand = hops === 0 ? "no proxy stands" : hops === 1 ? "1 stands" : `${hops} stand`;
  const says = `PROXIES is ${proxies}, and ${stand} before PORT.`;
  return wrong("proxies", says, `Set PROXIES=${hops}.`);
}

function unreachable(shown: string, error: unknown): Finding {
  const { kind, why }: Trouble = troubleIn(error) ?? {
    kind: "way",
    why: "what it says is no page",
  };
  return wrong("public", `${shown} cannot be reached: ${why}.`, REMEDIES[kind]);
}

const REMEDIES: Readonly<Record<Trouble["kind"], string>> = {
  name: "Is PUBLIC_URL spelt right? A new name takes up to an hour to be known.",
  way: "Does the proxy there run, and do router and firewall let requests in? Some routers keep out whoever asks from inside: try a phone on another network.",
  certificate: "Have it made for this name, by someone whom browsers trust, and kept up to date.",
  clock: "Set this machine's clock, or the proxy's.",
};

/** What is got at a public address, as it first answers. */
async function pageAt(url: URL, send: typeof fetch): Promise<Page> {
  const response = await send(url.href, {
    redirect: "manual",
    signal: AbortSignal.timeout(6_000),
  });
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, text: await response.text() };
}
