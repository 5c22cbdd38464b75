import { once } from "node:events";
/** Writes to a stream and waits for a slow reader, so that nothing piles up in memory. */
export async function write(output, text) {
    if (!output.write(text))
        await once(output, "drain");
}
