import { times } from "../accounts/money";
import type { Level, Side } from "./model";

/** What a taker would get from the displayed book. */
export interface Sweep {
  /** In units. */
  quantity: number;
  value: number;
  /** The worst price it reaches; 0 when nothing trades. */
  worst: number;
}

/**
 * Walks the levels of the other side, best first, as far as the price allows.
 *
 * @param limit the worst acceptable price, or 0 for any
 */
export function sweep(
  levels: readonly Level[],
  side: Side,
  limit: number,
  quantity: number,
  lot: number,
): Sweep {
  const swept: Sweep = { quantity: 0, value: 0, worst: 0 };
  for (const level of levels) {
    const isGood = limit === 0 || (side === "BUY" ? level.price <= limit : level.price >= limit);
    if (!isGood || swept.quantity === quantity) {
      break;
    }
    const taken = Math.min(level.quantity, quantity - swept.quantity);
    swept.quantity += taken;
    swept.value += worthOf(level.price, taken, lot) ?? 0;
    swept.worst = level.price;
  }
  return swept;
}

/** Minor units of money for a quantity, or null when it is beyond what can be held. */
export function worthOf(price: number, quantity: number, lot: number): number | null {
  return times(price, Math.floor(quantity / lot));
}

/** A fee in basis points, rounded up. */
export function feeOf(value: number, basisPoints: number): number {
  return Number((BigInt(value) * BigInt(basisPoints) + 9_999n) / 10_000n);
}

/** An auction's price and volume if it ended now, as far as the displayed orders tell. */
export interface Indication {
  price: number;
  quantity: number;
  /** What buyers want at this price beyond what sellers offer; negative if sellers offer more. */
  imbalance: number;
}

/**
 * The price of most volume; among those the one with the least imbalance; then by pressure: the
 * highest if demand is left, the lowest if supply is; else the nearest to the reference, or without
 * one (0) the middle.
 */
export function indication(
  bids: readonly Level[],
  asks: readonly Level[],
  reference: number,
  tick: number,
): Indication | null {
  const high = bids[0]?.price ?? 0;
  const low = asks[0]?.price ?? 0;
  if (high < low || high === 0 || low === 0) {
    return null;
  }
  const crossed = [
    ...bids.filter((one) => one.price >= low),
    ...asks.filter((one) => one.price <= high),
  ];
  // Volume and imbalance change at levels only, to one side or the other of them.
  const near = crossed.flatMap(({ price }) => [price - tick, price, price + tick]);
  const prices = [...new Set(near)].filter((price) => price >= low && price <= high);
  const all = prices.map((price) => {
    const wanted = sum(bids.filter((one) => one.price >= price));
    const offered = sum(asks.filter((one) => one.price <= price));
    return { price, quantity: Math.min(wanted, offered), imbalance: wanted - offered };
  });
  const most = Math.max(...all.map((one) => one.quantity));
  const full = all.filter((one) => one.quantity === most);
  const least = Math.min(...full.map((one) => Math.abs(one.imbalance)));
  const best = full.filter((one) => Math.abs(one.imbalance) === least);
  best.sort((a, b) => a.price - b.price);
  return chosen(best, reference, tick);
}

function chosen(best: Indication[], reference: number, tick: number): Indication | null {
  const lowest = best[0];
  const highest = best.at(-1);
  if (!lowest || !highest) {
    return null;
  }
  if (highest.imbalance > 0) {
    return highest;
  }
  if (lowest.imbalance < 0) {
    return lowest;
  }
  const middle = Math.floor((lowest.price + highest.price) / 2 / tick) * tick;
  const wished = reference === 0 ? middle : reference;
  const price = Math.min(Math.max(wished, lowest.price), highest.price);
  const above = best.find((one) => one.price >= price) ?? highest;
  return { ...above, price };
}

function sum(levels: readonly Level[]): number {
  return levels.reduce((total, one) => total + one.quantity, 0);
}
