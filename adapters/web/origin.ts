import type { IncomingHttpHeaders } from "node:http";
import { isOwnHost } from "../../src/app/index.ts";

/** Tells whether requests are meant for our pages, and whether forms come from them. */
export type Origin = {
  /** Whether it is us who is asked, where it is known what we are called. */
  isAsked(headers: IncomingHttpHeaders): boolean;
  hasSent(headers: IncomingHttpHeaders): boolean;
};

/** @param publicUrl where people find the page, or null */
export function createOrigin(publicUrl: string | null): Origin {
  const own = publicUrl === null ? null : new URL(publicUrl);
  return {
    isAsked: ({ host }) => own === null || isOwnHost(host, [own.hostname]),
    hasSent({ host, origin = "", "sec-fetch-site": site }) {
      // What the browser itself says of where a form is from cannot be made up, nor left out for a page elsewhere.
      if (site !== undefined) return site === "same-origin" || site === "none";
      if (!URL.canParse(origin)) return false;
      return own === null ? new URL(origin).host === host : origin === own.origin;
    },
  };
}
