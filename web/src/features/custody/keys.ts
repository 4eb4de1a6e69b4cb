// Keys of things, classes and places: paths of GS1 Digital Links, without host. The venue reads all
// schemes of EPC; here is read what people type or scan.

const CODES: Record<string, string> = {
  gtin: "01",
  sscc: "00",
  gln: "414",
  party: "417",
  grai: "8003",
  giai: "8004",
  itip: "8006",
  cpid: "8010",
  gmn: "8013",
  gsrnp: "8017",
  gsrn: "8018",
  gdti: "253",
  gcn: "255",
  ginc: "401",
  gsin: "402",
};
const QUALIFIERS: Record<string, string> = {
  lot: "10",
  ser: "21",
  cpv: "22",
  tpx: "235",
  glnx: "254",
  "uic-ext": "7040",
  cpsn: "8011",
};

/** How many digits of a key its check digit closes, by application identifier. */
const CHECKED: Record<string, number> = {
  "00": 18,
  "01": 14,
  "253": 13,
  "255": 13,
  "402": 17,
  "414": 13,
  "417": 13,
  "8003": 14,
  "8006": 14,
  "8017": 18,
  "8018": 18,
};
const PRIMARY = new Set(Object.values(CODES));
const KNOWN = new Set(Object.values(QUALIFIERS));
const MAX_CHARS = 240;

export type ReadKey = { ok: true; key: string } | { ok: false; error: string };

/**
 * Reads a GS1 Digital Link of any host, a key, a bare GTIN or SSCC, or an EPC URN of an item, a lot
 * or a logistic unit. Any other URI is its own key.
 */
export function readKey(text: string): ReadKey {
  const clean = text.trim();
  if (clean === "" || clean.length > MAX_CHARS || /\s/.test(clean)) {
    return wrong("Write a GS1 Digital Link, a key such as 01/09506000134352/21/7, or a GTIN.");
  }
  if (/^[0-9]{18}$/.test(clean)) {
    return named("00", clean, new Map());
  }
  if (/^([0-9]{8}|[0-9]{12,14})$/.test(clean)) {
    return named("01", clean, new Map());
  }
  return urn(clean) ?? digitalLink(clean) ?? foreign(clean);
}

/** The digit that belongs behind some digits (GS1 General Specifications, 7.9). */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    sum += Number(digits[i]) * ((digits.length - i) % 2 === 1 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Where the page of a thing is; a key with signs of its own goes into the query. */
export function traceAddress(key: string): string {
  return /^[0-9]{2,4}\/[A-Za-z0-9._~/-]+$/.test(key)
    ? `/trace/${key}`
    : `/trace?key=${encodeURIComponent(key)}`;
}

/** What a label says, so that any GS1 client understands it: the venue resolves it to the page. */
export function labelAddress(key: string): string {
  const isResolved = /^[0-9]/.test(key) && !/^41[47]\//.test(key);
  return isResolved ? `/${key}` : traceAddress(key);
}

/** Whether a key is of an item or a unit, and not of a product, a lot or a place. */
export function isThing(key: string): boolean {
  return !/^(01\/[0-9]{14}(\/10\/[^/]+)?|41[47]\/.*)$/.test(key);
}

function wrong(error: string): ReadKey {
  return { ok: false, error };
}

function foreign(text: string): ReadKey {
  return /^[A-Za-z][A-Za-z0-9+.-]*:.+/.test(text)
    ? { ok: true, key: text }
    : wrong("This is neither a GS1 key nor a web address.");
}

/** Whatever stands before the key is its publisher's. */
function digitalLink(text: string): ReadKey | null {
  const path = text.replace(/^https?:\/\/[^/]*\//i, "").replace(/[?#].*$/s, "");
  const parts = path.replace(/^\/|\/$/g, "").split("/");
  for (let i = parts.length % 2; i + 1 < parts.length; i += 2) {
    const code = codeOf(parts[i] ?? "", CODES, PRIMARY);
    const qualifiers = code ? qualifiersOf(parts.slice(i + 2)) : null;
    const value = decoded(parts[i + 1] ?? "");
    if (code && qualifiers && value) {
      return named(code, value, qualifiers);
    }
  }
  return null;
}

function qualifiersOf(parts: string[]): Map<string, string> | null {
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const code = codeOf(parts[i] ?? "", QUALIFIERS, KNOWN);
    const value = decoded(parts[i + 1] ?? "");
    if (!code || !value || found.has(code)) {
      return null;
    }
    found.set(code, value);
  }
  return found;
}

function codeOf(name: string, words: Record<string, string>, codes: Set<string>) {
  return codes.has(name) ? name : Object.hasOwn(words, name) ? words[name] : undefined;
}

function named(code: string, value: string, qualifiers: Map<string, string>): ReadKey {
  const whole = code === "01" ? value.padStart(14, "0") : value;
  const digits = CHECKED[code] ?? 0;
  const head = whole.slice(0, digits);
  if (digits > 0) {
    if (!/^[0-9]+$/.test(head) || head.length < digits) {
      return wrong(`${nameOf(code)} has ${digits} digits.`);
    }
    const digit = checkDigit(head.slice(0, -1));
    if (digit !== Number(head.at(-1))) {
      return wrong(`The check digit is wrong: ${nameOf(code)} with these digits ends in ${digit}.`);
    }
  }
  return { ok: true, key: `${code}/${encoded(whole)}${tail(code, qualifiers)}` };
}

/** What tells one from others of its kind; an item needs no lot, for it has its number. */
function tail(code: string, qualifiers: Map<string, string>): string {
  const order: Record<string, string[]> = {
    "01": ["21", "235", "10"],
    "414": ["254"],
    "8006": ["21", "235", "10"],
    "8010": ["8011"],
  };
  const first = order[code]?.find((one) => qualifiers.has(one));
  const value = first === undefined ? "" : (qualifiers.get(first) ?? "");
  return first === undefined || (first === "254" && value === "0")
    ? ""
    : `/${first}/${encoded(value)}`;
}

function nameOf(code: string): string {
  const word = Object.entries(CODES).find(([, one]) => one === code)?.[0] ?? "key";
  return word === "party" ? "a GLN" : `a ${word.toUpperCase()}`;
}

const URN = /^urn:epc:(?:id:sgtin|class:(lgtin)):([0-9]{6,12})\.([0-9]{1,7})\.(.+)$/;
const SSCC_URN = /^urn:epc:id:sscc:([0-9]{6,12})\.([0-9]{5,11})$/;

/** The indicator or extension digit stands first in the second part (EPC Tag Data Standard, 6.3). */
function urn(text: string): ReadKey | null {
  const unit = SSCC_URN.exec(text);
  if (unit) {
    const [, company = "", reference = ""] = unit;
    return closed("00", `${reference[0]}${company}${reference.slice(1)}`, 17, new Map());
  }
  const item = URN.exec(text);
  if (!item) {
    return null;
  }
  const [, lot, company = "", reference = "", number = ""] = item;
  const value = decoded(number);
  const digits = `${reference[0]}${company}${reference.slice(1)}`;
  return value ? closed("01", digits, 13, new Map([[lot ? "10" : "21", value]])) : null;
}

function closed(code: string, digits: string, length: number, more: Map<string, string>): ReadKey {
  return digits.length === length
    ? named(code, digits + checkDigit(digits), more)
    : wrong(`Company prefix and reference have ${length} digits together.`);
}

/** Empty when an escape is none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Everything percent-encoded that need not be plain (RFC 3986, section 2.3). */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
