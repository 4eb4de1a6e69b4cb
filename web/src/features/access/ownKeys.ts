import { getOne } from "../../api/client";
import { post, take } from "../../api/session";
import { signatureBy } from "../../api/signing";
import { act } from "../../api/submit";
import { type Bytes, toBase64, utf8 } from "../../proof/bytes";
import type { KeyOf } from "../identity/keys";
import { add } from "../identity/store";
import type { Kept } from "../identity/vault";
import { proofBy } from "../keys/code";
import type { ByPasskey } from "./account";
import { confirmByPasskey, keepWrapped, makeKeeping, type ShownPasskey } from "./passkeys";
import { newWrappedKey } from "./wrap";

// A signing key of a member's own, under a passkey: docs/access.md tells the forms.

/** The first passkey of somebody who signs up, and the challenge that it was made for. */
export interface FirstPasskey extends ShownPasskey {
  challenge: string;
}

/** Makes a passkey to sign up by. Without a pseudo-random function it keeps no key. */
export async function makeFirst(name: string): Promise<FirstPasskey> {
  const options = await post<PublicKeyCredentialCreationOptionsJSON>("/sign-up/passkey/options", {
    name,
  });
  return { ...(await makeKeeping(options)), challenge: options.challenge };
}

/**
 * Makes a key and has the ledger take it, then an account by the passkey, and leaves the key with
 * it, wrapped. This browser keeps the key that the ledger knows, also when the rest fails.
 */
export async function signUpWithKey(
  first: FirstPasskey,
  prf: Bytes,
  name: string,
  label: string,
): Promise<void> {
  const { key, ciphertext } = await newWrappedKey(prf);
  const kept: Kept = { ...key, name, since: Date.now(), demo: false };
  await act(kept, "identity.RegisterPrincipal", { name });
  try {
    // The venue opens accounts for keys that it knows: its views must have come that far.
    await getOne("identity/principal", { principal: key.principal });
    await openAccount(first, key, label, ciphertext);
  } finally {
    await add(kept);
  }
}

async function openAccount(
  { challenge, credential }: FirstPasskey,
  key: KeyOf,
  label: string,
  ciphertext: string,
): Promise<void> {
  const { principal, keyId } = key;
  const said = utf8(`tallystick.account/v1\n${principal}\n${challenge}\n`);
  const proof = toBase64(await signatureBy(key, said));
  const wanted = { label, principal, key: keyId, proof, credential };
  const now = await post<ByPasskey>("/sign-up/passkey/own-key", wanted);
  take(now);
  await keepWrapped(now.passkey, ciphertext);
}

/** Adds a new key to a member's principal, and leaves it wrapped under a passkey of theirs. */
export async function keepOwnKey(member: Kept): Promise<void> {
  const { passkey, prf } = await confirmByPasskey();
  if (!prf) {
    throw new Error("This passkey cannot wrap a key: its device does not know how (PRF).");
  }
  const { principal, name } = member;
  const { ciphertext, key } = await newWrappedKey(prf, principal);
  const proof = await proofBy(key, principal);
  await act(member, "identity.AddKey", { key: key.keyId, proof });
  await add({ ...key, name, since: Date.now(), demo: false });
  await keepWrapped(passkey, ciphertext);
}
