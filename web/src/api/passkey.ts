import { p256 } from "@noble/curves/nist.js";
import { type Bytes, concat, sha256, toBase64Url, utf8 } from "../proof/bytes";
import { verifies } from "../proof/signature";

/** A passkey of this site: how the browser finds it again. */
export interface Passkey {
  credential: Bytes;
  rpId: string;
}

const PATIENCE_MILLIS = 120_000;
const ES256 = -7;
const POINT_BYTES = 64;

/** Has the browser make a passkey, and answers it with the id of its key. */
export async function newPasskey(
  rpId: string,
  name: string,
): Promise<{ keyId: string; passkey: Passkey }> {
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { id: rpId, name: rpId },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
      // Nobody asks what the authenticator is, so there is nothing to be replayed.
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      attestation: "none",
      timeout: PATIENCE_MILLIS,
    },
  })) as PublicKeyCredential | null;
  const spki = made && (made.response as AuthenticatorAttestationResponse).getPublicKey();
  if (!made || !spki) {
    throw new Error("the browser made no passkey that can sign here");
  }
  const keyId = await keyIdOf(new Uint8Array(spki), rpId);
  return { keyId, passkey: { credential: new Uint8Array(made.rawId), rpId } };
}

/** The key id of a P-256 public key (SPKI, whose end is the point) at a site. */
export async function keyIdOf(spki: Bytes, rpId: string): Promise<string> {
  const point = concat(new Uint8Array([4]), spki.slice(-POINT_BYTES));
  const compressed = p256.Point.fromBytes(point).toBytes(true) as Bytes;
  return `webauthn:${toBase64Url(concat(compressed, await sha256(utf8(rpId))))}`;
}

/** Asks the person to sign the message with a passkey. Throws when they do not. */
export async function signWithPasskey(passkey: Passkey, message: Bytes): Promise<Bytes> {
  const allowed: PublicKeyCredentialDescriptor[] = [{ type: "public-key", id: passkey.credential }];
  return (await ask(passkey.rpId, message, allowed)).signature;
}

/**
 * Asks the person for whichever passkey of the site they choose. Answers it with the one of the
 * keys that it is. Throws when it is none of them.
 */
export async function findPasskey(
  rpId: string,
  keys: string[],
): Promise<{ keyId: string; passkey: Passkey }> {
  const message = crypto.getRandomValues(new Uint8Array(32));
  const { credential, signature } = await ask(rpId, message, []);
  for (const keyId of keys) {
    if (keyId.startsWith("webauthn:") && (await verifies(keyId, message, signature))) {
      return { keyId, passkey: { credential, rpId } };
    }
  }
  throw new Error("This passkey does not sign for them: add it as a key first.");
}

async function ask(
  rpId: string,
  message: Bytes,
  allowCredentials: PublicKeyCredentialDescriptor[],
): Promise<{ credential: Bytes; signature: Bytes }> {
  const found = (await navigator.credentials.get({
    publicKey: {
      challenge: await sha256(message),
      rpId,
      userVerification: "required",
      allowCredentials,
      timeout: PATIENCE_MILLIS,
    },
  })) as PublicKeyCredential | null;
  if (!found) {
    throw new Error("the browser gave no answer of the passkey");
  }
  const { authenticatorData, clientDataJSON, signature } =
    found.response as AuthenticatorAssertionResponse;
  return {
    credential: new Uint8Array(found.rawId),
    signature: assertion(
      new Uint8Array(authenticatorData),
      new Uint8Array(clientDataJSON),
      new Uint8Array(signature),
    ),
  };
}

/** An authenticator's answer in its one spelling: the lower s, a length, and what was signed. */
export function assertion(authenticator: Bytes, client: Bytes, der: Bytes): Bytes {
  const length = new Uint8Array([authenticator.length >> 8, authenticator.length & 0xff]);
  return concat(compact(der), length, authenticator, client);
}

function compact(der: Bytes): Bytes {
  const { r, s } = p256.Signature.fromBytes(der, "der");
  const low = s > p256.Point.Fn.ORDER / 2n ? p256.Point.Fn.ORDER - s : s;
  return new p256.Signature(r, low).toBytes("compact") as Bytes;
}
