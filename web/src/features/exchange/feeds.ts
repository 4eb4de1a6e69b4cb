import { useEffect, useState, useSyncExternalStore } from "react";
import type { BookFeed, BookView } from "./bookFeed";
import type { Tick } from "./model";
import type { TradesFeed } from "./tradesFeed";

interface Feed {
  start(): () => void;
}

/** A feed that runs for as long as the component is shown, and is made anew for another key. */
export function useFeed<F extends Feed>(make: (key: string) => F, key: string): F {
  const [feed, setFeed] = useState(() => ({ key, feed: make(key) }));
  const current = feed.key === key ? feed : { key, feed: make(key) };
  if (current !== feed) {
    setFeed(current);
  }
  useEffect(() => current.feed.start(), [current.feed]);
  return current.feed;
}

export function useBook(feed: BookFeed): BookView {
  return useSyncExternalStore(feed.watch, () => feed.view);
}

export function useTrades(feed: TradesFeed): readonly Tick[] {
  return useSyncExternalStore(feed.watch, () => feed.view);
}
