import { LIMITS } from "./limits.js";
/**
 * Whether an address sends more than people do. Counts are dropped after each span, and addresses are kept nowhere else.
 *
 * @param proxies how many proxies stand before us, each of which adds whom it was asked by
 * @param most how many requests of one address are let through in a span
 */
export function createGate(proxies, most) {
    let span = 0;
    const counts = new Map();
    return (request, now) => {
        const current = Math.floor(now / LIMITS.span);
        if (current !== span) {
            span = current;
            counts.clear();
        }
        const address = networkOf(addressOf(request, proxies));
        const count = (counts.get(address) ?? 0) + 1;
        counts.set(address, count);
        return count > most;
    };
}
function addressOf({ headers, socket }, proxies) {
    const own = socket.remoteAddress ?? "";
    if (proxies === 0)
        return own;
    const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
    return forwarded.at(-proxies)?.trim() || own;
}
/** A household has many addresses of version 6, and one network. */
function networkOf(address) {
    return address.includes(":") && !address.includes(".")
        ? address.split(":").slice(0, 4).join(":")
        : address;
}
