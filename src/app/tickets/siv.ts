import { createCipheriv, timingSafeEqual } from "node:crypto";

const BLOCK = 16;

/** How much longer than the plain text a sealed one is, in bytes. */
export const SIV_BYTES = BLOCK;

/**
 * AES-SIV (RFC 5297; Rogaway and Shrimpton, "A Provable-Security Treatment of the Key-Wrap Problem", 2006) over Node's
 * AES: seals a text, and binds others to it that are not inside. It takes no nonce: the same gives the same.
 *
 * Node has it built in only from 26 on. Here the ciphers are made once for each key, which costs more than to run them.
 */
export class Siv {
  readonly #mac: Cmac;
  readonly #start: Uint8Array;
  readonly #ecb: ReturnType<typeof cipherFor>;

  /** @param key 32, 48 or 64 bytes; the first half authenticates, the second encrypts */
  constructor(key: Uint8Array) {
    const half = key.length / 2;
    this.#mac = new Cmac(key.subarray(0, half));
    this.#start = this.#mac.of(new Uint8Array(BLOCK));
    this.#ecb = cipherFor("ecb", key.subarray(half));
  }

  /** What binds these texts to whatever is sealed or opened with it. */
  bind(...texts: readonly Uint8Array[]): Binding {
    let sum = this.#start;
    for (const text of texts) {
      sum = doubled(sum);
      xor(sum, this.#mac.of(text));
    }
    return { sum };
  }

  /** `SIV_BYTES` that authenticate the text and all that is bound to it, then the text encrypted. */
  seal(plain: Uint8Array, binding: Binding): Buffer {
    const tag = this.#tagOf(plain, binding);
    return Buffer.concat([tag, this.#encrypt(plain, tag)]);
  }

  /** What was sealed with just this binding, or null. */
  open(sealed: Uint8Array, binding: Binding): Buffer | null {
    if (sealed.length < SIV_BYTES) return null;
    const tag = sealed.subarray(0, SIV_BYTES);
    const plain = this.#encrypt(sealed.subarray(SIV_BYTES), tag);
    return timingSafeEqual(this.#tagOf(plain, binding), tag) ? plain : null;
  }

  /** The end of the RFC's S2V. */
  #tagOf(plain: Uint8Array, { sum }: Binding): Buffer {
    const isLong = plain.length >= BLOCK;
    const last = isLong ? Buffer.from(plain) : padded(plain);
    xor(last, isLong ? sum : doubled(sum), last.length - BLOCK);
    return this.#mac.of(last);
  }

  /** Counter mode from the tag on, less the two bits that keep its last 32 from running over. Undoes itself. */
  #encrypt(text: Uint8Array, tag: Uint8Array): Buffer {
    const blocks = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK);
    for (let at = 0; at < blocks.length; at += BLOCK) {
      blocks.set(tag, at);
      blocks[at + 8] = (tag[8] ?? 0) & 0x7f;
      blocks[at + 12] = (tag[12] ?? 0) & 0x7f;
      blocks.writeUInt32BE(blocks.readUInt32BE(at + 12) + at / BLOCK, at + 12);
    }
    const stream = this.#ecb.update(blocks).subarray(0, text.length);
    xor(stream, text);
    return stream;
  }
}

/** Texts that are authenticated but not inside, worked out once for as many seals as there are. */
export type Binding = { readonly sum: Uint8Array };

/** AES-CMAC (RFC 4493): 16 bytes for each text, which nobody without the key can foretell. */
export class Cmac {
  readonly #cbc: ReturnType<typeof cipherFor>;
  /** The cipher's last output, which it chains the next block to. */
  #last: Uint8Array = new Uint8Array(BLOCK);
  readonly #ifWhole: Buffer;
  readonly #ifPadded: Buffer;

  /** @param key 16, 24 or 32 bytes */
  constructor(key: Uint8Array) {
    this.#cbc = cipherFor("cbc", key);
    this.#ifWhole = doubled(this.#chain(Buffer.alloc(BLOCK)));
    this.#ifPadded = doubled(this.#ifWhole);
  }

  of(text: Uint8Array): Buffer {
    const isWhole = text.length > 0 && text.length % BLOCK === 0;
    const blocks = isWhole ? Buffer.from(text) : padded(text);
    xor(blocks, isWhole ? this.#ifWhole : this.#ifPadded, blocks.length - BLOCK);
    return this.#chain(blocks);
  }

  /** The last block of a CBC chain that starts from zeros: what the cipher would chain on from is taken out first. */
  #chain(blocks: Buffer): Buffer {
    xor(blocks, this.#last);
    const last = this.#cbc.update(blocks).subarray(-BLOCK);
    this.#last = last;
    return last;
  }
}

function cipherFor(mode: "cbc" | "ecb", key: Uint8Array) {
  const iv = mode === "cbc" ? new Uint8Array(BLOCK) : null;
  return createCipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false);
}

/** Up to the next whole block: a bit, then zeros. */
function padded(text: Uint8Array): Buffer {
  const blocks = Buffer.alloc((Math.floor(text.length / BLOCK) + 1) * BLOCK);
  blocks.set(text);
  blocks[text.length] = 0x80;
  return blocks;
}

/** Multiplied by x in the field of 2^128 elements that RFC 4493 uses. */
function doubled(block: Uint8Array): Buffer {
  const product = Buffer.alloc(BLOCK);
  let carry = 0;
  for (let at = BLOCK - 1; at >= 0; at--) {
    const byte = block[at] ?? 0;
    product[at] = (byte << 1) | carry;
    carry = byte >> 7;
  }
  product[BLOCK - 1] = (product[BLOCK - 1] ?? 0) ^ (carry * 0x87);
  return product;
}

/** Changes the bytes from a place on, as far as the others reach. */
function xor(bytes: Uint8Array, others: Uint8Array, from = 0): void {
  for (let at = 0; at < others.length; at++) {
    bytes[from + at] = (bytes[from + at] ?? 0) ^ (others[at] ?? 0);
  }
}
