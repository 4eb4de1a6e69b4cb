import type { Level, Side } from "./model";

/** A line of the ladder: all levels that a group holds, and all that is better or as good. */
export interface Rung {
  price: number;
  quantity: number;
  orders: number;
  /** This and everything nearer the middle. */
  total: number;
  /** One's own displayed quantity in it. */
  own: number;
}

/** An order of one's own as the ladder needs it: its price, and what of it may still trade. */
export interface OwnOrder {
  side: string;
  price: number;
  open: number;
}

/** The groups that a ladder may be shown in, as multiples of the tick. */
export const GROUPS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/**
 * The best rungs of a side. Bids are gathered downwards and offers upwards, so that a rung never
 * promises a better price than there is.
 */
export function rungs(
  levels: readonly Level[],
  side: Side,
  step: number,
  count: number,
  own: readonly OwnOrder[] = [],
): Rung[] {
  const all: Rung[] = [];
  const mine = new Map<number, number>();
  for (const order of own) {
    if (order.side === side) {
      const price = grouped(order.price, side, step);
      mine.set(price, (mine.get(price) ?? 0) + order.open);
    }
  }
  let total = 0;
  for (const level of levels) {
    const price = grouped(level.price, side, step);
    total += level.quantity;
    const last = all.at(-1);
    if (last?.price === price) {
      last.quantity += level.quantity;
      last.orders += level.orders;
      last.total = total;
    } else if (all.length === count) {
      break;
    } else {
      const { quantity, orders } = level;
      all.push({ price, quantity, orders, total, own: mine.get(price) ?? 0 });
    }
  }
  return all;
}

export function grouped(price: number, side: Side, step: number): number {
  const below = Math.floor(price / step) * step;
  return side === "BUY" || below === price ? below : below + step;
}

/** The distance between the best bid and offer, or null when a side is empty. */
export function spreadOf(bids: readonly Level[], asks: readonly Level[]): number | null {
  const bid = bids[0];
  const ask = asks[0];
  return bid && ask ? ask.price - bid.price : null;
}
