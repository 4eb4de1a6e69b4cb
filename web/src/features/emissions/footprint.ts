import type { EmissionsFootprint } from "../../api/types";
import { type Parsed, parseMoney } from "../accounts/money";

// Footprints as people write them: kilograms, percent and dates become what is signed, milligrams,
// basis points and milliseconds.

export type Unit = EmissionsFootprint["unit"];

const KILOGRAM_DECIMALS = 6;
const PERCENT_DECIMALS = 2;

export const UNITS: Record<Unit, string> = {
  PIECE: "piece",
  KILOGRAM: "kilogram",
  LITER: "litre",
  CUBIC_METER: "cubic metre",
  SQUARE_METER: "square metre",
  KILOWATT_HOUR: "kilowatt hour",
  MEGAJOULE: "megajoule",
  TON_KILOMETER: "tonne-kilometre",
  HOUR: "hour",
  MEGABIT_SECOND: "megabit second",
};

export interface Draft {
  product: string;
  unit: Unit;
  amount: string;
  mass: string;
  /** Days, as 2026-01-31; the last one is in it. */
  from: string;
  until: string;
  country: string;
  boundary: string;
  excluding: string;
  /** Empty for the same as without uptake. */
  including: string;
  /** Empty for all of it. */
  fossil: string;
  standards: string[];
  exempted: string;
  /** Empty if not said. */
  primary: string;
  comment: string;
  document: string;
  supersedes: string;
}

export function emptyDraft(year: number): Draft {
  return {
    product: "",
    unit: "PIECE",
    amount: "1",
    mass: "",
    from: `${year - 1}-01-01`,
    until: `${year - 1}-12-31`,
    country: "",
    boundary: "",
    excluding: "",
    including: "",
    fossil: "",
    standards: ["ISO14067"],
    exempted: "0",
    primary: "",
    comment: "",
    document: "",
    supersedes: "",
  };
}

/** What is wrong, by the field it is in. */
export type Wrong = Partial<Record<keyof Draft, string>>;

export type Read = { ok: true; footprint: EmissionsFootprint } | { ok: false; wrong: Wrong };

/** What would be signed, or all that is wrong with it. */
export function readFootprint(draft: Draft): Read {
  const wrong: Wrong = {};
  const number = (field: keyof Draft, parsed: Parsed): number => {
    if (!parsed.ok) {
      wrong[field] = parsed.error;
    }
    return parsed.ok ? parsed.minor : 0;
  };
  const kilograms = (field: "excluding" | "including" | "fossil", otherwise: number) =>
    draft[field].trim() === "" && field !== "excluding"
      ? otherwise
      : number(field, parseSigned(draft[field], field !== "fossil"));
  const excludingUptake = kilograms("excluding", 0);
  const includingUptake = kilograms("including", excludingUptake);
  const unitThousandths = number("amount", parseMoney(draft.amount, 3));
  const massGrams = draft.mass.trim() === "" ? 0 : number("mass", parseMoney(draft.mass, 3));
  const periodStart = Date.parse(`${draft.from}T00:00:00Z`);
  const periodEnd = Date.parse(`${draft.until}T00:00:00Z`) + 86_400_000;
  if (draft.product === "") {
    wrong.product = "Choose the product.";
  }
  if (unitThousandths === 0 && !wrong.amount) {
    wrong.amount = "The amount must be above zero.";
  }
  if (!wrong.including && includingUptake > excludingUptake) {
    wrong.including = "Uptake makes it less, never more.";
  }
  if (Number.isNaN(periodStart)) {
    wrong.from = "Say on which day the data begins.";
  }
  if (Number.isNaN(periodEnd) || periodEnd <= periodStart) {
    wrong.until = "The data must end after it begins.";
  }
  if (!/^([A-Z]{2})?$/.test(draft.country)) {
    wrong.country = "Two letters, such as NO; nothing for the world.";
  }
  if (draft.standards.length === 0) {
    wrong.standards = "Say by which standard it was found.";
  }
  const exemptedBasisPoints = number("exempted", parseMoney(draft.exempted, PERCENT_DECIMALS));
  if (exemptedBasisPoints > 500) {
    wrong.exempted = "At most 5 % may be left out.";
  }
  const primaryBasisPoints =
    draft.primary.trim() === ""
      ? -1
      : number("primary", parseMoney(draft.primary, PERCENT_DECIMALS));
  if (primaryBasisPoints > 10_000) {
    wrong.primary = "At most 100 %.";
  }
  const fossil = kilograms("fossil", Math.max(0, excludingUptake));
  if (Object.keys(wrong).length > 0) {
    return { ok: false, wrong };
  }
  return {
    ok: true,
    footprint: {
      product: draft.product,
      description: "",
      unit: draft.unit,
      unitThousandths,
      massGrams,
      periodStart,
      periodEnd,
      country: draft.country,
      boundary: draft.boundary.trim(),
      excludingUptake,
      includingUptake,
      fossil,
      fossilCarbonMilligrams: 0,
      standards: draft.standards,
      exemptedBasisPoints,
      primaryBasisPoints,
      comment: draft.comment.trim(),
      document: draft.document,
      supersedes: draft.supersedes,
    },
  };
}

/** Kilograms as milligrams; below zero where more is taken up than emitted. */
function parseSigned(text: string, negative: boolean): Parsed {
  const clean = text.trim().replace("−", "-");
  if (!negative || !clean.startsWith("-")) {
    return parseMoney(clean, KILOGRAM_DECIMALS);
  }
  const parsed = parseMoney(clean.slice(1), KILOGRAM_DECIMALS);
  return parsed.ok ? { ok: true, minor: -parsed.minor } : parsed;
}
