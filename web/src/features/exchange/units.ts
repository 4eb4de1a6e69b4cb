import { useMemo } from "react";
import { formatMoney, plainMoney } from "../accounts/money";
import type { Instrument } from "./model";

/** How an instrument's prices and quantities are written. */
export interface Units {
  money: number;
  asset: number;
  /** Minor units of money, grouped for reading. */
  price(minor: number): string;
  quantity(units: number): string;
  /** The same as a field takes it: digits and a point. */
  plainPrice(minor: number): string;
  plainQuantity(units: number): string;
}

export function useUnits({ moneyDecimals, assetDecimals }: Instrument): Units {
  return useMemo(() => unitsOf(moneyDecimals, assetDecimals), [moneyDecimals, assetDecimals]);
}

export function unitsOf(money: number, asset: number): Units {
  return {
    money,
    asset,
    price: (minor) => formatMoney(minor, money),
    quantity: (units) => formatMoney(units, asset),
    plainPrice: (minor) => plainMoney(minor, money),
    plainQuantity: (units) => plainMoney(units, asset),
  };
}

const percents = new Intl.NumberFormat("en", {
  signDisplay: "exceptZero",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** A change in per cent of where it began, with its sign; empty without a beginning. */
export function changeText(from: number, to: number): string {
  return from > 0 && to > 0
    ? `${percents.format(((to - from) / from) * 100).replace("-", "−")} %`
    : "";
}

/** The colour that goes with a sign; never the only sign of it. */
export function tone(change: number): string {
  return change > 0 ? "text-good" : change < 0 ? "text-bad" : "";
}
