import type { SelfTrade, TimeInForce } from "./model";
import type { TicketKind } from "./ticket";

export const SIDES: Record<string, string> = { BUY: "Buy", SELL: "Sell" };

export const KINDS: Record<TicketKind, string> = {
  LIMIT: "Limit",
  MARKET: "Market",
  STOP: "Stop",
  STOP_LIMIT: "Stop limit",
  TRAILING_STOP: "Trailing stop",
  ICEBERG: "Iceberg",
  PEGGED: "Pegged",
  OCO: "One cancels other",
};

/** What a kind does, in a sentence. */
export const KIND_HINTS: Record<TicketKind, string> = {
  LIMIT: "Trades at its price or better.",
  MARKET: "Trades at once, no worse than its protection price.",
  STOP: "Becomes a market order when a trade reaches the stop.",
  STOP_LIMIT: "Becomes a limit order when a trade reaches the stop.",
  TRAILING_STOP: "A stop that follows the trades at a distance, in your favour only.",
  ICEBERG: "A limit that shows a part at a time.",
  PEGGED: "Follows the best price of others.",
  OCO: "A limit and a stop: what happens first ends the other.",
};

export const TIMES: Record<TimeInForce, string> = {
  GTC: "Good till cancelled",
  GTD: "Good till date",
  IOC: "Immediate or cancel",
  FOK: "Fill or kill",
};

export const SELF_TRADES: Record<SelfTrade, string> = {
  NONE: "Allow",
  EXPIRE_TAKER: "Expire taker",
  EXPIRE_MAKER: "Expire maker",
  EXPIRE_BOTH: "Expire both",
  DECREMENT: "Decrement",
  TRANSFER: "Transfer",
};

export const PEGS: Record<string, string> = {
  PRIMARY: "Own side's best",
  MID: "Middle",
  MARKET: "Other side's best",
};

export const PHASES: Record<string, string> = {
  CONTINUOUS: "Trading",
  AUCTION: "Auction",
  HALTED: "Halted",
  UNCROSSING: "Uncrossing",
};

/** Why an order is over. */
export const ENDINGS: Record<string, string> = {
  FILLED: "Filled",
  CANCELLED: "Cancelled",
  EXPIRED: "Expired",
  UNFILLED: "Rest ended unfilled",
  NOT_FILLABLE: "Not fillable whole",
  SELF_TRADE: "Self-trade prevented",
  LINKED: "Ended by its partner",
  TOO_MANY_TRADES: "Rest ended: too many trades",
  SUSPENDED: "Instrument suspended",
};
