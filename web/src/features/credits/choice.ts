import { parseCount } from "../accounts/money";
import { lowest, merged, outside, parseRanges, type Range, rangeInWords, totalOf } from "./serials";

/** Which units somebody wants, as it is typed. */
export interface Choice {
  byRange: boolean;
  quantity: string;
  ranges: string;
}

export const NO_CHOICE: Choice = { byRange: false, quantity: "", ranges: "" };

/** What is signed, and which serial numbers that will be. */
export type Chosen =
  | { ok: true; quantity: number; ranges: Range[]; preview: Range[] }
  | { ok: false; error: string };

/** Reads a choice against what one has. With a quantity alone, the rules take the lowest serials. */
export function chosen(choice: Choice, had: Range[], most: number): Chosen {
  if (!choice.byRange) {
    const quantity = parseCount(choice.quantity, 1, Math.max(most, 1));
    return quantity.ok
      ? {
          ok: true,
          quantity: quantity.minor,
          ranges: [],
          preview: merged(lowest(had, quantity.minor)),
        }
      : quantity;
  }
  const parsed = parseRanges(choice.ranges, had[0]?.space ?? "");
  if (!parsed.ok) {
    return parsed;
  }
  const foreign = outside(parsed.ranges, had);
  if (foreign) {
    return {
      ok: false,
      error: `${rangeInWords(foreign)} is not all yours and free.`,
    };
  }
  const quantity = totalOf(parsed.ranges);
  return { ok: true, quantity, ranges: parsed.ranges, preview: merged(parsed.ranges) };
}
