/** Writes numbers of given widths one after another into bytes, the highest bit first. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** @param size how many bytes there are to fill; what is not written stays 0 */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** @throws RangeError if the value does not fit the width, or the bytes are full */
  write(value: number, width: number): void {
    if (value < 0 || value >= 2 ** width) throw new RangeError(`A value needs over ${width} bits.`);
    if (this.#at + width > this.#bytes.length * 8) throw new RangeError("The ticket is full.");
    for (let left = width; left > 0; ) {
      const byte = this.#at >> 3;
      const room = 8 - (this.#at & 7);
      const some = Math.min(room, left);
      left -= some;
      const part = (value >> left) & ((1 << some) - 1);
      this.#bytes[byte] = (this.#bytes[byte] ?? 0) | (part << (room - some));
      this.#at += some;
    }
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}

/** Reads what a `BitWriter` wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws RangeError past the end */
  read(width: number): number {
    if (this.#at + width > this.#bytes.length * 8) throw new RangeError("The ticket ends early.");
    let value = 0;
    for (let left = width; left > 0; ) {
      const room = 8 - (this.#at & 7);
      const some = Math.min(room, left);
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = (value << some) | ((byte >> (room - some)) & ((1 << some) - 1));
      left -= some;
      this.#at += some;
    }
    return value;
  }
}
