import { useParameters } from "../governance/useParameters";

/** What the exchange charges and allows at the moment, in basis points. */
export interface Rates {
  makerFee: number;
  takerFee: number;
  band: number;
}

/** The rates that governance has set. */
export function useRates(): Rates {
  const { current } = useParameters();
  return {
    makerFee: current("exchange.maker-fee"),
    takerFee: current("exchange.taker-fee"),
    band: current("exchange.dynamic-band"),
  };
}
