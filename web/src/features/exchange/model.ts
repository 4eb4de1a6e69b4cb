import type { Row } from "../../api/client";
import type { Actions } from "../../api/types";

// The words of the exchange as its pages use them. Prices are minor units of money for one lot,
// quantities units of the instrument's asset.

/** An order as it is signed. */
export type PlaceOrder = Actions["exchange.PlaceOrder"];
export type Side = PlaceOrder["side"];
export type Kind = PlaceOrder["kind"];
export type Peg = PlaceOrder["peg"];
export type TimeInForce = PlaceOrder["timeInForce"];
export type SelfTrade = PlaceOrder["selfTrade"];

export type Instrument = Row<"exchange/instrument">;
export type Ticker = Row<"exchange/ticker">;
export type PlacedOrder = Row<"exchange/orders">;
export type Fill = Row<"exchange/fills">;
export type Position = Row<"exchange/positions">;

/** The steps of an instrument, and the two assets that it exchanges. */
export type Terms = Pick<
  Instrument,
  "instrument" | "asset" | "money" | "tick" | "lot" | "minimum" | "maximum"
>;

/** All displayed orders of one price. */
export interface Level {
  price: number;
  quantity: number;
  orders: number;
}

/** A price level's new totals; quantity 0 takes it away. */
export interface LevelChange extends Level {
  side: Side;
}

/** The displayed book as it stood after change number `sequence`; best levels first. */
export interface Snapshot {
  sequence: number;
  checksum: number;
  bids: Level[];
  asks: Level[];
}

/** What one action changed: the changes numbered `first` to `last`. */
export interface Difference {
  first: number;
  last: number;
  changes: LevelChange[];
  checksum: number;
}

/** A trade as everybody sees it. */
export interface Tick {
  /** Of the block that it is in. */
  height: number;
  trade: number;
  time: number;
  price: number;
  quantity: number;
  takerSide: string;
  action: string;
}
