import { usePages } from "../../api/hooks";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { inWords } from "../log/words";

/** Every act under a mandate, and what it took of the budget. */
export function Uses({ giver, mandate }: { giver: string; mandate: string }) {
  const uses = usePages("mandates/uses", { giver, mandate }, { limit: 20 });
  return (
    <div className="mt-1">
      {uses.isPending && <Loading what="acts" />}
      <ErrorNote error={uses.error} />
      {uses.isSuccess && uses.rows.length === 0 && <Empty>Nothing yet.</Empty>}
      {uses.rows.length > 0 && (
        <ul className="rows rounded-md border border-line">
          {uses.rows.map((use) => (
            <li
              key={use.cursor}
              className="flex flex-wrap items-center gap-x-3 px-3 py-1.5 text-sm"
            >
              <span className="text-muted">
                <Time at={use.time} />
              </span>
              <span className="min-w-0 flex-1">{inWords(use.type)}</span>
              {use.spent.map((one) => (
                <Money key={one.asset} minor={-one.amount} asset={one.asset} />
              ))}
              <ReceiptLink id={use.action} of={inWords(use.type)} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...uses} />
    </div>
  );
}
