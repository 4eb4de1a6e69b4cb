import { useEffect, useRef, useState } from "react";
import { CandleSource } from "./candleSource";
import { type Candle, INTERVALS, type Interval } from "./candles";
import type { CandleDrawing } from "./chart";
import type { Terms } from "./model";
import { fetchCandles } from "./queries";
import type { TradesFeed } from "./tradesFeed";
import type { Units } from "./units";

interface Props {
  terms: Terms;
  units: Units;
  trades: TradesFeed;
  interval: Interval;
}

/** Candles of one interval, live; the library that draws them is loaded when first needed. */
export function CandleChart({ terms, units, trades, interval }: Props) {
  const { instrument, tick } = terms;
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [last, setLast] = useState<Candle>();
  useEffect(() => {
    const source = new CandleSource(interval, (to, signal) =>
      fetchCandles(instrument, interval, to, signal),
    );
    let drawing: CandleDrawing | undefined;
    let gone = false;
    const draw = () => drawing?.show(source.candles, INTERVALS[interval] < INTERVALS["1m"]);
    const onOldest = () => void source.older().then((found) => found && draw(), ignore);
    const leave = trades.listen((trade) => {
      for (const candle of source.hear(trade)) {
        drawing?.update(candle);
        setLast((known) => known ?? candle);
      }
    });
    Promise.all([import("./chart"), source.first()]).then(
      ([{ CandleDrawing }]) => {
        if (!gone && place.current) {
          drawing = new CandleDrawing(place.current, { tick, price: units.price, onOldest });
          draw();
          drawing.toNow();
          setLast(source.candles.at(-1));
        }
      },
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
      leave();
      source.stop();
      drawing?.remove();
    };
  }, [instrument, tick, interval, trades, units]);
  return (
    <div className="relative h-full">
      <div
        ref={place}
        className="absolute inset-0"
        role="img"
        aria-label={spoken(last, interval, units)}
      />
      {failed && (
        <p role="alert" className="absolute inset-0 grid place-items-center text-sm text-bad">
          The candles could not be loaded.
        </p>
      )}
      {!failed && !last && (
        <p className="absolute inset-0 grid place-items-center text-sm text-muted">
          Nothing has traded yet.
        </p>
      )}
    </div>
  );
}

function ignore(): void {}

function spoken(last: Candle | undefined, interval: Interval, units: Units): string {
  if (!last) {
    return `Candles of ${interval}: none yet`;
  }
  const { open, high, low, close } = last;
  const price = units.price;
  return (
    `Candles of ${interval}; the last opened at ${price(open)}, ` +
    `reached ${price(high)} and ${price(low)}, and closed at ${price(close)}`
  );
}
