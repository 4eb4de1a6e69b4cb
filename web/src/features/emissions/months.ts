import type { EmissionsMonthRow } from "../../api/types";

/** How far back the chart goes. */
export const MONTHS = 12;

export interface Month {
  /** As in 2026-11. */
  month: string;
  /** Milligrams by mode, those that emitted most first over all months. */
  modes: { mode: string; wtw: number }[];
  total: number;
}

export interface Summary {
  months: Month[];
  /** Of all months that are told. */
  total: number;
  saved: number;
  /** Of all months, those that emitted most first. */
  modes: { mode: string; wtw: number }[];
}

/** Rows of months and modes as the last months in order, those without a leg too. */
export function summaryOf(rows: EmissionsMonthRow[], now: Date): Summary {
  const months = monthsUntil(now);
  const modes = new Map<string, number>();
  for (const row of rows) {
    modes.set(row.mode, (modes.get(row.mode) ?? 0) + row.wtw);
  }
  const order = [...modes].sort((a, b) => b[1] - a[1]).map(([mode, wtw]) => ({ mode, wtw }));
  return {
    months: months.map((month) => {
      const of = rows.filter((row) => row.month === month);
      return {
        month,
        modes: order
          .map(({ mode }) => ({ mode, wtw: sum(of.filter((row) => row.mode === mode)) }))
          .filter(({ wtw }) => wtw > 0),
        total: sum(of),
      };
    }),
    total: sum(rows),
    saved: rows.reduce((all, row) => all + row.saved, 0),
    modes: order,
  };
}

function sum(rows: EmissionsMonthRow[]): number {
  return rows.reduce((all, row) => all + row.wtw, 0);
}

function monthsUntil(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, i) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - i), 1))
      .toISOString()
      .slice(0, 7),
  );
}
