import { expect, it } from "vitest";
import { createLog } from "../../src/app/log.ts";

it("writes so many warnings of one kind, then that there are more, and others as before", () => {
  const lines: string[] = [];
  const log = createLog("warn", { write: (line) => void lines.push(line) });
  for (let times = 0; times < 10_000; times++) log.warn({ code: times }, "slack refused");
  log.warn({ code: 1 }, "discord refused");
  log.debug({}, "turn");
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.length).toBeLessThan(100);
  expect(lines.filter((line) => line.includes("left out"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("discord refused"))).toHaveLength(1);
});
