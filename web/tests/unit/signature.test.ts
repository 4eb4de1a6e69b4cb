import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromBase64Url, utf8 } from "../../src/proof/bytes";
import { personalHash } from "../../src/proof/eip191";
import { suiteOf, verifies } from "../../src/proof/signature";
import { walletText } from "../../src/proof/walletText";

interface Vector {
  why: string;
  message: string;
  text: string | null;
  key: string;
  signature: string;
  good: boolean;
}

// The kernel writes and reads the same file.
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL("./vectors/signatures.json", import.meta.url), "utf8"),
);

test("signatures of every suite are judged as the kernel judges them", async () => {
  for (const { why, message, key, signature, good } of vectors) {
    const judged = await verifies(key, fromBase64Url(message), fromBase64Url(signature));
    expect(judged, `${key} ${why}`).toBe(good);
  }
  expect(vectors.filter((one) => one.good).length).toBeGreaterThanOrEqual(15);
  expect(vectors.filter((one) => !one.good).length).toBeGreaterThanOrEqual(20);
});

test("wallets show the texts that the kernel says", async () => {
  const texts = vectors.filter((one) => one.text !== null);
  expect(texts.length).toBeGreaterThan(5);
  for (const { message, text } of texts) {
    expect(await walletText(fromBase64Url(message))).toBe(text);
  }
});

test("any flipped bit of message, key or signature is refused", async () => {
  const flipped = (bytes: Uint8Array, bit: number) => {
    const copy = Uint8Array.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  };
  for (const { message, key, signature } of vectors.slice(0, 3)) {
    const [bytes, signed] = [fromBase64Url(message), fromBase64Url(signature)];
    for (let bit = 0; bit < signed.length * 8; bit += 7) {
      expect(await verifies(key, bytes, flipped(signed, bit)), `${key} bit ${bit}`).toBe(false);
    }
    for (let bit = 0; bit < bytes.length * 8; bit += 29) {
      expect(await verifies(key, flipped(bytes, bit), signed), `${key} bit ${bit}`).toBe(false);
    }
  }
});

test("keys of small order verify nothing", async () => {
  const identity = `AQ${"A".repeat(41)}`;
  const signature = fromBase64Url(`AQ${"A".repeat(84)}`);
  expect(await verifies(`ed25519:${identity}`, utf8("x"), signature)).toBe(false);
});

test("the hash that wallets sign is the known one", () => {
  expect(Buffer.from(personalHash("Some data")).toString("hex")).toBe(
    "1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655",
  );
});

test("a wallet has no text for what is not text, or too long to read", async () => {
  await expect(walletText(new Uint8Array([0xff]))).rejects.toThrow();
  await expect(walletText(new Uint8Array(16 * 1024 + 1))).rejects.toThrow("at most 16384 bytes");
});

test("a key of another suite, or without one, cannot be checked", () => {
  for (const key of ["secp256k1:AA", "", "toString:AA", "ed25519"]) {
    expect(() => suiteOf(key)).toThrow("cannot be checked");
  }
  expect(suiteOf("webauthn:AA")).toBe("webauthn");
});
