import { formatMoney, parseMoney } from "../accounts/money";

// Values of channels are whole thousandths of the channel's unit.

/** No bound: the largest amount that is held. */
export const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** A value for reading: `−4.25`. */
export function valueInWords(milli: number): string {
  return formatMoney(milli, 3).replace(/\.?0+$/, "");
}

/** A value for reading among others: `−4.3`. */
export function roughly(milli: number): string {
  return valueInWords(Math.round(milli / 100) * 100);
}

export type ParsedValue = { ok: true; milli: number } | { ok: false; error: string };

/** Reads a value such as `-4.25`; nothing is the bound that is none. */
export function parseValue(text: string, none: number): ParsedValue {
  const clean = text.trim().replace("−", "-");
  if (clean === "") {
    return { ok: true, milli: none };
  }
  const isBelow = clean.startsWith("-");
  const parsed = parseMoney(isBelow ? clean.slice(1) : clean, 3);
  if (!parsed.ok) {
    return parsed;
  }
  return { ok: true, milli: isBelow && parsed.minor > 0 ? -parsed.minor : parsed.minor };
}

/** What values a threshold lets pass. */
export function boundsInWords(low: number, high: number): string {
  if (low === -NO_BOUND) {
    return `at most ${valueInWords(high)}`;
  }
  return high === NO_BOUND
    ? `at least ${valueInWords(low)}`
    : `${valueInWords(low)} to ${valueInWords(high)}`;
}
