import { usePages } from "../../api/hooks";

/** What the exchange charges and allows at the moment, in basis points. */
export interface Rates {
  makerFee: number;
  takerFee: number;
  band: number;
}

/** The rates that governance has set. */
export function useRates(): Rates {
  const { rows } = usePages("governance/parameters", {}, { limit: 100 });
  const value = (name: string) => rows.find((row) => row.parameter === name)?.value ?? 0;
  return {
    makerFee: value("exchange.maker-fee"),
    takerFee: value("exchange.taker-fee"),
    band: value("exchange.dynamic-band"),
  };
}
