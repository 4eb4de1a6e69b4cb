import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useHappenings, usePages } from "../../../api/hooks";
import { planOf } from "./plan";

const MOST_PLACES = 2_000;
const MOST_LINES = 1_000;
const MOST_SENSORS = 200;
/** Readings of many devices come together. */
const SOON_MILLIS = 100;

type Pages = ReturnType<typeof usePages>;

/** A building with all that is in it, as it is now: what happens there is seen at once. */
export function useWarehouse(within: string) {
  const layout = usePages("custody/layout", { within }, { limit: MOST_PLACES });
  const stock = usePages("custody/stock", { within }, { limit: MOST_LINES });
  const sensors = usePages("custody/sensors", { within }, { limit: MOST_SENSORS });
  useAllPages(layout);
  useAllPages(stock);
  useAllPages(sensors);
  const plan = useMemo(
    () =>
      planOf(
        within,
        layout.data?.pages.flatMap((page) => page.items) ?? [],
        stock.data?.pages.flatMap((page) => page.items) ?? [],
        sensors.data?.pages.flatMap((page) => page.items) ?? [],
        Date.now(),
      ),
    [within, layout.data, stock.data, sensors.data],
  );
  const glns = new Set([within, ...layout.rows.map((one) => one.place)].map(glnOf));
  useAnew(
    [...glns].map((gln) => `custody.site.${gln}`),
    ["custody/layout", "custody/stock", "custody/reservations"],
  );
  const owners = new Set(sensors.rows.map((one) => one.owner));
  useAnew(
    [...owners].map((owner) => `devices.fleet.${owner}`),
    ["custody/sensors"],
  );
  return {
    plan,
    isPending: layout.isPending || stock.isPending || sensors.isPending,
    error: layout.error ?? stock.error ?? sensors.error,
    refetch: () => void Promise.all([layout.refetch(), stock.refetch(), sensors.refetch()]),
  };
}

/** A place without what tells it from others of its GLN. */
function glnOf(place: string): string {
  return place.split("/254/")[0] ?? place;
}

/** A drawing needs all of it. */
function useAllPages({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages): void {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
}

/** Asks some queries again when something happens, and not all that is shown. */
function useAnew(topics: string[], queries: string[]): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useHappenings(topics, () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      for (const query of queries) {
        void client.invalidateQueries({ queryKey: [query] });
      }
    }, SOON_MILLIS);
  });
}
