// The same vectors that the Java verifier judges: see scripts/policy-vectors.mjs.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseNote, parseVerifierKey } from "../../src/proof/note";
import { holds, judge, parsePolicy } from "../../src/proof/policy";

interface Vectors {
  verifierKeys: string[];
  cases: {
    name: string;
    policy: string;
    note: string;
    now: number;
    holds: boolean;
    cosigned: [string, number][];
  }[];
  broken: { name: string; policy: string }[];
}

const file = new URL("../../../kernel/src/test/resources/policy-vectors.json", import.meta.url);
const vectors: Vectors = JSON.parse(readFileSync(file, "utf8"));

test.each(vectors.cases)("judged as it says: $name", async (one) => {
  const note = parseNote(one.note);
  const found = await judge(await parsePolicy(one.policy), note, one.now);
  expect(holds(found, note)).toBe(one.holds);
  if (found.signer && !found.bad && note.text.startsWith(`${found.signer}\n`)) {
    expect(found.cosigned.map((by) => [by.name, by.time])).toEqual(one.cosigned);
  }
});

test.each(vectors.broken)("refused: $name", async (one) => {
  await expect(parsePolicy(one.policy)).rejects.toThrow();
});

test("keys of both kinds are read", async () => {
  const kinds = await Promise.all(vectors.verifierKeys.map(parseVerifierKey));
  expect(new Set(kinds.map((key) => key.kind))).toEqual(new Set(["note", "cosignature"]));
});
