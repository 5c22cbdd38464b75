import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes to a stream and waits for a slow reader, so that nothing piles up in memory. */
export async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}
