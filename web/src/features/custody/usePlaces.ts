import { useQueries } from "@tanstack/react-query";
import { getOne } from "../../api/client";
import type { CustodyPlaceCard } from "../../api/types";

/** What is known of places by their keys; what nobody described stays undefined. */
export function usePlaces(keys: string[]) {
  const places = [...new Set(keys)].filter((key) => key.startsWith("414/"));
  const rows = useQueries({
    queries: places.map((place) => ({
      queryKey: ["custody/place", { place }],
      queryFn: ({ signal }: { signal: AbortSignal }) => getOne("custody/place", { place }, signal),
    })),
  });
  const found = new Map(rows.map((row, i) => [places[i], row.data]));
  return (key: string): CustodyPlaceCard | undefined => found.get(key);
}
