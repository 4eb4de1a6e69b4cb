import type {
  EmissionsBasis,
  EmissionsFactor,
  EmissionsFactorRow,
  EmissionsMode,
} from "../../api/types";
import { type Parsed, parseCount } from "../accounts/money";

// A set of factors as lines that a spreadsheet pastes: fields between tabs or semicolons.

const MODES: EmissionsMode[] = [
  "ROAD",
  "RAIL",
  "SEA",
  "INLAND_WATERWAY",
  "AIR",
  "PIPELINE",
  "CABLE",
  "HUB",
];
const BASES: EmissionsBasis[] = ["TONNE_KILOMETRE", "TONNE", "ENERGY"];

export const COLUMNS = [
  "code",
  "name",
  "mode",
  "basis",
  "unit",
  "tank to wheel, mg",
  "well to wheel, mg",
  "detour, thousandths",
  "baseline",
  "source",
];

export type ReadFactors = { ok: true; factors: EmissionsFactor[] } | { ok: false; error: string };

/** Reads lines, or says what is wrong with the first that is wrong. */
export function readFactors(text: string): ReadFactors {
  const factors: EmissionsFactor[] = [];
  const lines = text.split("\n").map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    if (line === "") {
      continue;
    }
    const factor = readLine(line);
    if (typeof factor === "string") {
      return { ok: false, error: `Line ${i + 1}: ${factor}` };
    }
    if (factors.some((one) => one.code === factor.code)) {
      return { ok: false, error: `Line ${i + 1}: the code ${factor.code} is there twice.` };
    }
    factors.push(factor);
  }
  return factors.length === 0
    ? { ok: false, error: "Write at least one factor." }
    : { ok: true, factors };
}

function readLine(line: string): EmissionsFactor | string {
  const cells = line.split(/[\t;]/).map((cell) => cell.trim());
  if (cells.length !== COLUMNS.length) {
    return `there must be ${COLUMNS.length} fields, but are ${cells.length}.`;
  }
  const [code = "", name = "", mode = "", basis = "", unit = "", ttw, wtw, detour, baseline] =
    cells;
  const numbers: Parsed[] = [
    parseCount(ttw ?? "", 0, 100_000_000),
    parseCount(wtw ?? "", 0, 100_000_000),
    parseCount(detour ?? "", 1_000, 2_000),
  ];
  for (const [i, number] of numbers.entries()) {
    if (!number.ok) {
      return `${COLUMNS[5 + i]}: ${number.error}`;
    }
  }
  const [tank, well, way] = numbers.map((one) => (one.ok ? one.minor : 0));
  if (!MODES.includes(mode as EmissionsMode)) {
    return `the mode must be one of ${MODES.join(", ")}.`;
  }
  if (!BASES.includes(basis as EmissionsBasis)) {
    return `the basis must be one of ${BASES.join(", ")}.`;
  }
  if (baseline !== "yes" && baseline !== "no") {
    return "the baseline must be yes or no.";
  }
  return {
    code,
    name,
    mode: mode as EmissionsMode,
    basis: basis as EmissionsBasis,
    unit,
    ttw: tank ?? 0,
    wtw: well ?? 0,
    detour: way ?? 0,
    baseline: baseline === "yes",
    source: cells[9] ?? "",
  };
}

/** The lines of a version, to begin the next one with. */
export function linesOf(rows: EmissionsFactorRow[]): string {
  return rows
    .map((one) =>
      [
        one.code,
        one.title,
        one.mode,
        one.basis,
        one.unit,
        one.ttw,
        one.wtw,
        one.detour,
        one.baseline ? "yes" : "no",
        one.source.replace(/[\t;]/g, ","),
      ].join("; "),
    )
    .join("\n");
}
