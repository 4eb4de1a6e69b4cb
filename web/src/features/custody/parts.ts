import type { CustodyStockLine } from "../../api/types";
import { type Counting, parseQuantity } from "./amounts";

/** Some of a class at a place, as it is offered or lies in stock. */
export interface Part {
  classKey: string;
  place: string;
  /** The most of it that there is. */
  amount: number;
}

export type Lines =
  | { ok: true; lines: CustodyStockLine[] }
  | { ok: false; row: string; error: string };

/** What tells one part from another. */
export function rowOf({ classKey, place }: Pick<Part, "classKey" | "place">): string {
  return `${classKey}|${place}`;
}

/** What was typed for each part, as it is signed; a part left empty is left out. */
export function linesOf(
  parts: readonly Part[],
  typed: Readonly<Record<string, string>>,
  counting: (classKey: string) => Counting | undefined,
): Lines {
  const lines: CustodyStockLine[] = [];
  for (const part of parts) {
    const row = rowOf(part);
    const text = (typed[row] ?? "").trim();
    if (text === "") {
      continue;
    }
    const counted = counting(part.classKey);
    if (!counted) {
      return { ok: false, row, error: "It is not known yet how this is counted." };
    }
    const quantity = parseQuantity(text, counted.decimals);
    if (!quantity.ok) {
      return { ok: false, row, error: quantity.error };
    }
    if (quantity.minor > part.amount) {
      return { ok: false, row, error: "There is not that much." };
    }
    const { classKey: epcClass, place } = part;
    lines.push({ epcClass, place, quantity: quantity.text, uom: counted.unit });
  }
  return { ok: true, lines };
}
