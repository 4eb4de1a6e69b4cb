import { usePages } from "../../api/hooks";
import type { CreditsClassCard } from "../../api/types";
import type { Instrument, Ticker } from "./model";

/** An instrument with its last day and, if it trades credits, what stands behind them. */
export interface Listed {
  instrument: Instrument;
  ticker: Ticker | undefined;
  credits: CreditsClassCard | undefined;
}

/** What the list is narrowed to; empty text is no condition. */
export interface Filter {
  text: string;
  vintage: string;
  label: string;
  country: string;
  method: string;
}

export const NO_FILTER: Filter = { text: "", vintage: "", label: "", country: "", method: "" };

export type Sorting = "instrument" | "last" | "change" | "volume" | "vintage";

export function matches({ instrument, credits }: Listed, filter: Filter): boolean {
  const words = [instrument.instrument, instrument.asset, credits?.projectName, credits?.country]
    .join(" ")
    .toLowerCase();
  return (
    words.includes(filter.text.trim().toLowerCase()) &&
    (!filter.vintage || String(credits?.vintage) === filter.vintage) &&
    (!filter.label || (credits?.labels.includes(filter.label) ?? false)) &&
    (!filter.country || credits?.country === filter.country) &&
    (!filter.method || credits?.methodology === filter.method)
  );
}

export function sorted(all: Listed[], by: Sorting, down: boolean): Listed[] {
  const way = down ? -1 : 1;
  return [...all].sort((a, b) => {
    const order =
      by === "instrument"
        ? a.instrument.instrument.localeCompare(b.instrument.instrument)
        : measure(a, by) - measure(b, by);
    return order === 0
      ? a.instrument.instrument.localeCompare(b.instrument.instrument)
      : order * way;
  });
}

function measure({ instrument, ticker, credits }: Listed, by: Sorting): number {
  switch (by) {
    case "last":
      return instrument.last;
    case "change":
      return ticker && ticker.open > 0 ? instrument.last / ticker.open : 0;
    case "volume":
      return ticker?.value ?? 0;
    case "vintage":
      return credits?.vintage ?? 0;
    case "instrument":
      return 0;
  }
}

/** The values that there are of something, for its filter. */
export function valuesOf(all: Listed[], read: (one: CreditsClassCard) => string[]): string[] {
  return [...new Set(all.flatMap((one) => (one.credits ? read(one.credits) : [])))].sort();
}

const AT_MOST = 200;

/** All instruments, as far as a page goes. */
export function useCatalogue() {
  const instruments = usePages("exchange/instruments", {}, { limit: AT_MOST });
  const tickers = usePages("exchange/ticker", {}, { limit: AT_MOST });
  const classes = usePages("credits/classes", {}, { limit: AT_MOST });
  const rows: Listed[] = instruments.rows.map((instrument) => ({
    instrument,
    ticker: tickers.rows.find((one) => one.instrument === instrument.instrument),
    credits: classes.rows.find((one) => one.asset === instrument.asset),
  }));
  return { ...instruments, rows };
}
