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

const STORE = "identities";

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

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("tallystick", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: "principal" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T> | IDBRequest<IDBValidKey> | IDBRequest<undefined>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = run(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
