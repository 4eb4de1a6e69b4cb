import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { Instrument, Tick } from "./model";
import { changeText, tone, type Units } from "./units";
import { PHASES } from "./words";

interface Props {
  instrument: Instrument;
  units: Units;
  /** The newest trade, if there was one since. */
  newest: Tick | undefined;
}

/** The instrument at a glance: the last price, and what the last 24 hours brought. */
export function MarketStrip({ instrument, units, newest }: Props) {
  const { money, asset, phase, lot } = instrument;
  const ticker = usePages("exchange/ticker", { instrument: instrument.instrument }).rows[0];
  const {
    open: open24 = 0,
    high: high24 = 0,
    low: low24 = 0,
    volume: volume24 = 0,
    value: value24 = 0,
  } = ticker ?? {};
  const last = newest?.price ?? instrument.last;
  const change = open24 > 0 && last > 0 ? last - open24 : 0;
  const facts: [string, string, string][] = [
    ["24 h", changeText(open24, last) || "–", tone(change)],
    ["High", high24 ? units.price(Math.max(high24, last)) : "–", ""],
    ["Low", low24 ? units.price(Math.min(low24, last)) : "–", ""],
    [`Volume ${asset}`, units.quantity(volume24), ""],
    [`Value ${money}`, units.price(value24), ""],
  ];
  return (
    <header className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-1">
      <h1 className="text-lg">{instrument.instrument}</h1>
      <span
        className={`badge ${phase === "CONTINUOUS" ? "bg-good-soft text-good" : "bg-wood-soft text-wood-ink"}`}
      >
        {PHASES[phase]}
      </span>
      <p className={`text-lg font-semibold ${tone(change)}`}>
        <span className="sr-only">Last price </span>
        {last ? units.price(last) : "–"}{" "}
        <span className="text-xs font-normal text-muted">
          {money}
          {lot !== 10 ** units.asset && ` for ${units.quantity(lot)}`}
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-4 text-xs">
        {facts.map(([name, value, color]) => (
          <div key={name} className="flex gap-1.5 sm:block">
            <dt className="text-muted">{name}</dt>
            <dd className={color}>{value}</dd>
          </div>
        ))}
      </dl>
      <Link to="/exchange" className="link ml-auto text-sm">
        All instruments
      </Link>
    </header>
  );
}
