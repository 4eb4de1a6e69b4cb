// Money is whole minor units, as a plain number of at most 2^53 - 1. Text and units are turned into
// each other digit by digit: no fraction ever exists as a number.

export const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;

export type Parsed = { ok: true; minor: number } | { ok: false; error: string };

/** Reads decimal text such as `12.50` exactly. */
export function parseMoney(text: string, decimals: number): Parsed {
  const clean = text.trim();
  const match = /^([0-9]{1,16})(?:\.([0-9]+))?$/.exec(clean);
  if (!match?.[1]) {
    const example = decimals > 0 ? `12.${"50".padEnd(decimals, "0").slice(0, decimals)}` : "12";
    return { ok: false, error: `Write the amount in digits, such as ${example}.` };
  }
  const fraction = match[2] ?? "";
  if (fraction.length > decimals) {
    const places = decimals === 1 ? "digit" : "digits";
    return { ok: false, error: `At most ${decimals} ${places} may stand behind the point.` };
  }
  const minor = BigInt(match[1] + fraction.padEnd(decimals, "0"));
  if (minor > BigInt(MAX_AMOUNT)) {
    return { ok: false, error: "The amount is too large." };
  }
  return { ok: true, minor: Number(minor) };
}

/** Reads a price: an amount above zero. */
export function parsePrice(text: string, decimals: number): Parsed {
  const parsed = parseMoney(text, decimals);
  return parsed.ok && parsed.minor === 0
    ? { ok: false, error: "The price must be above zero." }
    : parsed;
}

/** Writes minor units as decimal text without grouping, the way `parseMoney` reads it. */
export function plainMoney(minor: number, decimals: number): string {
  const sign = minor < 0 ? "-" : "";
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Writes minor units for reading: groups of three, and a true minus sign. */
export function formatMoney(minor: number, decimals: number): string {
  const plain = plainMoney(Math.abs(minor), decimals);
  const [whole = "0", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (minor < 0 ? "−" : "") + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/** Price times quantity, or null when it is beyond what can be held. */
export function times(price: number, quantity: number): number | null {
  const product = BigInt(price) * BigInt(quantity);
  return product <= BigInt(MAX_AMOUNT) ? Number(product) : null;
}

/** Reads a whole number between two bounds. */
export function parseCount(text: string, min: number, max: number): Parsed {
  const clean = text.trim();
  const number = Number(clean);
  if (!/^[0-9]{1,16}$/.test(clean) || number < min || number > max) {
    const most = max === MAX_AMOUNT ? "" : ` to ${max}`;
    return { ok: false, error: `Write a whole number from ${min}${most}.` };
  }
  return { ok: true, minor: number };
}
