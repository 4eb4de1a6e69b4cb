import type { MandatesSpending } from "../../api/types";

/** How a budget stands now. */
export interface Budget {
  used: number;
  left: number;
  /** Thousandths of the budget that are used, as a bar shows them. */
  share: number;
  /** When a new period begins; 0 for never. */
  renews: number;
}

/** What is left of an allowance at a time of the log: a period that is over used nothing of now. */
export function budgetOf(one: MandatesSpending, from: number, now: number): Budget {
  const { budget, periodMillis } = one;
  const period = periodMillis === 0 ? 0 : Math.max(0, Math.floor((now - from) / periodMillis));
  const start = from + period * periodMillis;
  const used = periodMillis > 0 && one.periodStart < start ? 0 : one.used;
  return {
    used,
    left: Math.max(0, budget - used),
    share: Number((BigInt(Math.min(used, budget)) * 1000n) / BigInt(Math.max(1, budget))),
    renews: periodMillis === 0 ? 0 : start + periodMillis,
  };
}

const DAY = 86_400_000;

/** Periods that people choose from. */
export const PERIODS: [string, number][] = [
  ["in all", 0],
  ["a day", DAY],
  ["a week", 7 * DAY],
  ["every 30 days", 30 * DAY],
];

/** A period after an amount: `a week`. */
export function periodInWords(millis: number): string {
  const known = PERIODS.find(([, size]) => size === millis);
  if (known) {
    return known[0];
  }
  const days = Math.floor(millis / DAY);
  if (millis % DAY === 0) {
    return `every ${days} days`;
  }
  const minutes = Math.round(millis / 60_000);
  return minutes % 60 === 0 ? `every ${minutes / 60} h` : `every ${minutes} min`;
}
