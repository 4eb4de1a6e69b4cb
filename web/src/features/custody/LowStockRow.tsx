import type { CustodyLowRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { quantityInWords } from "./amounts";
import { ThingLink } from "./ThingLink";

/** A product of which there is less than its holder wants. */
export function LowStockRow({ of }: { of: CustodyLowRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-sm">
      <Badge tone="bad">low</Badge>
      <span className="min-w-40 flex-1">
        <ThingLink thing={of.product} name={of.name} />
      </span>
      <span>
        {quantityInWords(of.amount - of.reserved, of)} free, enough is{" "}
        {quantityInWords(of.lowStock, of)}
      </span>
    </li>
  );
}
