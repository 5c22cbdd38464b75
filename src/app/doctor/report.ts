import { wrapAnsi } from "fast-wrap-ansi";
import type { Finding, Group } from "./finding.ts";

/** Columns that every terminal has. */
const WIDTH = 80;
const MARKS = { fine: "✓", wrong: "✗", unknown: "?" } as const;

/** The findings as plain lines, with what to do below what is wrong, and the sum at the end. */
export function reportOf(groups: readonly Group[]): string {
  const parts = groups.map(({ title, findings }) => [title, ...findings.map(linesOf)].join("\n"));
  return [...parts, wrapAnsi(sumOf(groups), WIDTH)].join("\n\n");
}

/** The same as one JSON object. */
export function jsonOf(groups: readonly Group[]): string {
  const findings = groups.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ platform: name, ...finding })),
  );
  const count = (status: Finding["status"]) => countOf(groups, status);
  const sum = { fine: count("fine"), wrong: count("wrong"), unknown: count("unknown") };
  return JSON.stringify({ ok: sum.wrong === 0, sum, findings }, null, 2);
}

export function countOf(groups: readonly Group[], status: Finding["status"]): number {
  return groups.flatMap(({ findings }) => findings).filter((one) => one.status === status).length;
}

function linesOf({ status, says, todo }: Finding): string {
  const text = todo === null ? says : `${says}\n${todo}`;
  const lines = wrapAnsi(text, WIDTH - 2).replaceAll("\n", "\n  ");
  return `${MARKS[status]} ${lines}`;
}

function sumOf(groups: readonly Group[]): string {
  const [bad, open] = [countOf(groups, "wrong"), countOf(groups, "unknown")];
  const wrong =
    bad === 0
      ? "Nothing is wrong."
      : `${bad} ${bad === 1 ? "thing is" : "things are"} wrong. Mend what has a ✗, and run this again.`;
  if (open === 0) return wrong;
  return `${wrong} ${open} ${open === 1 ? "thing" : "things"} cannot be seen from here.`;
}
