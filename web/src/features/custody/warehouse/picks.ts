import type { CustodyReservationRow, CustodyStockCard } from "../../../api/types";
import type { Bin, Plan } from "./plan";

/** So much of a class that is to be taken from a bin. */
export interface Pick {
  bin: Bin;
  line: CustodyStockCard;
  amount: number;
}

/** What belongs together: an order, a hand-over, what was set aside at once. */
export interface PickList {
  id: string;
  title: string;
  picks: Pick[];
}

/** As many stops as one round has at most. */
export const MOST_PICKS = 60;

/** What is promised and lies in the building, by what it is promised for. */
export function promised(plan: Plan, reservations: CustodyReservationRow[]): PickList[] {
  const bins = new Map(plan.bins.map((one) => [one.place, one]));
  const lists = new Map<string, PickList>();
  for (const one of reservations) {
    const bin = bins.get(one.place);
    const line = bin?.stock.find((s) => s.classKey === one.classKey && s.holder === one.holder);
    if (bin && line) {
      // The lines of a hand-over are its id and their numbers.
      const id = one.reservation.split(".")[0] ?? one.reservation;
      const list = lists.get(id) ?? { id, title: titleOf(one, id), picks: [] };
      list.picks.push({ bin, line, amount: one.amount });
      lists.set(id, list);
    }
  }
  return [...lists.values()];
}

function titleOf({ room, note }: CustodyReservationRow, id: string): string {
  const what = room === "market" ? "Order" : room === "custody" ? "Hand-over" : "Set aside";
  return `${what} ${id.slice(0, 8)}${note ? `: ${note}` : ""}`;
}

/** So much of a product, in smallest parts of its unit. */
export interface Wanted {
  product: string;
  amount: number;
}

/**
 * Where to take from what is wanted: what expires first first, from what is free and still good.
 * What there is too little of is told by how much is missing.
 */
export function chosen(plan: Plan, wanted: Wanted[], now: number): [Pick[], Wanted[]] {
  const picks: Pick[] = [];
  const missing: Wanted[] = [];
  for (const { product, amount } of wanted) {
    let left = amount;
    for (const { bin, line } of soonest(plan, product, now)) {
      const free = line.amount - line.reserved;
      if (left > 0 && free > 0) {
        picks.push({ bin, line, amount: Math.min(free, left) });
        left -= Math.min(free, left);
      }
    }
    if (left > 0) {
      missing.push({ product, amount: left });
    }
  }
  return [picks, missing];
}

function soonest(plan: Plan, product: string, now: number) {
  const ends = (line: CustodyStockCard) => line.expires || Number.POSITIVE_INFINITY;
  return plan.bins
    .flatMap((bin) => bin.stock.map((line) => ({ bin, line })))
    .filter(({ line }) => line.product === product && ends(line) > now)
    .sort((a, b) => ends(a.line) - ends(b.line) || a.bin.name.localeCompare(b.bin.name, "en"));
}
