// Places are whole microdegrees and metres in the log; degrees exist only in text and on the map.

const MICRO = 1_000_000;
/** Metres of one degree on a great circle, for a mean radius of 6,371,008.8 m (IUGG). */
const METRES_PER_DEGREE = 111_195.08;

export interface Place {
  /** Microdegrees, north and east positive. */
  latitude: number;
  longitude: number;
  /** Radius in metres; 0 is a point. */
  extent: number;
}

export type ParsedDegrees = { ok: true; micro: number } | { ok: false; error: string };

/** Reads degrees such as `-3.4653` digit by digit, between minus and plus a limit. */
export function parseDegrees(text: string, limit: number): ParsedDegrees {
  const match = /^([-−+]?)([0-9]{1,3})(?:\.([0-9]{1,6}))?$/.exec(text.trim());
  if (!match) {
    return { ok: false, error: "Write degrees in digits, such as -3.4653, with up to 6 decimals." };
  }
  const [, sign, whole = "0", fraction = ""] = match;
  const micro = Number(whole) * MICRO + Number(fraction.padEnd(6, "0"));
  if (micro > limit * MICRO) {
    return { ok: false, error: `Write degrees from −${limit} to ${limit}.` };
  }
  return { ok: true, micro: micro === 0 || sign === "" || sign === "+" ? micro : -micro };
}

export function degrees(micro: number): number {
  return micro / MICRO;
}

/** The angle that an extent spans at the centre of the earth, in degrees. */
export function angleOf(extent: number): number {
  return extent / METRES_PER_DEGREE;
}

/** A place for reading, such as `3.4653° S, 62.2159° W`. */
export function placeInWords({ latitude, longitude }: Place): string {
  return `${axis(latitude, "N", "S")}, ${axis(longitude, "E", "W")}`;
}

function axis(micro: number, positive: string, negative: string): string {
  const text = (Math.abs(micro) / MICRO).toFixed(4).replace(/\.?0+$/, "");
  return micro === 0 ? "0°" : `${text}° ${micro > 0 ? positive : negative}`;
}

/** A length for reading: metres, or kilometres from 1,000 m. */
export function lengthInWords(metres: number): string {
  return metres < 1000
    ? `${metres} m`
    : `${(metres / 1000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} km`;
}

/** The longest round length (1, 2 or 5 times a power of ten) of at most so many metres. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(metres, 1)));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= metres) ?? power;
}

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** A country's name from its ISO 3166-1 alpha-2 code; the code itself when there is none. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}
