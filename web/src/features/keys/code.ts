import { type Signer, signatureBy } from "../../api/signing";
import { fromBase64Url, toBase64Url, utf8 } from "../../proof/bytes";
import { verifies } from "../../proof/signature";

/**
 * A key that wants to sign for somebody, and its word for it. It is carried from the device that
 * made the key to one that may add it, or to a guardian; nothing in it is secret.
 */
export interface KeyCode {
  principal: string;
  key: string;
  proof: string;
}

const FIRST = "tallystick-key";
const PRINCIPAL = /^[0-9a-f]{32}$/;
const KEY = /^[a-z0-9]{2,20}:[A-Za-z0-9_-]{20,200}$/;
const PROOF = /^[A-Za-z0-9_-]{20,2200}$/;
const MAX_CHARS = 3000;

/** The proof of possession that `identity.AddKey` asks for. */
export async function proofBy(signer: Signer, principal: string): Promise<string> {
  const signature = await signatureBy(signer, messageOf(principal));
  return toBase64Url(signature);
}

function messageOf(principal: string) {
  return utf8(`tallystick.key/v1\n${principal}\n`);
}

/** The code as people carry it. */
export function codeOf({ principal, key, proof }: KeyCode): string {
  return [FIRST, principal, key, proof].join(" ");
}

/** Reads a code, whatever white space it picked up on its way. Null when it is none. */
export function parseCode(text: string): KeyCode | null {
  if (text.length > MAX_CHARS) {
    return null;
  }
  const [first, principal = "", key = "", proof = "", ...more] = text.trim().split(/\s+/);
  const isCode =
    first === FIRST &&
    more.length === 0 &&
    PRINCIPAL.test(principal) &&
    KEY.test(key) &&
    PROOF.test(proof);
  return isCode ? { principal, key, proof } : null;
}

async function isProven({ principal, key, proof }: KeyCode): Promise<boolean> {
  try {
    return await verifies(key, messageOf(principal), fromBase64Url(proof));
  } catch {
    // A part that is no Base 64, or no key that can be checked here.
    return false;
  }
}

/** What is wrong with a code for somebody, or null: the venue would refuse it, and says less. */
export async function faultOf(text: string, principal: string): Promise<string | null> {
  const code = parseCode(text);
  if (!code) {
    return "This is no code of a key. Copy the whole of it, from “tallystick-key” on.";
  }
  if (code.principal !== principal) {
    return "This code was made for somebody else.";
  }
  return (await isProven(code))
    ? null
    : "The key in this code did not sign it: a part is missing or changed.";
}
