import { type Bytes, concat, fromBase64Url, toBase64Url } from "../../proof/bytes";
import { principalOf } from "../../proof/receipt";

/** A signing key and the names that follow from it. */
export interface KeyOf {
  privateKey: CryptoKey;
  keyId: string;
  principal: string;
}

// DER before the raw seed (RFC 8410).
const PKCS8_PREFIX = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** A new key that can sign but never be read, by this page or any other. */
export async function newKey(): Promise<KeyOf> {
  const pair = (await crypto.subtle.generateKey("Ed25519", false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  return named(
    pair.privateKey,
    new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
  );
}

/** The key of a seed that anyone may have; unreadable once it is here. */
export async function keyOfSeed(seed: string): Promise<KeyOf> {
  const pkcs8 = concat(PKCS8_PREFIX, fromBase64Url(seed));
  // The public half comes from a readable copy, which is dropped at once.
  const readable = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", readable);
  const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  return named(privateKey, fromBase64Url(x ?? ""));
}

async function named(privateKey: CryptoKey, publicKey: Bytes): Promise<KeyOf> {
  const keyId = `ed25519:${toBase64Url(publicKey)}`;
  return { privateKey, keyId, principal: await principalOf(keyId) };
}
