import { expect, test } from "vitest";
import type { Receipt } from "../../src/api/server";
import { tampered } from "../../src/features/log/tamper";
import { leafText, principalOf } from "../../src/proof/receipt";
import { parseProof } from "../../src/proof/tlogProof";
import { verify } from "../../src/proof/verify";
import { Log, newKey, receiptOfVector, signedReceipt } from "./tree";

const log = new Log();

/** The names of the checks that a receipt fails. */
async function failing(
  receipt: Receipt,
  key = log.vkey,
  policy = `log ${key}\nquorum none\n`,
): Promise<string[]> {
  const { checks, good } = await verify(receipt, policy);
  const failed = checks.filter((check) => !check.good).map((check) => check.name);
  expect(good).toBe(failed.length === 0);
  return failed;
}

test("a good receipt passes every check, in trees of every shape", async () => {
  for (const [position, size] of [
    [0, 1],
    [0, 2],
    [6, 7],
    [5, 21],
    [20, 21],
  ] as const) {
    expect(await failing(signedReceipt(log, position, size))).toEqual([]);
  }
});

test("a receipt of one part of a list passes every check", async () => {
  expect(await failing(signedReceipt(log, 3, 9, 2))).toEqual([]);
});

test("a changed outcome is not in the log", async () => {
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing(tampered(receipt))).toEqual(["inclusion"]);
  expect(await failing({ ...receipt, outcome: `${receipt.outcome} ` })).toEqual(["inclusion"]);
});

test("a decision that is not the outcome's is noticed", async () => {
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing({ ...receipt, accepted: false })).toEqual(["outcome"]);
  expect(await failing({ ...receipt, reason: "market.NOT_DUE" })).toEqual(["outcome"]);
});

test("a changed payload is neither signed nor in the log", async () => {
  const receipt = signedReceipt(log, 3, 9);
  const text = Buffer.from(receipt.envelope.payload, "base64url").toString();
  const payload = Buffer.from(text.replace('"v":1', '"v":2')).toString("base64url");
  const envelope = { ...receipt.envelope, payload };
  expect(await failing({ ...receipt, envelope })).toEqual(["signature", "inclusion"]);
});

test("a signature of another key is noticed", async () => {
  const receipt = signedReceipt(log, 3, 9);
  const envelope = { ...receipt.envelope, key: newKey().id };
  expect(await failing({ ...receipt, envelope })).toEqual(["signature", "inclusion"]);
});

test("a key of another suite fails its check and says why", async () => {
  const receipt = signedReceipt(log, 3, 9);
  const envelope = { ...receipt.envelope, key: "secp256k1:AAAA" };
  const { checks } = await verify({ ...receipt, envelope }, `log ${log.vkey}\nquorum none\n`);
  expect(checks[0]).toMatchObject({ name: "signature", good: false });
  expect(checks[0]?.finding).toContain("secp256k1");
});

test("a receipt of a wallet or a passkey passes every check, and says which it is", async () => {
  for (const [suite, said] of [
    ["eip191", "EIP-191"],
    ["webauthn", "WebAuthn"],
  ] as const) {
    const receipt = receiptOfVector(log, suite);
    const { checks } = await verify(receipt, `log ${log.vkey}\nquorum none\n`);
    expect(checks[0]).toMatchObject({ name: "signature", good: true });
    expect(checks[0]?.finding).toContain(`${said} (`);
    expect(await failing(receipt)).toEqual([]);
    const payload = `A${receipt.envelope.payload.slice(1)}`;
    const envelope = { ...receipt.envelope, payload };
    expect(await failing({ ...receipt, envelope })).toContain("signature");
  }
});

test("another action's receipt does not pass for this one", async () => {
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing({ ...receipt, id: "a".repeat(32) })).toEqual(["action", "inclusion"]);
  expect(await failing({ ...receipt, part: 1 })).toEqual(["action"]);
});

test("what was signed for another log proves nothing in this one", async () => {
  for (const part of [-1, 2]) {
    const receipt = signedReceipt(log, 3, 9, part, "elsewhere.example");
    expect(await failing(receipt)).toEqual(["action"]);
    const { checks } = await verify(receipt, `log ${log.vkey}\nquorum none\n`);
    expect(checks[1]?.finding).toBe("it was signed for the log elsewhere.example");
  }
});

test("another place, height or time is not in the log", async () => {
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing({ ...receipt, position: 4 })).toEqual(["position"]);
  expect(await failing({ ...receipt, height: 8 })).toEqual(["inclusion"]);
  expect(await failing({ ...receipt, time: receipt.time + 1 })).toEqual(["inclusion"]);
});

test("a checkpoint of another log, or of another key, is noticed", async () => {
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing(receipt, new Log("other.example").vkey)).toEqual(["checkpoint"]);
  expect(await failing(receipt, new Log().vkey)).toEqual(["checkpoint"]);
});

test("a receipt without a proof, or with rubbish for one, fails without throwing", async () => {
  const receipt = signedReceipt(log, 3, 9);
  const unproven = ["position", "inclusion", "checkpoint", "cosigners"];
  expect(await failing({ ...receipt, proof: "" })).toEqual(unproven);
  expect(await failing({ ...receipt, proof: "c2sp.org/tlog-proof@v1\nindex x\n\n" })).toEqual(
    unproven,
  );
  const rubbish = { payload: "%", key: "?", signature: "!" };
  expect(await failing({ ...receipt, envelope: rubbish })).toContain("signature");
});

test("extra data in a proof is skipped", () => {
  const receipt = signedReceipt(log, 3, 9);
  const proof = receipt.proof.replace("index", "extra QUJD\nindex");
  expect(parseProof(proof).index).toBe(3);
});

test("the leaf's text ends in a newline and names height, time and id", async () => {
  const text = await leafText(signedReceipt(log, 3, 9));
  expect(text.split("\n").slice(0, 3)).toEqual([
    "tallystick.leaf/v1",
    "7 1795247990000",
    "0123456789abcdef0123456789abcdef",
  ]);
  expect(text.endsWith("=\n")).toBe(true);
});

test("the principal is the beginning of the key id's hash", async () => {
  const key = newKey();
  expect(await principalOf(key.id)).toBe(key.principal);
});

test("a policy that asks for cosigners is not satisfied by the log alone", async () => {
  const cosigner = `w+${"0".repeat(8)}+AA==`;
  const receipt = signedReceipt(log, 3, 9);
  expect(await failing(receipt, log.vkey, `log ${log.vkey}\nwitness w ${cosigner}\n`)).toEqual([
    "checkpoint",
    "cosigners",
  ]);
});
