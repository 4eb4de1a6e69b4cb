import { useQueries } from "@tanstack/react-query";
import { getOne } from "../../api/client";
import type { CustodyProductCard } from "../../api/types";

/** The product that a class is of: that of a lot is its GTIN, any other is one itself. */
export function productOf(classKey: string): string {
  return /^01\/[0-9]{14}/.exec(classKey)?.[0] ?? classKey;
}

/** How classes are counted, and what they are called; undefined until that is known. */
export function useCounting(classKeys: string[]) {
  const products = [...new Set(classKeys.map(productOf))];
  const rows = useQueries({
    queries: products.map((product) => ({
      queryKey: ["custody/product", { product }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getOne("custody/product", { product }, signal),
    })),
  });
  const found = new Map(rows.map((row, i) => [products[i], row.data]));
  return (classKey: string): CustodyProductCard | undefined => found.get(productOf(classKey));
}
