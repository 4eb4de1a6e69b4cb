import { useSyncExternalStore } from "react";
import { getOne } from "../../api/client";
import { Problem } from "../../api/problem";
import { loadSession, type SignedIn, signedIn, watchSession } from "../../api/session";
import { keepOther, type Other, readOther } from "./other";
import type { Kept } from "./vault";
import * as vault from "./vault";

/** Who this browser can be, and who it is at the moment. */
export interface Identities {
  loaded: boolean;
  all: Kept[];
  /** In whose name the pages show things and act: oneself, or another for whom one acts. */
  current: Kept | null;
  /** Oneself, whoever one acts for. */
  self: Kept | null;
}

const CURRENT = "tallystick.current";
const NOT_FOUND = 404;
const MAX_TRIES = 5;
const PAUSE_MILLIS = 300;

let state: Identities = { loaded: false, all: [], current: null, self: null };
/** Those with a key that is kept here, and the one who is signed in. */
let keyed: Kept[] = [];
let member: Kept | null = null;
let other: Other | null = readOther();
const watchers = new Set<() => void>();

export function useIdentities(): Identities {
  return useSyncExternalStore(watch, () => state);
}

/** Reads what is kept, and who is signed in; called once at the start. */
export async function load(): Promise<void> {
  const [all] = await Promise.all([vault.all().catch(() => []), loadSession()]);
  keyed = all;
  member = await memberOf(signedIn());
  // Each tab may be somebody else; a new one begins as whoever was chosen last.
  const chosen = sessionStorage.getItem(CURRENT) ?? localStorage.getItem(CURRENT);
  set(everybody().find((one) => one.principal === chosen) ?? everybody().at(-1) ?? null);
  watchSession(() => void follow());
}

/** Keeps somebody and becomes them. */
export async function add(identity: Kept): Promise<void> {
  await vault.keep(identity);
  keyed = [...keyed.filter((one) => one.principal !== identity.principal), identity];
  other = null;
  set(identity);
}

export function become(principal: string): void {
  other = null;
  set(everybody().find((one) => one.principal === principal) ?? state.self);
}

/** Acts in the name of another from here on: of an organisation, or of who gave a mandate. */
export function actFor(principal: string, name: string): void {
  const self = state.self;
  if (self) {
    other = { self: self.principal, principal, name };
    set(self);
  }
}

/** Acts as oneself again. */
export function actAsSelf(): void {
  other = null;
  set(state.self);
}

/** Becomes whoever just signed in. */
export async function arrive(): Promise<void> {
  await follow();
  become(signedIn()?.principal ?? "");
}

export async function forget(principal: string): Promise<void> {
  await vault.forget(principal);
  keyed = keyed.filter((one) => one.principal !== principal);
  setLeft();
}

/** What happens to the session shows here: also when it is another tab that signs in or out. */
async function follow(): Promise<void> {
  const session = signedIn();
  const found = await memberOf(session);
  // What happened meanwhile is followed by itself.
  if (session === signedIn()) {
    member = found;
    setLeft();
  }
}

/** The member who may act by a session, by the name under which all know them. */
async function memberOf(session: SignedIn | null): Promise<Kept | null> {
  if (!session || session.custodial === false) {
    return null;
  }
  const { principal, mail } = session;
  // Who signs in anew is the same all the while.
  if (member?.principal === principal || !session.complete) {
    return member?.principal === principal ? member : null;
  }
  const name = (await nameOf(principal)) ?? mail;
  return { principal, mail, name, since: Date.now(), demo: false };
}

/** The name under which all know a member; one who is new may be shown a moment later. */
async function nameOf(principal: string): Promise<string | undefined> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      return (await getOne("identity/principal", { principal })).name;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== NOT_FOUND) {
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    }
  }
  return undefined;
}

/** A key of one's own comes before what the venue signs for the same principal. */
function everybody(): Kept[] {
  const also = member;
  return also && !keyed.some((one) => one.principal === also.principal) ? [...keyed, also] : keyed;
}

/** Stays who one is while that can be, and else becomes who came last. */
function setLeft(): void {
  const all = everybody();
  const same = all.find((one) => one.principal === state.self?.principal);
  set(same ?? all.at(-1) ?? null);
}

function set(self: Kept | null): void {
  state = { loaded: true, all: everybody(), current: self && inTheNameOf(self), self };
  for (const storage of [sessionStorage, localStorage]) {
    if (self) {
      storage.setItem(CURRENT, self.principal);
    } else {
      storage.removeItem(CURRENT);
    }
  }
  for (const watcher of watchers) {
    watcher();
  }
}

/** Whoever one acts for, with one's own way of signing. */
function inTheNameOf(self: Kept): Kept {
  if (other?.self !== self.principal) {
    other = null;
  }
  keepOther(other);
  if (!other) {
    return self;
  }
  return { ...self, self: self.principal, principal: other.principal, name: other.name };
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
