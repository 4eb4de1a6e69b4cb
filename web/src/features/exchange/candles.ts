import type { Tick } from "./model";

/** What happened between two times: the first price, the extremes, the last, and how much. */
export interface Candle {
  /** Where it begins, in milliseconds since 1970. */
  start: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The intervals of candles; weeks begin on Monday, months on their first day, all in UTC. */
export const INTERVALS = {
  "1s": SECOND,
  "1m": MINUTE,
  "5m": 5 * MINUTE,
  "15m": 15 * MINUTE,
  "1h": HOUR,
  "4h": 4 * HOUR,
  "1d": DAY,
  "1w": 7 * DAY,
  "1M": 30 * DAY,
} as const;

export type Interval = keyof typeof INTERVALS;

/** 1970 began on a Thursday; the Monday before it lies three days earlier. */
const MONDAY = -3 * DAY;

/** The most empty candles that a pause is filled with. */
const MAX_EMPTY = 5_000;

/** Where the candle of a time begins. */
export function startOf(time: number, interval: Interval): number {
  if (interval === "1M") {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  }
  const millis = INTERVALS[interval];
  const origin = interval === "1w" ? MONDAY : 0;
  return Math.floor((time - origin) / millis) * millis + origin;
}

function nextStart(start: number, interval: Interval): number {
  if (interval === "1M") {
    const date = new Date(start);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  }
  return start + INTERVALS[interval];
}

/**
 * Adds a trade to candles without gaps, the newest last, and answers those that are new or other
 * than before. A pause becomes candles of no volume; a trade older than the last candle is in it
 * already.
 */
export function addTrade(candles: Candle[], trade: Tick, interval: Interval): Candle[] {
  const { price, quantity } = trade;
  const start = startOf(trade.time, interval);
  const last = candles.at(-1);
  if (last && start < last.start) {
    return [];
  }
  if (last && start === last.start) {
    last.high = Math.max(last.high, price);
    last.low = Math.min(last.low, price);
    last.close = price;
    last.volume += quantity;
    return [last];
  }
  const fresh = last ? pause(last, start, interval) : [];
  fresh.push({ start, open: price, high: price, low: price, close: price, volume: quantity });
  candles.push(...fresh);
  return fresh;
}

/** Candles of no volume from the one after the last up to a time. */
export function pause(last: Candle, until: number, interval: Interval): Candle[] {
  const { close } = last;
  const empty: Candle[] = [];
  let start = nextStart(last.start, interval);
  while (start < until && empty.length < MAX_EMPTY) {
    empty.push({ start, open: close, high: close, low: close, close, volume: 0 });
    start = nextStart(start, interval);
  }
  return empty;
}
