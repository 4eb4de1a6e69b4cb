import { useQuery } from "@tanstack/react-query";
import { getPage } from "../../api/client";
import { nextFree, type Range } from "./serials";

/** Rows looked at in one question, and questions asked before one gives up. */
const ROWS = 200;
const QUESTIONS = 20;

/**
 * The serial after the last one taken of a space, beginning behind what is known already; null when
 * the space has no end in sight. The rules decide in the end: this only proposes.
 */
export async function nextSerial(
  space: string,
  known: Range[],
  rowsFrom: (first: number) => Promise<Range[]>,
): Promise<number | null> {
  let next = nextFree(known.filter((one) => one.space === space));
  for (let i = 0; i < QUESTIONS; i++) {
    const rows = await rowsFrom(next);
    if (rows.length === 0) {
      return next;
    }
    next = Math.max(next, nextFree(rows));
  }
  return null;
}

export function useNextSerial(space: string, known: Range[]) {
  const start = nextFree(known.filter((one) => one.space === space));
  return useQuery({
    queryKey: ["credits/ranges", "next", space, start],
    queryFn: ({ signal }) =>
      nextSerial(space, known, async (first) => {
        const page = await getPage("credits/ranges", { space, first, limit: ROWS }, signal);
        return page.items;
      }),
    enabled: space !== "",
  });
}
