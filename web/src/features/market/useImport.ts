import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refresh } from "../../api/refresh";
import type { Receipt } from "../../api/server";
import { type AnyAction, batches } from "../../api/signing";
import { actEach } from "../../api/submit";
import type { MarketCreateListing } from "../../api/types";
import { useIdentities } from "../identity/store";

/** How far an import has come. */
export interface Progress {
  total: number;
  receipts: Receipt[];
  isDone: boolean;
}

/** Signs listings in batches, one after the other; after a fault it goes on where it stopped. */
export function useImport() {
  const { current } = useIdentities();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [left, setLeft] = useState<AnyAction[][]>([]);
  const [error, setError] = useState<unknown>(null);

  const run = async (todo: AnyAction[][], before: Progress) => {
    if (!current) {
      return;
    }
    let now = before;
    setError(null);
    setProgress(now);
    try {
      while (todo[0]) {
        const receipts = [...now.receipts, ...(await actEach(current, todo[0]))];
        todo = todo.slice(1);
        now = { ...now, receipts, isDone: todo.length === 0 };
        setProgress(now);
      }
    } catch (problem) {
      setError(problem);
    }
    setLeft(todo);
    refresh(client);
  };

  const start = (bodies: MarketCreateListing[]) => {
    const actions = bodies.map((body): AnyAction => ({ type: "market.CreateListing", body }));
    return run(batches(actions), { total: actions.length, receipts: [], isDone: false });
  };
  const goOn = () => progress && run(left, progress);
  return { progress, error, start, goOn };
}
