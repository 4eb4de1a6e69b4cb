import type { QueryClient } from "@tanstack/react-query";

/** Asks again for all that the rooms answered: a receipt or a preview never changes. */
export function refresh(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => String(name).includes("/") || name === "venue",
  });
}
