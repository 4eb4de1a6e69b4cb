import { usePages } from "../../api/hooks";
import type { UnitRange } from "./rows";

/** Rows of serial numbers that are fetched for a choice. */
const ROWS = 200;

/** What somebody can give, sell or retire of a class, row by row. */
export function useActiveUnits(owner: string, asset: string) {
  const pages = usePages(
    "credits/ranges",
    { owner, asset, status: "ACTIVE" },
    { limit: ROWS, enabled: owner !== "" && asset !== "" },
  );
  const rows: UnitRange[] = pages.rows;
  return { ...pages, rows };
}
