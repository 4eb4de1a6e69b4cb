import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { rangeInWords } from "./serials";
import { STATUSES, tonnes, wordFor } from "./words";

/** The very serial numbers that somebody has of a class. */
export function UnitRows({ owner, asset }: { owner: string; asset: string }) {
  const units = usePages("credits/ranges", { owner, asset }, { limit: 50 });
  if (units.isPending) {
    return <Loading what="serial numbers" />;
  }
  return (
    <div>
      <ErrorNote error={units.error} />
      <ul className="rows rounded-md border border-line">
        {units.rows.map((row) => {
          const status = wordFor(STATUSES, row.status);
          return (
            <li key={row.key} className="flex flex-wrap items-center gap-x-3 px-3 py-1.5 text-sm">
              <span className="mono min-w-0 flex-1 break-all">{rangeInWords(row)}</span>
              <span className="text-muted">{tonnes(row.quantity)}</span>
              <Badge tone={status.tone} title={status.means}>
                {status.label}
              </Badge>
              <ReceiptLink
                id={row.action}
                of={`the last change of ${rangeInWords(row)}`}
                kind="icon"
              />
            </li>
          );
        })}
      </ul>
      <More {...units} />
    </div>
  );
}
