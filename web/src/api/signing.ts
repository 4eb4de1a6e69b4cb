import { type Bytes, randomHex, toBase64Url, utf8 } from "../proof/bytes";
import { getJson } from "./client";
import type { Passkey } from "./passkey";
import type { Envelope, Venue } from "./server";
import type { Actions } from "./types";
import type { Account } from "./wallet";

/**
 * Who signs: a principal, the id of one of its keys, and what signs by it: a key that never leaves
 * the browser, a passkey, or an account of a wallet. All of it can be kept in the browser's store.
 */
export type Signer = { principal: string; keyId: string } & (
  | { privateKey: CryptoKey }
  | { passkey: Passkey }
  | { account: Account }
);

/** One action with its body, for a list. */
export type AnyAction = { [T in keyof Actions]: { type: T; body: Actions[T] } }[keyof Actions];

/** How long a signed action may wait before it takes effect. */
export const PATIENCE_MILLIS = 5 * 60 * 1000;

/** Actions under one signature, and bytes of their payload with room to spare. */
export const MAX_ACTIONS = 256;
export const MAX_LIST_BYTES = 400 * 1024;

/** The latest log time seen, which may be ahead of this machine's clock. */
let logTime = 0;

export function sawLogTime(time: number): void {
  logTime = Math.max(logTime, time);
}

/** The time of the log as far as it is known here; never behind this machine's clock. */
export function logNow(): number {
  return Math.max(Date.now(), logTime);
}

export function untilFrom(now: number, seenLogTime: number): number {
  return Math.max(now, seenLogTime) + PATIENCE_MILLIS;
}

/** The name of the venue's log, for which everything is signed; empty as long as nobody asked. */
let log = "";

export function sawLog(origin: string): void {
  log = origin;
}

/** The same, asked for if nobody did. What is signed for one venue is worth nothing at another. */
async function logName(): Promise<string> {
  if (!log) {
    sawLog((await getJson<Venue>("/v1/venue")).origin);
  }
  return log;
}

export function payloadOf<T extends keyof Actions>(
  log: string,
  id: string,
  by: string,
  until: number,
  type: T,
  body: Actions[T],
): Bytes {
  return utf8(JSON.stringify({ v: 1, log, id, type, by, until, body }));
}

export function listPayloadOf(
  log: string,
  id: string,
  by: string,
  until: number,
  mode: "all" | "each",
  actions: AnyAction[],
): Bytes {
  return utf8(JSON.stringify({ v: 1, log, id, by, until, mode, actions }));
}

/** Signs the bytes as they are sent; nothing is re-encoded afterwards. */
export async function seal(signer: Signer, payload: Bytes): Promise<Envelope> {
  const signature = await signatureBy(signer, payload);
  return {
    payload: toBase64Url(payload),
    key: signer.keyId,
    signature: toBase64Url(signature),
  };
}

/** The signature of a message. What passkeys and wallets need is fetched when one signs. */
export async function signatureBy(signer: Signer, message: Bytes): Promise<Bytes> {
  if ("passkey" in signer) {
    return (await import("./passkey")).signWithPasskey(signer.passkey, message);
  }
  if ("account" in signer) {
    return (await import("./wallet")).signWithWallet(signer.account, message);
  }
  return new Uint8Array(await crypto.subtle.sign("Ed25519", signer.privateKey, message));
}

export async function signOne<T extends keyof Actions>(
  signer: Signer,
  type: T,
  body: Actions[T],
): Promise<Envelope> {
  const until = untilFrom(Date.now(), logTime);
  const payload = payloadOf(await logName(), randomHex(16), signer.principal, until, type, body);
  return seal(signer, payload);
}

/** Signs a request to read, in the form of an act but of a type that no room has. */
export async function signRead(signer: Signer, type: string): Promise<Envelope> {
  const until = untilFrom(Date.now(), logTime);
  const id = randomHex(16);
  const log = await logName();
  return seal(
    signer,
    utf8(JSON.stringify({ v: 1, log, id, type, by: signer.principal, until, body: {} })),
  );
}

export async function signList(
  signer: Signer,
  mode: "all" | "each",
  actions: AnyAction[],
): Promise<Envelope> {
  const until = untilFrom(Date.now(), logTime);
  const payload = listPayloadOf(
    await logName(),
    randomHex(16),
    signer.principal,
    until,
    mode,
    actions,
  );
  return seal(signer, payload);
}

/** Cuts a list into batches that each fit under one signature. */
export function batches(actions: AnyAction[]): AnyAction[][] {
  const all: AnyAction[][] = [];
  let current: AnyAction[] = [];
  let bytes = 0;
  for (const action of actions) {
    const size = utf8(JSON.stringify(action)).length + 1;
    if (current.length === MAX_ACTIONS || (current.length > 0 && bytes + size > MAX_LIST_BYTES)) {
      all.push(current);
      current = [];
      bytes = 0;
    }
    current.push(action);
    bytes += size;
  }
  return current.length > 0 ? [...all, current] : all;
}
