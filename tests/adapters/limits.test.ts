import { expect, it } from "vitest";
import { LIMITS as DISCORD } from "../../adapters/discord/limits.ts";
import { LIMITS as SLACK } from "../../adapters/slack/limits.ts";
import { LIMITS as WEB } from "../../adapters/web/limits.ts";
import { MOST_READ } from "../../src/language/token.ts";

it("lets people type as much on every surface as is read", () => {
  expect([DISCORD, SLACK, WEB].map(({ typed }) => typed)).toEqual([
    MOST_READ,
    MOST_READ,
    MOST_READ,
  ]);
});
