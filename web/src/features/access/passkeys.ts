import { post, request, type SignedIn, take } from "../../api/session";
import type { Bytes } from "../../proof/bytes";
import type { ByPasskey, KnownPasskey } from "./account";

// Passkeys of an account, in the JSON forms of WebAuthn Level 3
// (https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON).

/** What a passkey showed: for the venue, and what must stay here. */
export interface ShownPasskey {
  credential: unknown;
  /** What its pseudo-random function gave, if it has one. */
  prf: Bytes | null;
}

/** A passkey is of a name: an address of numbers has none. */
const NUMBERS = /^[0-9.]+$|^\[/;

/** Whether passkeys work here, and the browser knows their JSON forms. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== "undefined" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
    !NUMBERS.test(window.location.hostname)
  );
}

/** Whether a field can offer passkeys by itself. */
export async function canOffer(): Promise<boolean> {
  return (
    hasPasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false)
  );
}

/** Shows a passkey, in a dialogue of the browser's, or with a signal where a field offers it. */
export async function show(
  options: PublicKeyCredentialRequestOptionsJSON,
  signal?: AbortSignal,
): Promise<ShownPasskey> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const found = await navigator.credentials.get(
    signal ? { publicKey, signal, mediation: "conditional" } : { publicKey },
  );
  return told(found);
}

/** Makes a passkey. */
export async function make(options: PublicKeyCredentialCreationOptionsJSON): Promise<ShownPasskey> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return told(await navigator.credentials.create({ publicKey }));
}

/**
 * Makes a passkey that keeps a key. Most devices tell what their function gives only when a passkey
 * is shown, so their owner shows it at once, to this page alone.
 */
export async function makeKeeping(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<ShownPasskey> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  const shown = told(made);
  if (!made || shown.prf || !made.getClientExtensionResults().prf?.enabled) {
    return shown;
  }
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rpId: publicKey.rp.id,
      userVerification: "required",
      allowCredentials: [{ type: "public-key", id: made.rawId }],
      timeout: publicKey.timeout,
      extensions: publicKey.extensions,
    },
  });
  return { ...shown, prf: told(found).prf };
}

/** Parts what the venue gets from what wraps keys, which it must never see. */
export function told(found: Credential | null): ShownPasskey {
  if (!found) {
    throw new Error("The browser gave no answer of a passkey.");
  }
  const credential = found as PublicKeyCredential;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  const json = credential.toJSON();
  const { prf, ...others } = (json.clientExtensionResults ?? {}) as Record<string, unknown>;
  return {
    credential: { ...json, clientExtensionResults: others },
    prf: first ? bytesOf(first) : null,
  };
}

function bytesOf(source: BufferSource): Bytes {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
}

export function signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return post("/sign-in/passkey/options");
}

/** Opens a session by a passkey that was shown. */
export async function signInBy({ credential }: ShownPasskey): Promise<ByPasskey> {
  const now = await post<ByPasskey>("/sign-in/passkey", { credential });
  take(now);
  return now;
}

/** Makes a member by a passkey that was made for it, whose key the venue keeps. */
export async function signUpByPasskey(
  { credential }: ShownPasskey,
  name: string,
  label: string,
): Promise<void> {
  take(await post<SignedIn>("/sign-up/passkey", { name, label, credential }));
}

/** Shows a passkey of the account as second factor. */
export async function confirmByPasskey(): Promise<ByPasskey & { prf: Bytes | null }> {
  const { credential, prf } = await show(await post("/second-factor/passkey/options"));
  const now = await post<ByPasskey>("/second-factor/passkey", { credential });
  take(now);
  return { ...now, prf };
}

export async function addPasskey(label: string): Promise<KnownPasskey> {
  const options = await (await request("POST", "/passkeys/options")).json();
  const { credential } = await make(options);
  return (await request("POST", "/passkeys", { label, credential })).json();
}

export async function removePasskey(id: string): Promise<void> {
  await request("DELETE", `/passkeys/${encodeURIComponent(id)}`);
}

export async function keepWrapped(id: string, ciphertext: string): Promise<void> {
  await request("PUT", `/passkeys/${encodeURIComponent(id)}/wrapped-key`, { ciphertext });
}
