/** What this browser holds to be the log's key. */
export interface Pin {
  key: string;
  since: number;
}

export type PinState =
  | { kind: "first"; pin: Pin }
  | { kind: "same"; pin: Pin }
  | { kind: "changed"; pin: Pin; offered: string };

const KEY = "tallystick.log-key";

/**
 * Trust on first use: the first key that the venue shows is kept, and every receipt is checked
 * against it. A venue that comes with another key later has another log, or is another venue.
 */
export function pinned(offered: string, store: Storage, now: number): PinState {
  const pin = read(store);
  if (!pin) {
    return { kind: "first", pin: pinAnew(offered, store, now) };
  }
  return pin.key === offered ? { kind: "same", pin } : { kind: "changed", pin, offered };
}

/** Takes the offered key from now on. A person decides this, never the page. */
export function pinAnew(offered: string, store: Storage, now: number): Pin {
  const pin = { key: offered, since: now };
  store.setItem(KEY, JSON.stringify(pin));
  return pin;
}

function read(store: Storage): Pin | null {
  try {
    const pin = JSON.parse(store.getItem(KEY) ?? "null");
    return typeof pin?.key === "string" && typeof pin.since === "number" ? pin : null;
  } catch {
    return null;
  }
}
