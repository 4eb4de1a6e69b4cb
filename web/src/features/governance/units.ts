import { formatMoney, MAX_AMOUNT, type Parsed, plainMoney } from "../accounts/money";

// Parameters are whole numbers of a unit; people read and write shares as per cent and times as
// "90 min". Both directions go digit by digit: no fraction ever exists as a number.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SPANS: [string, number][] = [
  ["d", DAY],
  ["h", HOUR],
  ["min", MINUTE],
  ["s", SECOND],
  ["ms", 1],
];

/** Parameters of which 0 means that there is no limit at all say so in their sentence. */
export function isUnlimited(value: number, sentence: string): boolean {
  return value === 0 && /\b0 for no\b/.test(sentence);
}

/** A value as people read it, such as `0.10 %`, `3 d` or `1 d 12 h`. */
export function valueInWords(value: number, unit: string): string {
  switch (unit) {
    case "BASIS_POINTS":
      return `${formatMoney(value, 2)} %`;
    case "MILLISECONDS":
      return spanInWords(value);
    default:
      return value === MAX_AMOUNT ? "2⁵³ − 1" : formatMoney(value, 0);
  }
}

/** A span in its two largest parts where that is exact, else in the smallest that is. */
export function spanInWords(millis: number): string {
  if (millis === 0) {
    return "none";
  }
  const parts: string[] = [];
  let rest = millis;
  for (const [name, size] of SPANS) {
    const count = Math.floor(rest / size);
    if (count > 0) {
      parts.push(`${formatMoney(count, 0)} ${name}`);
      rest -= count * size;
    }
  }
  return parts.join(" ");
}

/** What one calls the numbers of a unit, for labels and tables. */
export function unitInWords(unit: string): string {
  const words: Record<string, string> = {
    BASIS_POINTS: "per cent",
    MILLISECONDS: "time",
    MONEY: "minor units of money",
    UNITS: "units of the asset",
    BLOCKS: "blocks",
    COUNT: "count",
  };
  return words[unit] ?? unit.toLowerCase();
}

/** An example of how a value of the unit is written. */
export function unitExample(unit: string): string {
  return unit === "BASIS_POINTS" ? "0.25" : unit === "MILLISECONDS" ? "1 d 12 h" : "200";
}

/** A value the way `parseValue` reads it. */
export function plainValue(value: number, unit: string): string {
  if (unit === "BASIS_POINTS") {
    return plainMoney(value, 2);
  }
  return unit === "MILLISECONDS"
    ? value === 0
      ? "0"
      : spanInWords(value).replaceAll(",", "")
    : String(value);
}

interface Bounds {
  unit: string;
  min: number;
  max: number;
}

/** Reads a value of a parameter, within its bounds. */
export function parseValue(text: string, { unit, min, max }: Bounds): Parsed {
  const value = read(text.trim(), unit);
  if (value === null) {
    return { ok: false, error: `Write it in digits, such as ${unitExample(unit)}.` };
  }
  if (value < min || value > max) {
    const low = valueInWords(min, unit);
    return { ok: false, error: `It must lie between ${low} and ${valueInWords(max, unit)}.` };
  }
  return { ok: true, minor: value };
}

function read(text: string, unit: string): number | null {
  if (unit === "BASIS_POINTS") {
    const match = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?\s*%?$/.exec(text);
    return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
  }
  if (unit === "MILLISECONDS") {
    return readSpan(text);
  }
  return /^[0-9]{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

function readSpan(text: string): number | null {
  if (text === "0" || text === "none") {
    return 0;
  }
  if (!/^([0-9]{1,9}\s*(d|h|min|s|ms)\s*)+$/.test(text)) {
    return null;
  }
  let sum = 0;
  for (const [, count, name] of text.matchAll(/([0-9]+)\s*(d|h|min|ms|s)/g)) {
    const size = SPANS.find(([one]) => one === name)?.[1] ?? 0;
    sum += Number(count) * size;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}
