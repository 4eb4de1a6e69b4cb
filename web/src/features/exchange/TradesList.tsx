import { memo } from "react";
import { ReceiptLink } from "../../ui/ReceiptLink";
import type { Tick } from "./model";
import type { Units } from "./units";

const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** The newest trades, each with the receipt of the order that took. */
export function TradesList({ trades, units }: { trades: readonly Tick[]; units: Units }) {
  return (
    <section aria-label="Trades" className="panel flex min-h-0 flex-col">
      <header className="panel-head">
        <h2>Trades</h2>
      </header>
      {trades.length === 0 ? (
        <p className="p-4 text-center text-sm text-muted">Nothing has traded yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <div className="min-h-0 flex-1 overflow-auto" tabIndex={0}>
          <table className="dense">
            <thead>
              <tr>
                <th scope="col">Price</th>
                <th scope="col">Quantity</th>
                <th scope="col">Time</th>
                <th scope="col">
                  <span className="sr-only">Receipt</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {trades.slice(0, 60).map((trade) => (
                <TradeRow key={trade.trade} trade={trade} units={units} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const TradeRow = memo(function TradeRow({ trade, units }: { trade: Tick; units: Units }) {
  const isBuy = trade.takerSide === "BUY";
  return (
    <tr>
      <td className={isBuy ? "text-good" : "text-bad"}>
        <span className="sr-only">{isBuy ? "Bought at " : "Sold at "}</span>
        {units.price(trade.price)}
        <span aria-hidden="true"> {isBuy ? "▴" : "▾"}</span>
      </td>
      <td>{units.quantity(trade.quantity)}</td>
      <td className="text-muted">
        <time dateTime={new Date(trade.time).toISOString()}>{clock.format(trade.time)}</time>
      </td>
      <td className="w-9 !p-0">
        <ReceiptLink id={trade.action} of={`trade ${trade.trade}`} kind="icon" />
      </td>
    </tr>
  );
});
