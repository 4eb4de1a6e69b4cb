import { useEffect, useState } from "react";

let dropped: File | null = null;
const watchers = new Set<(file: File) => void>();

/** Hands a dropped file to the import page, which may not be open yet. */
export function handOver(file: File): void {
  dropped = file;
  for (const watcher of watchers) {
    watcher(file);
  }
}

/** The file last handed over. */
export function useHandedOver(): [File | null, (file: File | null) => void] {
  const [file, setFile] = useState(dropped);
  useEffect(() => {
    dropped = null;
    watchers.add(setFile);
    return () => {
      watchers.delete(setFile);
    };
  }, []);
  return [file, setFile];
}
