/**
 * Base32768 (https://github.com/qntm/base32768): 15 bits a letter, in 1,024 runs of 32 letters each. All are single units
 * of UTF-16 that JSON and every normal form of Unicode leave as they are.
 *
 * The package of that name does the same, but its tables take a tenth of a start and 4 MB, and reading a ticket by them
 * several times as long as opening it. Written here without its shorter last letter: bytes come in whole letters.
 */
const BITS = 15;
const RUN_BITS = 5;

/** The alphabet, from the first letter to the last of what stands together. */
const RANGES = `
  04a0-04bf 0500-051f 0680-06bf 0760-079f 07c0-07df 1000-101f 10a0-10bf 1100-115f 1180-119f 11e0-123f 1260-127f 12e0-12ff
  1320-133f 13a0-13df 1420-165f 16a0-16df 1780-179f 1820-185f 18c0-18df 1980-199f 19e0-19ff 1a20-1a3f 1bc0-1bdf 1c00-1c1f
  1d00-1d1f 21e0-21ff 22c0-22df 2340-23df 2400-241f 2500-275f 2780-27bf 2800-297f 29a0-29bf 2a20-2a5f 2a80-2abf 2ae0-2b5f
  2c00-2c1f 2c80-2cdf 2d00-2d1f 2d40-2d5f 2ea0-2edf 31c0-31df 3400-4d9f 4dc0-9fbf a000-a47f a4a0-a4bf a500-a5ff a640-a65f
  a6a0-a6df a700-a75f a780-a79f a840-a85f`;

/** The runs in the order of their values, each by its first letter without its last bits; and back. */
const RUNS = RANGES.trim().split(/\s+/).flatMap(runsIn);
const VALUES = new Map(RUNS.map((run, value) => [run, value]));

/** Bytes as letters; what does not fill the last letter is left out. */
export function encodeWide(bytes: Uint8Array): string {
  let text = "";
  let [held, count] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    if (count < BITS) continue;
    count -= BITS;
    text += letterOf(held >> count);
    held &= (1 << count) - 1;
  }
  return text;
}

/** The bytes of a text, or null where a letter is none of these. */
export function decodeWide(text: string): Buffer | null {
  const bytes = Buffer.alloc((text.length * BITS) >> 3);
  let [held, count, size] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const value = VALUES.get(unit >> RUN_BITS);
    if (value === undefined) return null;
    held = (held << BITS) | (value << RUN_BITS) | (unit & (2 ** RUN_BITS - 1));
    for (count += BITS; count >= 8; ) {
      count -= 8;
      bytes[size++] = held >> count;
    }
    held &= (1 << count) - 1;
  }
  return bytes;
}

function letterOf(value: number): string {
  const run = RUNS[value >> RUN_BITS] ?? 0;
  return String.fromCharCode((run << RUN_BITS) | (value & (2 ** RUN_BITS - 1)));
}

function runsIn(range: string): readonly number[] {
  const [first = 0, last = 0] = range.split("-").map((hex) => Number.parseInt(hex, 16) >> RUN_BITS);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
