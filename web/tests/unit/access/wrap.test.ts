import { expect, test } from "vitest";
import { signatureBy } from "../../../src/api/signing";
import { newWrappedKey, unwrap } from "../../../src/features/access/wrap";
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from "../../../src/proof/bytes";
import { principalOf } from "../../../src/proof/receipt";
import { verifies } from "../../../src/proof/signature";

const ANN = "ab".repeat(16);
const BOB = "cd".repeat(16);
const random = () => crypto.getRandomValues(new Uint8Array(32)) as Bytes;

test("a key comes back on another device by the same passkey, and signs as before", async () => {
  const prf = random();
  const { ciphertext, key } = await newWrappedKey(prf, ANN);
  const again = await unwrap(ciphertext, prf, ANN);
  expect(again.keyId).toBe(key.keyId);
  expect(again.principal).toBe(ANN);
  for (const one of [key, again]) {
    expect(await verifies(key.keyId, utf8("act"), await signatureBy(one, utf8("act")))).toBe(true);
  }
});

test("the key can sign and never be read, when it is made and when it comes back", async () => {
  const prf = random();
  const { ciphertext, key } = await newWrappedKey(prf, ANN);
  for (const one of [key, await unwrap(ciphertext, prf, ANN)]) {
    expect(one.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", one.privateKey)).rejects.toThrow();
  }
});

test("neither another passkey nor another principal opens it", async () => {
  const prf = random();
  const { ciphertext } = await newWrappedKey(prf, ANN);
  await expect(unwrap(ciphertext, random(), ANN)).rejects.toThrow("cannot be opened");
  await expect(unwrap(ciphertext, prf, BOB)).rejects.toThrow("cannot be opened");
});

test("a key that is nobody's yet founds a principal, which opens it on another device", async () => {
  const prf = random();
  const { ciphertext, key } = await newWrappedKey(prf);
  expect(key.principal).toBe(await principalOf(key.keyId));
  expect((await unwrap(ciphertext, prf, key.principal)).keyId).toBe(key.keyId);
});

test("a venue that changes any part of it is found out, also the public key", async () => {
  const prf = random();
  const bytes = fromBase64Url((await newWrappedKey(prf, ANN)).ciphertext);
  for (const at of [0, 11, 12, 43, 44, bytes.length - 1]) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(unwrap(toBase64Url(changed), prf, ANN)).rejects.toThrow("cannot be opened");
  }
  await expect(unwrap(toBase64Url(bytes.slice(0, 20)), prf, ANN)).rejects.toThrow();
});

test("it is of the size that the venue keeps, and never the same twice", async () => {
  const prf = random();
  const [one, two] = [await newWrappedKey(prf, ANN), await newWrappedKey(prf, ANN)];
  expect(one.ciphertext).not.toBe(two.ciphertext);
  expect(fromBase64Url(one.ciphertext).length).toBeLessThan(1024);
});
