import { crc32 } from "./crc32";
import type { Difference, Level, LevelChange, Side, Snapshot } from "./model";

/** How many of the best levels of each side the checksum covers. */
const CHECKED_LEVELS = 10;

/**
 * What became of a difference: it was applied; it is older than the book; changes before it are
 * missing; or the book that it led to is not the exchange's. After the last two the book is of no
 * use, and a new snapshot is needed.
 */
export type Applied = "applied" | "old" | "gap" | "mismatch";

/**
 * A copy of the displayed book: a snapshot, then every difference in order. It notices when one is
 * missing, by the numbers of the changes, and when it went wrong, by the checksum.
 */
export class LocalBook {
  private readonly buying: Level[];
  private readonly selling: Level[];
  private at: number;

  constructor(snapshot: Snapshot) {
    this.buying = [...snapshot.bids].sort((a, b) => b.price - a.price);
    this.selling = [...snapshot.asks].sort((a, b) => a.price - b.price);
    this.at = snapshot.sequence;
  }

  /** Number of the last change in it. */
  get sequence(): number {
    return this.at;
  }

  /** Best first. */
  get bids(): readonly Level[] {
    return this.buying;
  }

  /** Best first. */
  get asks(): readonly Level[] {
    return this.selling;
  }

  apply({ first, last, changes, checksum }: Difference): Applied {
    if (last <= this.at) {
      return "old";
    }
    if (first > this.at + 1) {
      return "gap";
    }
    for (const change of changes) {
      this.set(change);
    }
    this.at = last;
    return this.checksum() === checksum ? "applied" : "mismatch";
  }

  checksum(): number {
    return crc32(checkedText(this.buying, this.selling));
  }

  private set({ side, price, quantity, orders }: LevelChange): void {
    const levels = side === "BUY" ? this.buying : this.selling;
    const at = place(levels, side, price);
    const known = levels[at]?.price === price ? 1 : 0;
    if (quantity === 0) {
      levels.splice(at, known);
    } else {
      levels.splice(at, known, { price, quantity, orders });
    }
  }
}

/** Where the level of a price is, or belongs. */
function place(levels: Level[], side: Side, price: number): number {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = levels[middle]?.price ?? 0;
    const better = side === "BUY" ? other > price : other < price;
    if (better) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * What the checksum is taken of, as `docs/market-data.md` defines it: `price:quantity` of the best
 * bids, a bar, and the same of the best offers.
 */
export function checkedText(bids: readonly Level[], asks: readonly Level[]): string {
  const side = (levels: readonly Level[]) =>
    levels
      .slice(0, CHECKED_LEVELS)
      .map(({ price, quantity }) => `${price}:${quantity}`)
      .join(",");
  return `${side(bids)}|${side(asks)}`;
}
