/** What this browser holds to be the log's policy: its key, and who must have cosigned. */
export interface Pin {
  policy: string;
  since: number;
}

export type PinState =
  | { kind: "first"; pin: Pin }
  | { kind: "same"; pin: Pin }
  | { kind: "changed"; pin: Pin; offered: string; isOtherLog: boolean };

const KEY = "tallystick.log-key";

/**
 * Trust on first use: the first policy that the venue shows is kept, and every receipt is checked
 * against it. A venue that comes with another key later has another log, or is another venue; one
 * that comes with other cosigners has replaced a node or a witness, or wants to be rid of them.
 */
export function pinned(offered: string, store: Storage, now: number): PinState {
  const pin = read(store);
  if (!pin) {
    return { kind: "first", pin: pinAnew(offered, store, now) };
  }
  if (pin.policy === offered) {
    return { kind: "same", pin };
  }
  return { kind: "changed", pin, offered, isOtherLog: logs(pin.policy) !== logs(offered) };
}

/** Takes the offered policy from now on. A person decides this, never the page. */
export function pinAnew(offered: string, store: Storage, now: number): Pin {
  const pin = { policy: offered, since: now };
  store.setItem(KEY, JSON.stringify(pin));
  return pin;
}

/** The log lines of a policy, without addresses. */
function logs(policy: string): string {
  const keys = policy.split("\n").map((line) => /^[ \t]*log[ \t]+([^ \t]+)/.exec(line)?.[1] ?? "");
  return keys.filter(Boolean).sort().join("\n");
}

/** What was pinned; of a browser that pinned the key alone, the policy that asks for nothing more. */
function read(store: Storage): Pin | null {
  try {
    const pin = JSON.parse(store.getItem(KEY) ?? "null");
    const policy = typeof pin?.key === "string" ? `log ${pin.key}\nquorum none\n` : pin?.policy;
    return typeof policy === "string" && typeof pin.since === "number"
      ? { policy, since: pin.since }
      : null;
  } catch {
    return null;
  }
}
