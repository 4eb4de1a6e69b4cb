import { p256 } from "@noble/curves/nist.js";
import { type Bytes, concat, equal, fromUtf8, sha256, toBase64Url, utf8 } from "./bytes";

const KEY_BYTES = 33 + 32;
const MAX_AUTHENTICATOR = 512;
const MAX_CLIENT = 1024;
const FIXED = 37;

// Bits of the flags (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data).
const PRESENT = 1;
const VERIFIED = 1 << 2;
const ELIGIBLE = 1 << 3;
const BACKED_UP = 1 << 4;
const ATTESTED = 1 << 6;
const EXTENDED = 1 << 7;

/**
 * Whether the signature is an assertion of the passkey over the message, as the kernel's `WebAuthn`
 * says: r and s (64 bytes), the length of `authenticatorData` (2 bytes), `authenticatorData`,
 * `clientDataJSON`. The key is the compressed public key and the hash of the relying party's id.
 */
export async function verifies(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const length = ((signature[64] ?? 0) << 8) | (signature[65] ?? 0);
  const authenticator = signature.slice(66, 66 + length);
  const client = signature.slice(66 + length);
  if (
    key.length !== KEY_BYTES ||
    length < FIXED ||
    length > MAX_AUTHENTICATOR ||
    client.length < 1 ||
    client.length > MAX_CLIENT
  ) {
    return false;
  }
  const party = key.slice(33);
  try {
    return (
      equal(party, authenticator.slice(0, 32)) &&
      good(authenticator[32] ?? 0, length) &&
      (await isFor(fromUtf8(client), message, party)) &&
      p256.verify(
        signature.slice(0, 64),
        concat(authenticator, await sha256(client)),
        key.slice(0, 33),
        { lowS: true },
      )
    );
  } catch {
    return false;
  }
}

function good(flags: number, length: number): boolean {
  const user = PRESENT | VERIFIED;
  return (
    (flags & user) === user &&
    ((flags & BACKED_UP) === 0 || (flags & ELIGIBLE) !== 0) &&
    (flags & ATTESTED) === 0 &&
    ((flags & EXTENDED) !== 0) === length > FIXED
  );
}

async function isFor(text: string, message: Bytes, party: Bytes): Promise<boolean> {
  const json = JSON.parse(text);
  return (
    json !== null &&
    typeof json === "object" &&
    !Array.isArray(json) &&
    !repeats(text) &&
    json.type === "webauthn.get" &&
    json.challenge === toBase64Url(await sha256(message)) &&
    (!("crossOrigin" in json) || json.crossOrigin === false) &&
    !("topOrigin" in json) &&
    typeof json.origin === "string" &&
    (await isOf(party, json.origin))
  );
}

/** Whether some object of a JSON text has a member twice, which `JSON.parse` lets pass. */
function repeats(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*(:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") {
      open.push(new Set());
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (colon && text) {
      const names = open.at(-1);
      const name: string = JSON.parse(text);
      if (names?.has(name)) {
        return true;
      }
      names?.add(name);
    }
  }
  return false;
}

/** Whether the origin's host is the relying party's domain or one below it. */
async function isOf(party: Bytes, origin: string): Promise<boolean> {
  const page =
    /^https:\/\/([a-z0-9.-]{1,253})(?::[0-9]{1,5})?$/.exec(origin) ??
    /^http:\/\/(localhost)(?::[0-9]{1,5})?$/.exec(origin);
  const labels = page?.[1]?.split(".") ?? [];
  for (let from = 0; from < labels.length; from++) {
    const domain = labels.slice(from).join(".");
    if (domain !== "" && equal(party, await sha256(utf8(domain)))) {
      return true;
    }
  }
  return false;
}
