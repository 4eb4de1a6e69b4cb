import { LocalBook } from "../../../src/features/exchange/localBook";
import type {
  Difference,
  Level,
  LevelChange,
  Side,
  Snapshot,
  Terms,
  Tick,
} from "../../../src/features/exchange/model";

/** Credits for dollars: prices in cents, quantities in tonnes. */
export const TERMS: Terms = {
  instrument: "KENYA22-USD",
  asset: "KENYA22",
  money: "USD",
  tick: 5,
  lot: 1,
  minimum: 1,
  maximum: 0,
};

export const level = (price: number, quantity: number, orders = 1): Level => ({
  price,
  quantity,
  orders,
});

export const BIDS = [level(1240, 10, 2), level(1235, 40), level(1220, 200, 3)];
export const ASKS = [level(1255, 5), level(1260, 30, 2), level(1300, 100)];

/** A snapshot whose checksum is right. */
export function snapshot(sequence = 6, bids = BIDS, asks = ASKS): Snapshot {
  const checksum = new LocalBook({ sequence, checksum: 0, bids, asks }).checksum();
  return { sequence, checksum, bids, asks };
}

export const change = (
  side: Side,
  price: number,
  quantity: number,
  orders = quantity ? 1 : 0,
): LevelChange => ({ side, price, quantity, orders });

/** The exchange's own side: every difference it tells is right. */
export class Exchange {
  private book: LocalBook;
  bids: Level[];
  asks: Level[];

  constructor(from: Snapshot = snapshot()) {
    this.book = new LocalBook(from);
    this.bids = [...from.bids];
    this.asks = [...from.asks];
  }

  changes(...changes: LevelChange[]): Difference {
    const first = this.book.sequence + 1;
    const last = this.book.sequence + changes.length;
    this.book.apply({ first, last, changes, checksum: 0 });
    return { first, last, changes, checksum: this.book.checksum() };
  }

  snapshot(): Snapshot {
    const { sequence, bids, asks } = this.book;
    return { sequence, checksum: this.book.checksum(), bids: [...bids], asks: [...asks] };
  }
}

export const trade = (
  trade: number,
  time: number,
  price: number,
  quantity = 1,
  height = trade,
): Tick => ({
  trade,
  height,
  time,
  price,
  quantity,
  takerSide: "BUY",
  action: `${trade}`.padStart(32, "0"),
});
