import { useSyncExternalStore } from "react";
import { CheckIcon } from "./icons";
import { ReceiptLink } from "./ReceiptLink";

interface Toast {
  key: number;
  text: string;
  receipt: string;
}

const SHOWN_MILLIS = 7000;
const MAX_SHOWN = 3;

let toasts: Toast[] = [];
let keys = 0;
const watchers = new Set<() => void>();

/** Says that something was done, with the receipt for it. */
export function tell(text: string, receipt = ""): void {
  const toast = { key: ++keys, text, receipt };
  set([...toasts, toast].slice(-MAX_SHOWN));
  setTimeout(() => set(toasts.filter((one) => one !== toast)), SHOWN_MILLIS);
}

function set(next: Toast[]): void {
  toasts = next;
  for (const watcher of watchers) {
    watcher();
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function Toasts() {
  const shown = useSyncExternalStore(watch, () => toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-18 z-40 flex flex-col items-center gap-2 lg:bottom-6"
    >
      {shown.map((toast) => (
        <p
          key={toast.key}
          className="pointer-events-auto flex items-center gap-3 rounded-lg bg-ink px-4 py-2 text-sm text-bg shadow-lg"
        >
          <CheckIcon />
          {toast.text}
          {toast.receipt && <ReceiptLink id={toast.receipt} kind="bare" />}
        </p>
      ))}
    </div>
  );
}
