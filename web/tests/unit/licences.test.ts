import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SCRIPT = join(import.meta.dirname, "../../../scripts/licences.mjs");

function judged(...licenses: object[]) {
  const folder = mkdtempSync(join(tmpdir(), "licences"));
  const bom = join(folder, "bom.json");
  writeFileSync(bom, JSON.stringify({ components: [{ name: "it", version: "1", licenses }] }));
  const run = spawnSync(process.execPath, [SCRIPT, bom], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return run.status;
}

const id = (id: string) => ({ license: { id } });

describe("licences of what is linked", () => {
  it("lets in what goes with ours, also as one of several", () => {
    expect(judged(id("MIT"))).toBe(0);
    expect(judged(id("LGPL-2.1-only"), id("EPL-2.0"))).toBe(0);
    expect(judged({ expression: "(GPL-3.0-only OR Apache-2.0)" })).toBe(0);
  });

  it("finds what does not, and what has none", () => {
    expect(judged(id("AGPL-3.0-only"))).toBe(1);
    expect(judged({ expression: "(Apache-2.0 AND GPL-3.0-only)" })).toBe(1);
    expect(judged({ license: { name: "Ours, ask first" } })).toBe(1);
    expect(judged()).toBe(1);
  });
});
