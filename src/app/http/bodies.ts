import type { IncomingMessage } from "node:http";

/** Reads the body of a request; null where it is too long, or was broken off. */
export type Bodies = (request: IncomingMessage) => Promise<Buffer | null>;

export type BodyLimits = {
  /** Bytes of a body. */
  readonly most: number;
  /** Bytes that are read nevertheless, and dropped, so that whoever sends a little too much gets an answer. */
  readonly passedOver: number;
  /** How many bodies may be on their way at once. */
  readonly atOnce: number;
};

/**
 * Reads bodies whole, with a length told before or without. Where too many are on their way, the one that has taken
 * longest is cut off: whoever means it sends it at once.
 */
export function createBodies({ most, passedOver, atOnce }: BodyLimits): Bodies {
  const onTheirWay = new Set<IncomingMessage>();
  return (request) => {
    if (Number(request.headers["content-length"] ?? 0) > passedOver) return Promise.resolve(null);
    const [first] = onTheirWay.add(request);
    if (onTheirWay.size > atOnce) first?.destroy();
    return new Promise((resolve) => {
      let chunks: Buffer[] = [];
      let size = 0;
      const end = (body: Buffer | null) => {
        onTheirWay.delete(request);
        resolve(body);
      };
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) chunks.push(chunk);
        else chunks = [];
        if (size > passedOver) end(null);
      });
      request.on("end", () => end(size > most ? null : Buffer.concat(chunks)));
      // Whatever broke it off; without a listener for errors, none is thrown.
      request.on("close", () => end(null));
    });
  };
}
