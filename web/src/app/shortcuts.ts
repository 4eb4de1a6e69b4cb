import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { PAGES } from "./pages";

const KEY = "tallystick.single-keys";
const CHORD_MILLIS = 1200;

/** Single keys can be turned off, for those who speak to their machine. */
export function singleKeys(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
}

/** What single keys do on the page that is shown, beside those that work everywhere. */
const pageKeys = new Map<string, () => void>();

/** Gives single keys a meaning for as long as the component is shown. */
export function usePageKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  const names = Object.keys(keys).join("");
  useEffect(() => {
    for (const key of names) {
      pageKeys.set(key, () => latest.current[key]?.());
    }
    return () => {
      for (const key of names) {
        pageKeys.delete(key);
      }
    };
  }, [names]);
}

interface Doors {
  palette: () => void;
  help: () => void;
  theme: () => void;
}

/** Listens for the keys that work everywhere. */
export function useShortcuts(doors: Doors): void {
  const navigate = useNavigate();
  const latest = useRef(doors);
  latest.current = doors;
  useEffect(() => {
    let went = 0;
    const press = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current.palette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || !singleKeys()) {
        return;
      }
      const page = PAGES.find((one) => one.key === event.key);
      if (page && Date.now() - went < CHORD_MILLIS) {
        navigate(page.to);
      } else if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      } else if (event.key === "?") {
        latest.current.help();
      } else if (event.key === "t") {
        latest.current.theme();
      } else if (pageKeys.has(event.key)) {
        event.preventDefault();
        pageKeys.get(event.key)?.();
      }
      went = event.key === "g" ? Date.now() : 0;
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate]);
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest("dialog") !== null)
  );
}
