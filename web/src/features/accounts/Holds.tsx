import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { AccountsHoldRow } from "../../api/types";
import { Money } from "../../ui/Money";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";

/** What is set aside at the moment, by and for whom, and what for. */
export function Holds({ principal }: { principal: string }) {
  const holds = usePages("accounts/holds", { principal, state: "OPEN" }, { limit: 20 });
  const orders = usePages("exchange/orders", { owner: principal, status: "OPEN" }, { limit: 1 });
  const trades = orders.rows.length > 0;
  if (!holds.error && holds.rows.length === 0 && !trades) {
    return null;
  }
  return (
    <section aria-labelledby="holds">
      <h2 id="holds" className="mb-2">
        Held at the moment
      </h2>
      <ErrorNote error={holds.error} />
      {holds.rows.length > 0 && (
        <ul className="card rows">
          {holds.rows.map((hold) => (
            <Hold key={hold.hold} hold={hold} isPayer={hold.payer === principal} />
          ))}
        </ul>
      )}
      <More {...holds} />
      {trades && (
        <p className="mt-2 text-sm text-muted">
          What is set aside for open orders on the exchange is told{" "}
          <Link className="link" to="/exchange/portfolio">
            with the orders
          </Link>
          .
        </p>
      )}
    </section>
  );
}

function Hold({ hold, isPayer }: { hold: AccountsHoldRow; isPayer: boolean }) {
  const memo = hold.memo || "no memo";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <span className="w-24 text-muted">
        <Time at={hold.placed} />
      </span>
      <span className="min-w-48 flex-1 break-words">
        {isPayer ? "For " : "Coming to you for "}
        {hold.room === "market" ? (
          <Link className="link" to={`/order/${hold.hold}`}>
            {memo}
          </Link>
        ) : (
          memo
        )}
        {hold.deadline > 0 && (
          <span className="text-muted">
            , {hold.atDeadline === "CAPTURE" ? "paid" : "given back"} on <Time at={hold.deadline} />
          </span>
        )}
      </span>
      <span className="font-medium text-wood-ink">
        <Money minor={hold.amount} asset={hold.asset} />
      </span>
      <ReceiptLink id={hold.action} of={`the hold for ${memo}`} kind="icon" />
    </li>
  );
}
