import { type Examining, type Finding, fine } from "../../src/app/index.ts";
import { fetchOut } from "../shared/proxy.ts";

/** Looks whether the page is found where people look for it. */
export async function examineWeb({ general, lookAt }: Examining): Promise<readonly Finding[]> {
  const found = await lookAt({
    path: "/",
    isOurs: ({ status, text }) => status === 200 && text.includes(OURS),
    send: fetchOut(),
  });
  const isOwn = general.publicUrl === null;
  const says =
    "PUBLIC_URL is not set: the page is for whoever can reach this machine, and nobody is sent there.";
  return isOwn ? [...found, fine("public", says)] : found;
}

/** What every card of ours carries. */
const OURS = 'name="ticket"';
