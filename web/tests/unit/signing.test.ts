import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import {
  type AnyAction,
  batches,
  listPayloadOf,
  PATIENCE_MILLIS,
  payloadOf,
  sawLog,
  signOne,
  untilFrom,
} from "../../src/api/signing";
import { keyOfSeed, newKey } from "../../src/features/identity/keys";
import { fromUtf8 } from "../../src/proof/bytes";
import { sha } from "./tree";

const LOG = "tallystick/0123456789abcdef";
const BY = "ab".repeat(16);

/** The public key of RFC 8032 section 7.1, test 1, and its seed. */
const SEED = Buffer.from(
  "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
  "hex",
).toString("base64url");
const PUBLIC = Buffer.from(
  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  "hex",
);

test("a payload of one action has exactly its fields", () => {
  const bytes = payloadOf(LOG, "0".repeat(32), BY, 5, "market.ConfirmOrder", { order: "x" });
  expect(fromUtf8(bytes)).toBe(
    `{"v":1,"log":"${LOG}","id":"${"0".repeat(32)}","type":"market.ConfirmOrder","by":"${BY}","until":5,"body":{"order":"x"}}`,
  );
});

test("a payload of a list has a mode and actions in the place of type and body", () => {
  const actions: AnyAction[] = [{ type: "market.CloseListing", body: { listing: "x" } }];
  expect(JSON.parse(fromUtf8(listPayloadOf(LOG, "1", BY, 5, "each", actions)))).toEqual({
    v: 1,
    log: LOG,
    id: "1",
    by: BY,
    until: 5,
    mode: "each",
    actions,
  });
});

test("the envelope's signature covers the payload's bytes as sent", async () => {
  const key = await keyOfSeed(SEED);
  sawLog(LOG);
  const envelope = await signOne(key, "market.ShipOrder", { order: "x", note: "ütf-8 ✓" });
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), PUBLIC]);
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  const payload = Buffer.from(envelope.payload, "base64url");
  expect(envelope.key).toBe(`ed25519:${PUBLIC.toString("base64url")}`);
  expect(verify(null, payload, publicKey, Buffer.from(envelope.signature, "base64url"))).toBe(true);
  const json = JSON.parse(payload.toString());
  expect(json.log).toBe(LOG);
  expect(json.id).toMatch(/^[0-9a-f]{32}$/);
  expect(json.by).toBe(sha(envelope.key).toString("hex").slice(0, 32));
  expect(json.body.note).toBe("ütf-8 ✓");
});

test("no private key can be read out again", async () => {
  for (const { privateKey } of [await newKey(), await keyOfSeed(SEED)]) {
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", privateKey)).rejects.toThrow();
  }
});

test("until follows this clock, or the log's when that is ahead", () => {
  expect(untilFrom(1000, 0)).toBe(1000 + PATIENCE_MILLIS);
  expect(untilFrom(1000, 500)).toBe(1000 + PATIENCE_MILLIS);
  expect(untilFrom(1000, 9000)).toBe(9000 + PATIENCE_MILLIS);
});

test("a list is cut into batches of at most 256 actions and 400 KiB", () => {
  const small: AnyAction = { type: "market.CloseListing", body: { listing: "x" } };
  const large: AnyAction = {
    type: "market.ShipOrder",
    body: { order: "x", note: "é".repeat(50_000) },
  };
  expect(batches(Array(600).fill(small)).map((one) => one.length)).toEqual([256, 256, 88]);
  expect(batches(Array(9).fill(large)).map((one) => one.length)).toEqual([4, 4, 1]);
  expect(batches([])).toEqual([]);
});
