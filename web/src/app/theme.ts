import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

const KEY = "tallystick.theme";
const ORDER: Theme[] = ["system", "light", "dark"];
const watchers = new Set<() => void>();

function current(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** The chosen theme, and what moves on to the next. */
export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, current);
  return [theme, nextTheme];
}

export function nextTheme(): void {
  const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length] ?? "system";
  localStorage.setItem(KEY, next);
  if (next === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  for (const watcher of watchers) {
    watcher();
  }
}
