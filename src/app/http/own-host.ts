import { isIP } from "node:net";

/** Endings of names that are looked up within a network alone: whoever is outside cannot have one. */
const INNER = [".localhost", ".internal", ".cluster.local", ".svc"];

/**
 * Whether a request's Host is a name that only we can go by: an address, this machine, a name within the network such as
 * a container's, or one of ours. A page elsewhere can have its own name lead here, and read what is answered to that.
 *
 * @param host the header, with or without a port
 * @param names ours, without a port
 */
export function isOwnHost(host: string | undefined, names: readonly string[]): boolean {
  // Every browser tells a host.
  if (host === undefined) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  const name = hostname.replace(/^\[|\]$|\.$/g, "");
  const isInner = !name.includes(".") || INNER.some((ending) => name.endsWith(ending));
  return isIP(name) !== 0 || isInner || names.some((own) => own.toLowerCase() === name);
}
