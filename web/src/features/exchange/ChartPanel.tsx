import { useState } from "react";
import type { BookFeed } from "./bookFeed";
import { CandleChart } from "./CandleChart";
import { Choices } from "./Choices";
import { INTERVALS, type Interval } from "./candles";
import { DepthChart } from "./DepthChart";
import { useBook } from "./feeds";
import type { Terms } from "./model";
import type { TradesFeed } from "./tradesFeed";
import type { Units } from "./units";

interface Props {
  terms: Terms;
  units: Units;
  book: BookFeed;
  trades: TradesFeed;
}

const TABS = { candles: "Candles", depth: "Depth" };

/** Prices over time, or the depth of the book now. */
export function ChartPanel({ terms, units, book, trades }: Props) {
  const [tab, setTab] = useState<keyof typeof TABS>("candles");
  const [interval, setInterval] = useState<Interval>("5m");
  return (
    <section aria-label="Chart" className="panel h-full">
      <Choices
        label="Chart"
        className="h-full"
        tabs={TABS}
        current={tab}
        onChange={setTab}
        end={
          tab === "candles" && (
            <select
              aria-label="Interval"
              className="pick"
              value={interval}
              onChange={(event) => setInterval(event.target.value as Interval)}
            >
              {Object.keys(INTERVALS).map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          )
        }
      >
        {tab === "candles" ? (
          <div className="flex h-full flex-col">
            <div className="min-h-0 flex-1">
              <CandleChart {...{ terms, units, trades, interval }} />
            </div>
            <p className="px-2 py-0.5 text-right text-[0.7rem] text-muted">
              Times in UTC ·{" "}
              <a className="underline" href="https://www.tradingview.com/lightweight-charts/">
                Charts by TradingView
              </a>
            </p>
          </div>
        ) : (
          <Depth {...{ book, units }} />
        )}
      </Choices>
    </section>
  );
}

function Depth({ book, units }: { book: BookFeed; units: Units }) {
  return <DepthChart book={useBook(book)} units={units} />;
}
