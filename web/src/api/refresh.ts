import type { QueryClient } from "@tanstack/react-query";

const SOON_MILLIS = 60;

let scheduled = false;

/** Asks again for all that the rooms answered: a receipt or a preview never changes. */
export function refresh(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => String(name).includes("/") || name === "venue",
  });
}

/** The same once for all that comes in together: one order alone makes half a dozen events. */
export function refreshSoon(client: QueryClient): void {
  if (!scheduled) {
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      refresh(client);
    }, SOON_MILLIS);
  }
}
