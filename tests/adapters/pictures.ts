import type { View } from "../../src/engine/index.ts";

/** As large as a drawing's file is at most. */
const SIZE = 15_000;

/** The bytes of a picture of the test's own: what text would not survive, and what looks like the end of a form's part. */
export function pictureOf(name: string): Uint8Array<ArrayBuffer> {
  const start = Buffer.from(`\x89PNG\r\n\x1a\n${name}\r\n--\r\n\0`, "latin1");
  return Uint8Array.from({ length: SIZE }, (_, at) => start[at] ?? at % 256);
}

/** A picture for each of some drawings. */
export function picturesOf(names: readonly string[]): Map<string, Uint8Array<ArrayBuffer>> {
  return new Map(names.map((name) => [name, pictureOf(name)]));
}

/** The pictures that a chat shows on a card. */
export function picturesOn({ blocks }: View) {
  return blocks.flatMap((block) =>
    block.type === "pictures" && block.place === "card" ? block.pictures : [],
  );
}

/** A card like another, with its pictures many times over, each of a drawing of its own, and told at length. */
export function crowded(view: View, count: number): View {
  const pictures = Array.from({ length: count }, (_, at) => ({
    drawing: `drawing-${at}`,
    alt: `${at} ${"A runner. ".repeat(300)}`,
  }));
  const block = { type: "pictures", pictures, caption: null, place: "card" } as const;
  return { ...view, blocks: [block, ...view.blocks] };
}
