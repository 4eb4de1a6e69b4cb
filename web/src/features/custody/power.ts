import type { Chart } from "../devices/telemetry";

// Power is in thousandths of a kilowatt, energy in thousandths of a kilowatt-hour.

export const HOURS = 24;
const HOUR = 3_600_000;

/** What each of the last 24 hours took, of all charts together; what was not measured is nothing. */
export function hoursOf(charts: (Chart | undefined)[], now: number): number[] {
  const hours = new Array<number>(HOURS).fill(0);
  for (const chart of charts) {
    for (const point of chart?.points ?? []) {
      const hour = HOURS - 1 - Math.floor((now - point.time) / HOUR);
      if (hour >= 0 && hour < HOURS) {
        hours[hour] = (hours[hour] ?? 0) + energyOf(point, chart?.stepMillis ?? 0, now);
      }
    }
  }
  return hours;
}

export function dayOf(chart: Chart | undefined, now: number): number {
  return hoursOf([chart], now).reduce((all, one) => all + one, 0);
}

/** The step that goes on now has not been going on for all of its length. */
function energyOf(point: Chart["points"][number], stepMillis: number, now: number): number {
  const millis = Math.min(stepMillis, Math.max(now - point.time, 0));
  return Math.round((point.average * millis) / HOUR);
}
