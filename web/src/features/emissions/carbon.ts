// Emissions are whole milligrams of CO2e. A credit is a tonne.

const MILLIGRAMS_OF_TONNE = 1_000_000_000;

const UNITS: [number, string][] = [
  [MILLIGRAMS_OF_TONNE, "t"],
  [1_000_000, "kg"],
  [1_000, "g"],
  [1, "mg"],
];

const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** Emissions for reading, to three digits: `18.2 kg`. */
export function carbonInWords(milligrams: number): string {
  if (milligrams === 0) {
    return "0 kg";
  }
  const size = Math.abs(milligrams);
  const [each, unit] = UNITS.find(([least]) => size >= least) ?? [1, "mg"];
  const text = digits.format(size / each);
  return `${milligrams < 0 ? "−" : ""}${text} ${unit}`;
}

/** How many credits make up for so much: whole tonnes, rounded up. */
export function creditsFor(milligrams: number): number {
  return Math.max(1, Math.ceil(milligrams / MILLIGRAMS_OF_TONNE));
}

const MODES: Record<string, string> = {
  ROAD: "Road",
  RAIL: "Rail",
  SEA: "Sea",
  INLAND_WATERWAY: "Inland waterway",
  AIR: "Air",
  PIPELINE: "Pipeline",
  CABLE: "Cable",
  HUB: "Hub",
};

export function modeInWords(mode: string): string {
  return MODES[mode] ?? mode;
}

/** A way for reading: `471 km`, or `400 m`. */
export function wayInWords(metres: number): string {
  return metres < 10_000
    ? `${digits.format(metres < 1_000 ? metres : metres / 1_000)} ${metres < 1_000 ? "m" : "km"}`
    : `${Math.round(metres / 1_000).toLocaleString("en")} km`;
}

export interface Total {
  thing: string;
  wtw: number;
  inbound: number;
  footprint: string;
  perUnit: number;
  unit: string;
  unitThousandths: number;
}

/** The footprint of one piece, or null if it is stated of something else. */
export function perPiece(total: Total): number | null {
  return total.footprint !== "" && total.unit === "PIECE" && total.unitThousandths > 0
    ? Math.round((total.perUnit * 1_000) / total.unitThousandths)
    : null;
}

/**
 * What something emitted in all. A footprint goes from the cradle to the gate, so the carriage of
 * what a piece is made of is in it already; without one, that is counted by itself. Of a lot the
 * number of pieces is not known here: its carriage alone is counted.
 */
export function inAll(total: Total): { milligrams: number; made: number | null } {
  const made = total.thing.includes("/21/") ? perPiece(total) : null;
  return { milligrams: total.wtw + (made ?? total.inbound), made };
}

/** Green tokens are counted in thousandths: one is granted for a kilogram, unless votes changed it. */
export const TOKEN = "GREEN";
export const TOKEN_DECIMALS = 3;

interface Carried {
  massGrams: number;
  distanceMetres: number;
  greatCircle: boolean;
  wtw: number;
}

interface Rate {
  wtw: number;
  detour: number;
  baseline: boolean;
}

/** What a leg would have emitted by another factor, or null if that is no baseline for it. */
export function baselineOf(leg: Carried, factor: Rate): number | null {
  if (!factor.baseline || leg.distanceMetres === 0) {
    return null;
  }
  const way = leg.distanceMetres * (leg.greatCircle ? factor.detour / 1_000 : 1);
  return Math.floor((factor.wtw * leg.massGrams * way) / 1_000_000_000);
}

/** What it saved by that; the rules find the same to the milligram. */
export function savedBy(leg: Carried, factor: Rate): number {
  return (baselineOf(leg, factor) ?? 0) - leg.wtw;
}
