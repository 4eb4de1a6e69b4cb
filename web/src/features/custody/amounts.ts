import { formatMoney, parseMoney, plainMoney } from "../accounts/money";

// Quantities are whole smallest parts of a product's unit; they are signed as decimal text.

/** The common codes of UN/ECE Recommendation 20, as people write them. */
export const UNITS: Record<string, string> = {
  KGM: "kg",
  GRM: "g",
  TNE: "t",
  LTR: "l",
  MTR: "m",
  MTK: "m²",
  MTQ: "m³",
  KWH: "kWh",
};

/** How a product is counted. */
export interface Counting {
  unit: string;
  decimals: number;
}

export type ParsedQuantity =
  | { ok: true; text: string; minor: number }
  | { ok: false; error: string };

/** Reads a quantity, and spells it without needless zeros, as what is signed wants it. */
export function parseQuantity(text: string, decimals: number, least: 0 | 1 = 1): ParsedQuantity {
  const parsed = parseMoney(text, decimals);
  if (!parsed.ok) {
    return parsed;
  }
  if (parsed.minor < least) {
    return { ok: false, error: "Write more than 0." };
  }
  return { ok: true, text: spelled(parsed.minor, decimals), minor: parsed.minor };
}

/** A quantity as it is signed: `12` or `0.25`. */
export function spelled(minor: number, decimals: number): string {
  const plain = plainMoney(minor, decimals);
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}

/** A quantity for reading, with its unit. */
export function quantityInWords(minor: number, { unit, decimals }: Counting): string {
  const text = formatMoney(minor, decimals);
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return `${short} ${unit === "" || unit === "H87" ? "pcs" : (UNITS[unit] ?? unit)}`;
}
