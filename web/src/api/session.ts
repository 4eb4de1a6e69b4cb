import { useSyncExternalStore } from "react";
import { send } from "./client";
import { Problem } from "./problem";

// Whoever has no key of their own acts by session: the venue signs with the key that it keeps for
// them. docs/access.md tells what the venue answers.

/** Who is signed in, and what they may do. Times are milliseconds since 1970. */
export interface SignedIn {
  session: string;
  principal: string;
  /** Empty for who has none. */
  mail: string;
  /** Whether the venue keeps the signing key; else they sign by their own, and have an account. */
  custodial?: boolean;
  /** Whether an authenticator is set up. */
  secondFactor: boolean;
  /** How many are left. */
  recoveryCodes: number;
  /** How many there are. */
  passkeys?: number;
  /** Whether the second factor was shown: without it nothing can be done. */
  complete: boolean;
  /** Whether it was shown just now, as changing factors and keys demands. */
  fresh: boolean;
  /** Whether the password opened the session: then changing it asks for the one there is. */
  byPassword?: boolean;
  ends: number;
  csrf: string;
}

/** What a person must do before a request can go on. */
export type Need = "second-factor" | "sign-in";

type Ask = (need: Need) => Promise<unknown>;

const ROOT = "/v1/session";
/** The session's id, while there is one: what another tab does shows there. */
const MARK = "tallystick.session";
const UNAUTHORIZED = 401;
/** A request may need a new token, a new session and the second factor, each once. */
const MAX_TRIES = 4;

let current: SignedIn | null = null;
let ask: Ask | null = null;
const watchers = new Set<() => void>();

export function signedIn(): SignedIn | null {
  return current;
}

export function useSession(): SignedIn | null {
  return useSyncExternalStore(watchSession, signedIn);
}

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Says how a person is asked; what it answers must reject when they will not. */
export function askBy(how: Ask | null): void {
  ask = how;
}

/** Takes in what the venue says about the session. */
export function take(now: SignedIn | null): void {
  current = now;
  if (now) {
    localStorage.setItem(MARK, now.session);
  } else {
    localStorage.removeItem(MARK);
  }
  for (const watcher of watchers) {
    watcher();
  }
}

/** Asks who is signed in, unless nobody was in this browser: then there is nothing to ask. */
export async function loadSession(): Promise<void> {
  window.addEventListener("storage", ({ key }) => key === MARK && void reload().catch(() => {}));
  if (localStorage.getItem(MARK)) {
    await reload().catch(() => {});
  }
}

/** Asks who is signed in. Throws when that cannot be told now. */
export async function reload(): Promise<SignedIn | null> {
  try {
    take((await (await send(ROOT)).json()) as SignedIn);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== UNAUTHORIZED) {
      throw error;
    }
    take(null);
  }
  return current;
}

/**
 * Ends the session, if it has not ended by itself. Nothing of it is left here, also when the venue
 * cannot be told; then this throws.
 */
export async function signOut(): Promise<void> {
  try {
    if (await reload()) {
      await sendOne("DELETE", "");
    }
  } finally {
    take(null);
  }
}

/** Sends what needs no whole session yet, such as a password. Paths begin with `/`. */
export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await sendOne("POST", path, body)).json() as Promise<T>;
}

/** The same, where the answer is nothing. */
export async function command(path: string, body: unknown): Promise<void> {
  await sendOne("POST", path, body);
}

/** Sends a request of whoever is signed in now. */
export function request(method: string, path: string, body?: unknown): Promise<Response> {
  return requestAs(current?.principal ?? "", method, path, body);
}

/**
 * Sends a request of a member. Where the venue wants the second factor first, or the session has
 * ended, the person is asked, and the request goes on; never as somebody else.
 */
export async function requestAs(
  principal: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      requireSame(principal);
      return await sendOne(method, path, body);
    } catch (error) {
      if (tries === MAX_TRIES || !(await isMended(error))) {
        throw error;
      }
    }
  }
}

function requireSame(principal: string): void {
  if (!current) {
    throw new Problem({ code: "not-signed-in", detail: "Sign in first." }, UNAUTHORIZED);
  }
  if (current.principal !== principal) {
    throw new Error("Somebody else is signed in now, so nothing was done.");
  }
}

function sendOne(method: string, path: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = {};
  if (current && method !== "GET") {
    headers["Tallystick-Csrf"] = current.csrf;
  }
  if (body === undefined) {
    return send(`${ROOT}${path}`, { method, headers });
  }
  headers["content-type"] = "application/json";
  return send(`${ROOT}${path}`, { method, headers, body: JSON.stringify(body) });
}

/** Whether what kept a request from being done is out of the way. */
async function isMended(error: unknown): Promise<boolean> {
  switch (error instanceof Problem ? error.code : "") {
    case "csrf":
      // The cookie is another one: another tab showed the second factor, or signed in anew.
      return (await reload()) !== null;
    case "step-up-required":
    case "second-factor-required":
      return asked("second-factor");
    case "not-signed-in":
      return asked("sign-in");
    default:
      return false;
  }
}

async function asked(need: Need): Promise<boolean> {
  if (!ask) {
    return false;
  }
  await ask(need);
  return true;
}
