import { useSyncExternalStore } from "react";
import { usePolicy } from "../../api/hooks";
import { type PinState, pinAnew, pinned } from "../../proof/pin";

let version = 0;
const watchers = new Set<() => void>();

/** What this browser holds to be the log's policy, against what the venue shows now. */
export function usePin(): PinState | null {
  const offered = usePolicy().data;
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => version,
  );
  return offered ? pinned(offered, localStorage, Date.now()) : null;
}

/** Takes the policy that the venue shows now; only ever because a person said so. */
export function trustAnew(offered: string): void {
  pinAnew(offered, localStorage, Date.now());
  version++;
  for (const watcher of watchers) {
    watcher();
  }
}
