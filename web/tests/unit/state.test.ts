import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toBase64, utf8 } from "../../src/proof/bytes";
import { parseStateProof, verifyState } from "../../src/proof/state";
import { Log, newKey, sha } from "./tree";

// Written by the ledger's own code (StateProofTest), with the key of 32 zero bytes as its seed.
const golden = readFileSync(new URL("./vectors/state-proofs.json", import.meta.url), "utf8");
const { checkpoint, proofs } = JSON.parse(golden) as { checkpoint: string; proofs: string[] };
const vkey = vkeyOf(
  "example.com/log",
  "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29",
);

function vkeyOf(name: string, publicKey: string, kind = "01"): string {
  const typed = Buffer.from(`${kind}${publicKey}`, "hex");
  const hash = sha(`${name}\n`, typed).subarray(0, 4).toString("hex");
  return `${name}+${hash}+${typed.toString("base64")}`;
}

const file = (change: object) => JSON.stringify({ checkpoint, proofs, ...change });

/** The policy that asks for nothing but the log's signature. */
const of = (key: string) => `log ${key}\nquorum none\n`;

test("the golden file proves what it says", async () => {
  expect(await verifyState(golden, of(vkey))).toEqual({
    origin: "example.com/log",
    height: 9,
    cosigned: [],
    rows: [
      { table: "kernel.book", key: "k7", json: '{"k":"k7"}' },
      { table: "kernel.book", key: "absent", json: null },
      { table: "kernel.book", key: "k20", json: '{"k":"k20"}' },
    ],
  });
});

test("a proof of a row with any bit flipped is refused", async () => {
  const good = Buffer.from(proofs[0] ?? "");
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bad = Buffer.from(good);
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const text = file({ proofs: [bad.toString("latin1")] });
    await expect(verifyState(text, of(vkey)), `bit ${bit}`).rejects.toThrow();
  }
}, 30_000);

test("a row cannot be denied, nor claimed where there is none", async () => {
  const [there = "", absent = ""] = proofs;
  for (const lie of [
    there.replace(/json .*/, "none"),
    there.replace(/json .*/, /other .*/.exec(absent)?.[0] ?? ""),
    absent.replace(/other .*/, "none"),
    absent.replace(/other .*/, `json ${toBase64(utf8("{}"))}`),
    absent.replace("absent", "k7"),
  ]) {
    await expect(verifyState(file({ proofs: [lie] }), of(vkey))).rejects.toThrow();
  }
});

test("a file is worth nothing under another key, or with a checkpoint of another log", async () => {
  const other = newKey();
  await expect(
    verifyState(golden, of(vkeyOf("example.com/log", other.raw.toString("hex")))),
  ).rejects.toThrow("not signed");
  const log = new Log();
  const note = log.note(checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1));
  await expect(verifyState(file({ checkpoint: note }), of(log.vkey))).rejects.toThrow(
    "example.com/log",
  );
});

test("a checkpoint without its one state line is refused", async () => {
  const log = new Log();
  for (const lines of ["", "height 9\n", "state AAAA\n", "height 9\nstate AA==\nstate AA==\n"]) {
    const note = log.note(`${log.origin}\n1\n${toBase64(new Uint8Array(32))}\n${lines}`);
    await expect(verifyState(file({ checkpoint: note }), of(log.vkey))).rejects.toThrow();
  }
});

test("what is no proof is refused in one line", async () => {
  for (const text of [
    "",
    "null",
    "[]",
    "{}",
    '{"checkpoint":1,"proofs":[]}',
    file({ proofs: [1] }),
  ]) {
    await expect(verifyState(text, of(vkey))).rejects.toThrow(/^[^\n]+$/);
  }
  const many = file({ proofs: Array.from({ length: 501 }, () => proofs[0]) });
  await expect(verifyState(many, of(vkey))).rejects.toThrow("not a proof of state");
  const long = (proofs[0] ?? "") + `${toBase64(new Uint8Array(32))}\n`.repeat(257);
  expect(() => parseStateProof(long)).toThrow("not a proof of state");
});

test("a policy that asks for a witness is not satisfied without its cosignature", async () => {
  const witness = vkeyOf("witness.example/w", newKey().raw.toString("hex"), "04");
  const policy = `log ${vkey}\nwitness w ${witness}\nquorum w\n`;
  await expect(verifyState(golden, policy)).rejects.toThrow("quorum w is not reached");
});
