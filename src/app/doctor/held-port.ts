import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { type Answer, ask } from "./ask.ts";
import type { Page } from "./examining.ts";
import { pageAt } from "./page-at.ts";

/** A port of this machine: free, and held for as long as it is looked at, or in use, or not to be had. */
export type HeldPort = {
  readonly type: "free" | "in-use" | "refused";
  /** Through how many proxies a page came that is from here; null where it is not from here. */
  hopsOf(page: Page): number | null;
  /** Gets a path of whatever uses it. */
  get(path: string, host: string | null): Promise<Answer<Page>>;
  release(): void;
};

/** Takes a port where it is free. Whoever asks it meanwhile is told how many proxies they came through. */
export async function holdPort(port: number): Promise<HeldPort> {
  const mark = randomBytes(16).toString("hex");
  const server = createServer(({ headers }, response) => {
    const forwarded = String(headers["x-forwarded-for"] ?? "");
    const hops = forwarded.split(",").filter((one) => one.trim() !== "").length;
    response.setHeader("Cache-Control", "no-store").end(`${mark} ${hops}`);
  });
  const problem = await new Promise<string | null>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen(port, () => resolve(null));
  });
  return {
    type: problem === null ? "free" : problem === "EADDRINUSE" ? "in-use" : "refused",
    hopsOf({ text }) {
      const [own, hops] = text.trim().split(" ");
      return own === mark ? Number(hops) : null;
    },
    get: (path, host) => ask(pageAt({ port, path, host })),
    release() {
      server.close();
      server.closeAllConnections();
    },
  };
}
