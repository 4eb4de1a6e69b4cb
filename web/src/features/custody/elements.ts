// What is in a GS1 bar code: element strings (GS1 General Specifications, 7.8), as scanners hand
// them out. Of them only what names a thing, lot or place is read.

const SEPARATOR = "\u001d";

/** How many characters follow an identifier of two digits, where that is fixed. */
const FIXED: Record<string, number> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "11": 6,
  "12": 6,
  "13": 6,
  "15": 6,
  "16": 6,
  "17": 6,
  "20": 2,
};

/** Identifiers of more than two digits that name something, or tell one from others. */
const LONGER = ["253", "254", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010"];

const KEYS = ["01", "00", "8003", "8004", "8006", "8010", "253", "255", "401", "402", "414", "417"];
const QUALIFIERS = ["22", "10", "21", "254"];

/** A GTIN or SSCC alone, whatever identifier it may seem to begin with. */
const BARE_NUMBER = /^([0-9]{8}|[0-9]{12,14}|[0-9]{18})$/;

/**
 * The path of a Digital Link for an element string, with or without brackets around identifiers;
 * null if it is none.
 */
export function linkOf(text: string): string | null {
  if (BARE_NUMBER.test(text)) {
    return null;
  }
  const bare = text.replace(/^\][A-Za-z][0-9]/, "");
  const found = bare.startsWith("(")
    ? bracketed(bare)
    : plain(bare.startsWith(SEPARATOR) ? bare.slice(1) : bare);
  const key = KEYS.find((one) => found?.has(one));
  if (!found || !key) {
    return null;
  }
  const parts = [key, ...QUALIFIERS].filter((one) => found.has(one));
  return parts.map((one) => `${one}/${encodeURIComponent(found.get(one) ?? "")}`).join("/");
}

function bracketed(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const [, code = "", value = ""] of text.matchAll(/\(([0-9]{2,4})\)([^(]*)/g)) {
    found.set(code, value);
  }
  return found.size > 0 ? found : null;
}

function plain(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const code = LONGER.find((one) => text.startsWith(one, at)) ?? text.slice(at, at + 2);
    if (!/^[0-9]{2,4}$/.test(code)) {
      return null;
    }
    const from = at + code.length;
    const stop = text.indexOf(SEPARATOR, from);
    const fixed = FIXED[code];
    const to = fixed === undefined ? (stop < 0 ? text.length : stop) : from + fixed;
    if (to > text.length || to === from) {
      return null;
    }
    found.set(code, text.slice(from, to));
    at = text[to] === SEPARATOR ? to + 1 : to;
  }
  return found.size > 0 ? found : null;
}
