import { type Bytes, concat, fromBase64Url, toBase64Url, utf8 } from "../../proof/bytes";
import { principalOf } from "../../proof/receipt";
import type { KeyOf } from "../identity/keys";

// A signing key under a passkey: what the passkey's pseudo-random function gives in the browser
// (https://www.w3.org/TR/webauthn-3/#prf-extension) makes a key that wraps it, by HKDF (RFC 5869).
// The venue keeps the ciphertext and can do nothing with it. In base64url it is 12 bytes of nonce,
// 32 of the public key and the wrapped private key (PKCS #8), of which the public key is vouched
// for by AES-GCM.

const NONCE_BYTES = 12;
const PUBLIC_BYTES = 32;
const ED25519 = "Ed25519";

/** A key that is new, how it is to be kept, and itself: it can sign, and no more be read. */
export interface WrappedKey {
  ciphertext: string;
  key: KeyOf;
}

/** Makes a signing key for a principal, or one that founds a principal of its own; and wraps it. */
export async function newWrappedKey(prf: Bytes, member?: string): Promise<WrappedKey> {
  const pair = (await crypto.subtle.generateKey(ED25519, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const open = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const principal = member ?? (await principalOf(idOf(open)));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = { name: "AES-GCM", iv: nonce, additionalData: open };
  const by = await wrappingKey(prf, principal);
  const wrapped = await crypto.subtle.wrapKey("pkcs8", pair.privateKey, by, cipher);
  const ciphertext = toBase64Url(concat(nonce, open, new Uint8Array(wrapped)));
  return { ciphertext, key: await unwrap(ciphertext, prf, principal) };
}

/** The signing key of a principal. Throws when it was wrapped for another, or under another key. */
export async function unwrap(ciphertext: string, prf: Bytes, principal: string): Promise<KeyOf> {
  const bytes = fromBase64Url(ciphertext);
  const open = bytes.slice(NONCE_BYTES, NONCE_BYTES + PUBLIC_BYTES);
  const privateKey = await crypto.subtle
    .unwrapKey(
      "pkcs8",
      bytes.slice(NONCE_BYTES + PUBLIC_BYTES),
      await wrappingKey(prf, principal),
      { name: "AES-GCM", iv: bytes.slice(0, NONCE_BYTES), additionalData: open },
      ED25519,
      false,
      ["sign"],
    )
    .catch(() => {
      throw new Error("The key that is kept with this passkey cannot be opened by it.");
    });
  return { privateKey, keyId: idOf(open), principal };
}

function idOf(open: Bytes): string {
  return `ed25519:${toBase64Url(open)}`;
}

async function wrappingKey(prf: Bytes, principal: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", prf, "HKDF", false, ["deriveKey"]);
  const info = utf8(`tallystick.wrapped-key/v1\n${principal}\n`);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["wrapKey", "unwrapKey"],
  );
}
