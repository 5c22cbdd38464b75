import { connect } from "node:tls";
import { ask } from "./ask.ts";
import { type Finding, fine, unseen, wrong } from "./finding.ts";

/** A certificate that runs out sooner was to be renewed already. */
const LEAST_DAYS = 14;
const DAY = 86_400_000;

/** How long the certificate at an address is good for; nothing where it cannot be had from here. */
export async function examineCertificate(address: URL, now: number): Promise<readonly Finding[]> {
  const end = await ask(endOf(address));
  if (end.type === "none") {
    return [unseen("certificate", "Its certificate cannot be looked at from here.")];
  }
  const days = Math.floor((end.value - now) / DAY);
  if (days < 0) return [];
  const left = `${days} ${days === 1 ? "day" : "days"}`;
  if (days >= LEAST_DAYS) return [fine("certificate", `Its certificate is good for ${left}.`)];
  const todo = "Renew it, and see why that was not done by itself.";
  return [wrong("certificate", `Its certificate runs out in ${left}.`, todo)];
}

/** When a certificate ends, whoever has signed it. */
function endOf({ hostname, port }: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      {
        host: hostname,
        port: Number(port || 443),
        servername: hostname,
        rejectUnauthorized: false,
      },
      () => {
        const { valid_to } = socket.getPeerCertificate();
        socket.destroy();
        resolve(Date.parse(valid_to));
      },
    );
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("closed")));
  });
}
