import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useHappenings } from "../../api/hooks";
import { refreshSoon } from "../../api/refresh";

/** How often prices of the last day are asked for again while there is trade. */
const PAUSE_MILLIS = 1000;

const PRICED = [
  "exchange/ticker",
  "exchange/instruments",
  "exchange/instrument",
  "exchange/positions",
];

/**
 * Keeps up with trades and phases of an instrument, or with `all` of every one. A phase shows at
 * once, and trades at most once a second: their prices are live elsewhere.
 */
export function useTickers(instrument: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHappenings([`exchange.ticker.${instrument}`], ({ event }) => {
    if (event.type !== "exchange.Traded") {
      refreshSoon(client);
      return;
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => PRICED.includes(String(name)),
      });
    }, PAUSE_MILLIS);
  });
}
