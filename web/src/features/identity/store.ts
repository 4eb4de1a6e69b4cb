import { useSyncExternalStore } from "react";
import type { Kept } from "./vault";
import * as vault from "./vault";

/** Who this browser can be, and who it is at the moment. */
export interface Identities {
  loaded: boolean;
  all: Kept[];
  current: Kept | null;
}

const CURRENT = "tallystick.current";

let state: Identities = { loaded: false, all: [], current: null };
const watchers = new Set<() => void>();

export function useIdentities(): Identities {
  return useSyncExternalStore(watch, () => state);
}

/** Reads what is kept; called once at the start. */
export async function load(): Promise<void> {
  const all = await vault.all().catch(() => []);
  // Each tab may be somebody else; a new one begins as whoever was chosen last.
  const chosen = sessionStorage.getItem(CURRENT) ?? localStorage.getItem(CURRENT);
  set(all, all.find((one) => one.principal === chosen) ?? all.at(-1) ?? null);
}

/** Keeps somebody and becomes them. */
export async function add(identity: Kept): Promise<void> {
  await vault.keep(identity);
  set([...state.all.filter((one) => one.principal !== identity.principal), identity], identity);
}

export function become(principal: string): void {
  set(state.all, state.all.find((one) => one.principal === principal) ?? state.current);
}

export async function forget(principal: string): Promise<void> {
  await vault.forget(principal);
  const left = state.all.filter((one) => one.principal !== principal);
  const gone = state.current?.principal === principal;
  set(left, gone ? (left.at(-1) ?? null) : state.current);
}

function set(all: Kept[], current: Kept | null): void {
  state = { loaded: true, all, current };
  for (const storage of [sessionStorage, localStorage]) {
    if (current) {
      storage.setItem(CURRENT, current.principal);
    } else {
      storage.removeItem(CURRENT);
    }
  }
  for (const watcher of watchers) {
    watcher();
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
