import { post, request, type SignedIn, take } from "../../api/session";

// What the venue answers under /v1/session, and how the page asks for it.

/** What setting up an authenticator begins with: the same secret twice. */
export interface TotpSetUp {
  /** In Base 32, to be typed. */
  secret: string;
  /** For a QR code. */
  uri: string;
}

export interface OpenSession {
  session: string;
  since: number;
  used: number;
  ends: number;
  complete: boolean;
  current: boolean;
  address: string;
  agent: string;
}

export interface Happened {
  id: string;
  at: number;
  act: string;
  session: string;
  address: string;
  agent: string;
  about: string;
}

export interface History {
  items: Happened[];
  next: string | null;
}

export interface KnownWallet {
  address: string;
  since: number;
}

export interface KnownPasskey {
  id: string;
  label: string;
  since: number;
  used: number;
  /** Whether copies of it may be on other devices. */
  synced: boolean;
  /** Whether a wrapped key is kept with it. */
  wrappedKey: boolean;
}

/** A session by passkey, with the key that is kept under it, base64url, if one is. */
export interface ByPasskey extends SignedIn {
  passkey: string;
  wrappedKey: string;
}

export async function signUp(mail: string, password: string, name: string): Promise<void> {
  take(await post<SignedIn>("/sign-up", { mail, password, name }));
}

export async function signIn(mail: string, password: string): Promise<void> {
  take(await post<SignedIn>("/sign-in", { mail, password }));
}

/** Shows a code of the authenticator, or a recovery code. */
export async function showCode(code: string): Promise<void> {
  take(await post<SignedIn>("/second-factor", { code }));
}

export async function beginTotp(): Promise<TotpSetUp> {
  return (await request("POST", "/totp")).json();
}

/** Takes the authenticator into use; answers the recovery codes, which are told this once. */
export async function confirmTotp(code: string): Promise<string[]> {
  const response = await request("POST", "/totp/confirm", { code });
  const done = (await response.json()) as { signedIn: SignedIn; recoveryCodes: string[] };
  take(done.signedIn);
  return done.recoveryCodes;
}

export async function newRecoveryCodes(): Promise<string[]> {
  const response = await request("POST", "/recovery-codes");
  const { recoveryCodes } = (await response.json()) as { recoveryCodes: string[] };
  return recoveryCodes;
}

export async function changePassword(password: string, next: string): Promise<void> {
  await request("POST", "/password", { password, next });
}
