import { feeOf, sweep, worthOf } from "./fills";
import type { Level, PlaceOrder, Terms } from "./model";

/** What an order would do to the book as it is displayed now. */
export interface Preview {
  /** What would fill at once, in units, for which money, and its worst price. */
  filled: number;
  value: number;
  worst: number;
  /** What would rest, or wait for its trigger. */
  rest: number;
  /** What would end without a trade. */
  lapses: number;
  /** The most in fees: taker's on what fills, maker's on what rests. */
  fee: number;
  /** What is set aside: money for a buyer, units for a seller; null if not known beforehand. */
  hold: number | null;
  /** Why the exchange would refuse it as the book stands, or empty. */
  refusal: string;
}

export interface Market {
  bids: readonly Level[];
  asks: readonly Level[];
  /** Whether orders match as they come; in an auction they only gather. */
  continuous: boolean;
  makerFee: number;
  takerFee: number;
  /** How far a market order may go beyond the best price, in basis points. */
  band: number;
}

export function preview(order: PlaceOrder, { tick, lot }: Terms, market: Market): Preview {
  const isBuy = order.side === "BUY";
  const across = isBuy ? market.asks : market.bids;
  const takes = market.continuous && (order.kind === "LIMIT" || order.kind === "MARKET");
  const limit = order.price || protection(order, across[0]?.price ?? 0, market.band, tick);
  const swept = takes
    ? sweep(across, order.side, limit, order.quantity, lot)
    : { quantity: 0, value: 0, worst: 0 };
  const refusal = whyNot(order, swept.quantity, market, across.length > 0);
  const isKilled = order.timeInForce === "FOK" && swept.quantity < order.quantity;
  const filled = isKilled || refusal ? 0 : swept.quantity;
  const value = filled ? swept.value : 0;
  const left = order.quantity - filled;
  const rests = order.timeInForce === "GTC" || order.timeInForce === "GTD";
  const restValue = rests && limit > 0 ? (worthOf(limit, left, lot) ?? 0) : 0;
  return {
    filled,
    value,
    worst: filled ? swept.worst : 0,
    rest: rests ? left : 0,
    lapses: rests ? 0 : left,
    fee: feeOf(value, market.takerFee) + feeOf(restValue, market.makerFee),
    hold: isBuy ? holdOf(limit, order.quantity, lot, market.takerFee) : order.quantity,
    refusal,
  };
}

/** The worst price of an order that names none: one band from where it starts, on the grid. */
function protection(order: PlaceOrder, best: number, band: number, tick: number): number {
  const from = order.kind === "MARKET" ? best : order.stop || best;
  const isBuy = order.side === "BUY";
  const far = (from * (10_000 + (isBuy ? band : -band))) / 10_000;
  return from === 0 ? 0 : (isBuy ? Math.floor(far / tick) : Math.ceil(far / tick)) * tick;
}

function holdOf(limit: number, quantity: number, lot: number, takerFee: number): number | null {
  const value = limit > 0 ? worthOf(limit, quantity, lot) : null;
  return value === null ? null : value + feeOf(value, takerFee);
}

function whyNot(order: PlaceOrder, swept: number, market: Market, hasOthers: boolean): string {
  if (!market.continuous && !["GTC", "GTD"].includes(order.timeInForce)) {
    return "During an auction only orders that rest may be placed.";
  }
  if (!market.continuous && order.postOnly) {
    return "During an auction nothing trades at once: leave post-only off.";
  }
  if (order.postOnly && swept > 0) {
    return "It would trade at once, which post-only forbids.";
  }
  return order.kind === "MARKET" && !hasOthers ? "There is nothing to trade with." : "";
}
