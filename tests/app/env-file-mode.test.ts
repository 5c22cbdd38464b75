import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { adviceOnMode } from "../../src/app/settings/env-file-mode.ts";

it.skipIf(process.platform === "win32")(
  "warns of a file of settings that others can read, and of no other",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "backchat-"));
    const path = join(folder, ".env");
    expect(adviceOnMode(path)).toBe(null);
    writeFileSync(path, "PORT=3000\n");
    const adviceAt = (mode: number) => {
      chmodSync(path, mode);
      return adviceOnMode(path);
    };
    expect(adviceAt(0o600)).toBe(null);
    expect(adviceAt(0o640)).toBe(null);
    expect(adviceAt(0o644)).toContain(`chmod 600 ${path}`);
    expect(adviceOnMode(path, "win32")).toBe(null);
    rmSync(folder, { recursive: true });
  },
);
