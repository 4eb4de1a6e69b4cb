import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { AccountsNamedEntry } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";

const KINDS: Record<string, string> = {
  ISSUE: "Issued",
  TRANSFER: "Transfer",
  HOLD: "Held",
  CAPTURE: "Paid",
  RELEASE: "Given back",
};

/** Every debit and credit, newest first, with the balance after it. */
export function Entries({ owner }: { owner: string }) {
  const entries = usePages("accounts/entries", { owner });
  const holds = usePages("accounts/holds", { principal: owner }, { limit: 200 });
  const orders = new Set(holds.rows.filter((one) => one.room === "market").map((one) => one.hold));
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" className="mb-2">
        Every debit and credit
      </h2>
      {entries.isPending && <Loading what="entries" />}
      <ErrorNote error={entries.error} />
      {entries.isSuccess && entries.rows.length === 0 && <Empty>No entries yet.</Empty>}
      {entries.rows.length > 0 && (
        <div className="card">
          <table className="w-full text-sm">
            <thead className="hidden text-left text-xs text-muted sm:table-header-group">
              <tr className="*:px-3 *:py-2 *:font-medium">
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col" className="text-right">
                  Available
                </th>
                <th scope="col" className="text-right">
                  Held
                </th>
                <th scope="col" className="hidden text-right md:table-cell">
                  After
                </th>
                <th scope="col">
                  <span className="sr-only">Receipt</span>
                </th>
              </tr>
            </thead>
            <tbody className="rows">
              {entries.rows.map((entry) => (
                <Entry key={entry.cursor} entry={entry} isOrder={orders.has(entry.reference)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More {...entries} />
    </section>
  );
}

/** @param isOrder whether it belongs to an order, to which it then leads */
function Entry({ entry, isOrder }: { entry: AccountsNamedEntry; isOrder: boolean }) {
  return (
    <tr className="grid grid-cols-[1fr_auto_auto] items-center border-line px-1 py-1.5 *:px-2 sm:table-row sm:*:px-3 sm:*:py-2">
      <td className="col-start-1 row-start-2 text-xs text-muted sm:text-sm">
        <Time at={entry.time} />
      </td>
      <td className="col-start-1 row-start-1 min-w-0 sm:max-w-xs">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="font-medium">{KINDS[entry.kind] ?? entry.kind}</span>
          <span className="text-muted">
            <Person principal={entry.counterparty} name={entry.counterpartyName} />
          </span>
        </p>
        {entry.memo && (
          <p className="text-xs break-words text-muted">
            {isOrder ? (
              <Link className="link" to={`/order/${entry.reference}`}>
                {entry.memo}
              </Link>
            ) : (
              entry.memo
            )}
          </p>
        )}
      </td>
      <Change
        minor={entry.availableChange}
        asset={entry.asset}
        label="available"
        row="row-start-1"
      />
      <Change minor={entry.heldChange} asset={entry.asset} label="held" row="row-start-2" />
      <td className="hidden text-right text-muted md:table-cell">
        <Money minor={entry.available} asset={entry.asset} />
      </td>
      <td className="col-start-3 row-span-2 row-start-1 sm:text-right">
        <ReceiptLink id={entry.action} of={`the entry ${entry.memo}`} kind="icon" />
      </td>
    </tr>
  );
}

interface ChangeProps {
  minor: number;
  asset: string;
  label: string;
  row: string;
}

function Change({ minor, asset, label, row }: ChangeProps) {
  const tone = minor > 0 ? "text-good" : "";
  return (
    <td className={`${row} col-start-2 text-right ${tone}`}>
      {minor === 0 ? (
        <span className="hidden text-muted sm:inline" aria-hidden="true">
          ·
        </span>
      ) : (
        <>
          <Money minor={minor} asset={asset} signed />
          <span className="text-xs text-muted sm:sr-only"> {label}</span>
        </>
      )}
    </td>
  );
}
