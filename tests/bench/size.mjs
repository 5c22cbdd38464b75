import { parseArgs } from "node:util";

const { values: flags } = parseArgs({
  options: { short: { type: "boolean" }, walks: { type: "string" } },
  // Others that use what is measured here have options of their own.
  strict: false,
});
const [SHORT, FULL] = [
  { rounds: 5, pairs: 5, walks: 20_000, users: 50_000 },
  { rounds: 15, pairs: 13, walks: 1_000_000, users: 200_000 },
];
const size = flags.short ? SHORT : FULL;

/**
 * How much is measured: enough for a look with `--short`, else what the goals speak of. Rounds and pairs are odd, so that
 * there is a middle one.
 */
export const SIZE = { ...size, walks: Number(flags.walks ?? size.walks) };

/** The same for a process of the bench's own. */
export const SIZE_ARGS = process.argv.slice(2);
