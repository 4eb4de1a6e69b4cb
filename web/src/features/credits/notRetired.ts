import type { ProvenRow } from "../../proof/state";
import { inOrder, outside, type Range } from "./serials";

/** The state's table of serial numbers; a row stands under `<space>/<last, 16 digits>`. */
export const TABLE = "credits.range";

/** What a proven row says of its serial numbers. */
export interface ProvenUnits extends Range {
  status: string;
}

export type Judgement = { ok: true; units: ProvenUnits[] } | { ok: false; reason: string };

const USED = ["RETIRED", "CANCELLED", "EXPIRED"];

/** Reads a proven row; throws when it is none of serial numbers. */
export function unitsOf(row: ProvenRow): ProvenUnits {
  const slash = row.key.lastIndexOf("/");
  const last = Number(row.key.slice(slash + 1));
  const json = row.json === null ? null : JSON.parse(row.json);
  if (row.table !== TABLE || slash < 1 || !Number.isSafeInteger(last) || json === null) {
    throw new Error("this proves nothing of serial numbers");
  }
  return {
    space: row.key.slice(0, slash),
    first: Number(json.first),
    last,
    status: String(json.status),
  };
}

/** Whether proven rows show that all of a range can still be used. */
export function judge(range: Range, proven: ProvenUnits[]): Judgement {
  const units = proven.filter((one) => touches(one, range)).sort(inOrder);
  if (outside([range], units) !== undefined) {
    return { ok: false, reason: "Not all of these serial numbers were ever issued here." };
  }
  const used = units.find((one) => USED.includes(one.status));
  return used
    ? {
        ok: false,
        reason: `Some of them are gone: ${used.first} to ${used.last} are ${used.status.toLowerCase()}.`,
      }
    : { ok: true, units };
}

function touches(one: Range, range: Range): boolean {
  return one.space === range.space && one.first <= range.last && range.first <= one.last;
}
