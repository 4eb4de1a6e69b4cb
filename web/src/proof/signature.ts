import { type Bytes, fromBase64Url } from "./bytes";
import { verifies as byEd25519 } from "./ed25519";

/** The suites of keys, by what a key id begins with, and what people call them. */
export const SUITES = {
  ed25519: "Ed25519",
  eip191: "EIP-191 (an Ethereum wallet)",
  webauthn: "WebAuthn (a passkey)",
} as const;

type Suite = keyof typeof SUITES;

/** The suite of a key id. Throws for one that cannot be checked here. */
export function suiteOf(keyId: string): Suite {
  const suite = keyId.slice(0, Math.max(0, keyId.indexOf(":")));
  if (!Object.hasOwn(SUITES, suite)) {
    throw new Error(`the suite of ${suite} cannot be checked in this page`);
  }
  return suite as Suite;
}

/**
 * Whether the signature of the message is by the key, in the key's suite. Throws for a suite or a
 * spelling of a key that is none. The curves that browsers lack are fetched when they are needed.
 */
export async function verifies(keyId: string, message: Bytes, signature: Bytes): Promise<boolean> {
  const suite = suiteOf(keyId);
  const key = keyId.slice(suite.length + 1);
  switch (suite) {
    case "ed25519":
      return byEd25519(fromBase64Url(key), message, signature);
    case "eip191":
      return (await import("./eip191")).verifies(key, message, signature);
    case "webauthn":
      return (await import("./webauthn")).verifies(fromBase64Url(key), message, signature);
  }
}
