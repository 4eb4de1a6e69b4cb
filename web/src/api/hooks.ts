import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useIdentities } from "../features/identity/store";
import type { Actor } from "./acting";
import {
  getJson,
  getOne,
  getPage,
  getText,
  type OneName,
  type PageName,
  type Params,
  type Row,
} from "./client";
import { refresh, refreshSoon } from "./refresh";
import type { Receipt, Venue } from "./server";
import { sawLog, sawLogTime } from "./signing";
import { type Happening, type StreamState, stream } from "./stream";
import { act } from "./submit";
import type { Actions } from "./types";

interface PageOptions {
  limit?: number;
  enabled?: boolean;
  refetchInterval?: number | false;
}

/** A query answered by pages, of which more are fetched on demand. */
export function usePages<Q extends PageName>(
  query: Q,
  params: Params<Q>,
  { limit = 50, ...options }: PageOptions = {},
) {
  const pages = useInfiniteQuery({
    queryKey: [query, params, limit],
    queryFn: ({ pageParam, signal }) =>
      getPage(query, { ...params, limit, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
    ...options,
  });
  const rows: Row<Q>[] = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...pages, rows };
}

/** A query answered by one row. */
export function useRow<Q extends OneName>(query: Q, params: Params<Q>, enabled = true) {
  return useQuery({
    queryKey: [query, params],
    queryFn: ({ signal }) => getOne(query, params, signal),
    enabled,
  });
}

export function useVenue() {
  return useQuery({
    queryKey: ["venue"],
    queryFn: async ({ signal }) => {
      const venue = await getJson<Venue>("/v1/venue", signal);
      sawLogTime(venue.time);
      sawLog(venue.origin);
      return venue;
    },
    staleTime: 15_000,
    refetchInterval: 20_000,
  });
}

/** The policy that the venue shows: its log's key, and who cosigns. */
export function usePolicy() {
  return useQuery({
    queryKey: ["policy"],
    queryFn: ({ signal }) => getText("/log/policy", signal),
    staleTime: 15_000,
    refetchInterval: 60_000,
  });
}

/**
 * Does one kind of action, then refreshes what is shown: in the name of the current identity, or
 * of another actor where an act is always one's own.
 */
export function useAct<T extends keyof Actions>(type: T, actor?: Actor | null) {
  const { current } = useIdentities();
  const who = actor ?? current;
  const client = useQueryClient();
  return useMutation<Receipt, Error, Actions[T]>({
    mutationFn: (body) => {
      if (!who) {
        throw new Error("Become someone first: an action needs a key to sign it.");
      }
      return act(who, type, body);
    },
    onSettled: () => refresh(client),
  });
}

/** Refreshes what is shown whenever something happens under one of the topics. */
export function useRefreshOn(topics: string[]): void {
  const client = useQueryClient();
  useHappenings(topics, () => refreshSoon(client));
}

/** Follows topics for as long as the component is shown. */
export function useHappenings(topics: string[], listener: (happening: Happening) => void): void {
  const key = topics.join(" ");
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(
    () => (key ? stream.follow(key.split(" "), (one) => latest.current(one)) : undefined),
    [key],
  );
}

export function useStreamState(): StreamState {
  return useSyncExternalStore(
    (watcher) => stream.watch(watcher),
    () => stream.state,
  );
}
