import { useQueries } from "@tanstack/react-query";
import { getOne } from "../../api/client";
import { short } from "../../ui/Mark";
import { isPrincipal } from "./names";

/** The names of principals; an id stands for itself, shortened, until its name is known. */
export function useNames(principals: string[]): (principal: string) => string {
  const wanted = [...new Set(principals)].filter(isPrincipal);
  const rows = useQueries({
    queries: wanted.map((principal) => ({
      queryKey: ["identity/principal", { principal }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getOne("identity/principal", { principal }, signal),
    })),
  });
  const names = new Map(rows.map((row, i) => [wanted[i], row.data?.name]));
  return (principal) => names.get(principal) ?? short(principal);
}
