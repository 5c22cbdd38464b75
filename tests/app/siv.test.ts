import { aessiv, cmac } from "@noble/ciphers/aes.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cmac, Siv } from "../../src/app/tickets/siv.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ""), "hex");

/** RFC 5297, appendix A: key, bound texts, plain text, sealed text. */
const SIV_VECTORS = [
  {
    name: "A.1",
    key: "fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff",
    bound: ["10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627"],
    plain: "11223344 55667788 99aabbcc ddee",
    sealed: "85632d07 c6e8f37f 950acd32 0a2ecc93 40c02b96 90c4dc04 daef7f6a fe5c",
  },
  {
    name: "A.2",
    key: "7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f",
    bound: [
      `00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988
       77665544 33221100`,
      "10203040 50607080 90a0",
      "09f91102 9d74e35b d84156c5 635688c0",
    ],
    plain: `74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e
       63727970 74207573 696e6720 5349562d 414553`,
    sealed: `7bdb6e3b 432667eb 06f4d14b ff2fbd0f cb900f2f ddbe4043 26601965
       c889bf17 dba77ceb 094fa663 b7a3f748 ba8af829 ea64ad54 4a272e9c 485b62a3
       fd5c0d`,
  },
] as const;

/** RFC 4493, section 4: how much of the message, and its code. */
const CMAC_KEY = "2b7e1516 28aed2a6 abf71588 09cf4f3c";
const CMAC_MESSAGE = `6bc1bee2 2e409f96 e93d7e11 7393172a ae2d8a57 1e03ac9c 9eb76fac 45af8e51
  30c81c46 a35ce411 e5fbc119 1a0a52ef f69f2445 df4f9b17 ad2b417b e66c3710`;
const CMAC_VECTORS = [
  [0, "bb1d6929 e9593728 7fa37d12 9b756746"],
  [16, "070a16b4 6b4d4144 f79bdd9d d04a287c"],
  [40, "dfa66747 de9ae630 30ca3261 1497c827"],
  [64, "51f0bebf 7e3b9d92 fc497417 79363cfe"],
] as const;

describe("Cmac", () => {
  it.each(CMAC_VECTORS)("gives RFC 4493's code for %i bytes, again and again", (length, code) => {
    const mac = new Cmac(bytes(CMAC_KEY));
    const message = bytes(CMAC_MESSAGE).subarray(0, length);
    expect(mac.of(message)).toEqual(bytes(code));
    expect(mac.of(message)).toEqual(bytes(code));
  });
});

describe("Siv", () => {
  it.each(SIV_VECTORS)("seals and opens as RFC 5297 does in $name", ({ key, ...vector }) => {
    const siv = new Siv(bytes(key));
    const binding = siv.bind(...vector.bound.map(bytes));
    expect(siv.seal(bytes(vector.plain), binding)).toEqual(bytes(vector.sealed));
    expect(siv.open(bytes(vector.sealed), binding)).toEqual(bytes(vector.plain));
  });
});

const text = fc.uint8Array({ maxLength: 200 });
const key = fc.constantFrom(32, 48, 64).chain((length) => {
  return fc.uint8Array({ minLength: length, maxLength: length });
});
/** The same key in both, with texts bound to what they seal. */
const both = fc.tuple(key, fc.array(text, { maxLength: 4 })).map(([bytes, bound]) => {
  const siv = new Siv(bytes);
  return {
    seal: (plain: Uint8Array) => siv.seal(plain, siv.bind(...bound)),
    open: (sealed: Uint8Array, ...more: Uint8Array[]) =>
      siv.open(sealed, siv.bind(...bound, ...more)),
    theirs: (...more: Uint8Array[]) => aessiv(bytes, ...bound, ...more),
  };
});

describe("Siv and Cmac, beside the same in @noble/ciphers", () => {
  it("seal alike, and open what the other sealed", () => {
    fc.assert(
      fc.property(both, text, ({ seal, open, theirs }, plain) => {
        const sealed = seal(plain);
        expect(new Uint8Array(sealed)).toEqual(theirs().encrypt(plain));
        expect(open(theirs().encrypt(plain))).toEqual(Buffer.from(plain));
        expect(theirs().decrypt(sealed)).toEqual(plain);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("refuse alike what was changed or cut, or has one text more bound to it", () => {
    const change = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(both, text, fc.nat(), change, text, ({ seal, open, theirs }, ...given) => {
        const [plain, place, turned, other] = given;
        const sealed = seal(plain);
        const at = place % sealed.length;
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ turned;
        for (const wrong of [changed, sealed.subarray(0, at)]) {
          expect(open(wrong)).toBeNull();
          expect(() => theirs().decrypt(wrong)).toThrow();
        }
        expect(open(sealed, other)).toBeNull();
        expect(() => theirs(other).decrypt(sealed)).toThrow();
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it("give the same code for a text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), text, (bytes, message) => {
        expect(new Uint8Array(new Cmac(bytes).of(message))).toEqual(cmac(message, bytes));
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
