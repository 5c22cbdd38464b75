import { type Dialog, type Lock, MOST_OFFERS, type Offer } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";
import { namesOf, questionBits, readQuestion, writeQuestion } from "./numbers.ts";

/** Bits for how many there are, up to `MOST_OFFERS`. */
const COUNT = 4;

/** What is offered, by permanent numbers: how many, then for each its question and its option. */
export function writeOffers(bits: BitWriter, lock: Lock, offers: readonly Offer[]): void {
  bits.write(offers.length, COUNT);
  for (const { question, option } of offers) {
    const entry = entryOf(lock, question);
    writeQuestion(bits, lock, question);
    bits.write(entry?.options[option] ?? 0, optionBits(entry));
  }
}

/** Adds the offers that can be read; gives whether those are all. */
export function readOffers(bits: BitReader, lock: Lock, offers: Offer[]): boolean {
  const { options } = namesOf(lock);
  const count = bits.read(COUNT);
  for (let at = 0; at < count; at++) {
    const question = readQuestion(bits, lock);
    if (question === undefined) return false;
    const option = options.get(question)?.get(bits.read(optionBits(entryOf(lock, question))));
    if (option !== undefined) offers.push({ question, option });
  }
  return true;
}

/** The most bits that offers take. */
export function offersBits({ lock, questions }: Dialog): number {
  const each = [...questions.keys()].map((id) => {
    const entry = entryOf(lock, id);
    return questionBits(entry?.number ?? 0) + optionBits(entry);
  });
  return COUNT + MOST_OFFERS * Math.max(0, ...each);
}

type Entry = Lock["walk"][string] | undefined;

function entryOf(lock: Lock, question: string): Entry {
  return lock.fixed[question] ?? lock.walk[question];
}

/** Bits for one option's number: where an answer is a bit for each, its place among them. */
function optionBits(entry: Entry): number {
  if (entry === undefined) return 0;
  return entry.many ? Math.ceil(Math.log2(entry.bits)) : entry.bits;
}
