import type { Actor } from "../../api/acting";

/**
 * Somebody as whom this browser can act. A key of its own is a CryptoKey, which cannot be read;
 * members are not kept here, but for as long as they are signed in.
 */
export type Kept = Actor & {
  name: string;
  since: number;
  demo: boolean;
};

/** A key that was made here for somebody, and waits until they add it or their guardians agree. */
export interface Waiting {
  principal: string;
  keyId: string;
  privateKey: CryptoKey;
  name: string;
  since: number;
}

const STORE = "identities";
const WAITING = "waiting";
const VERSION = 2;

/** Everybody kept in this browser, oldest first. */
export async function all(): Promise<Kept[]> {
  const kept = await inStore<Kept[]>("readonly", (store) => store.getAll());
  return kept.sort((a, b) => a.since - b.since);
}

export async function keep(identity: Kept): Promise<void> {
  await inStore("readwrite", (store) => store.put(identity));
}

/** Forgets for good: a key made here exists nowhere else. */
export async function forget(principal: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(principal));
}

/** All keys that wait here, oldest first. */
export async function waiting(): Promise<Waiting[]> {
  const kept = await inStore<Waiting[]>("readonly", (store) => store.getAll(), WAITING);
  return kept.sort((a, b) => a.since - b.since);
}

export async function keepWaiting(key: Waiting): Promise<void> {
  await inStore("readwrite", (store) => store.put(key), WAITING);
}

/** Forgets a key that waits: it signs elsewhere in the vault by now, or is not wanted. */
export async function stopWaiting(keyId: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(keyId), WAITING);
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("tallystick", VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(STORE, { keyPath: "principal" });
      }
      request.result.createObjectStore(WAITING, { keyPath: "keyId" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T> | IDBRequest<IDBValidKey> | IDBRequest<undefined>,
  name = STORE,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = run(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
