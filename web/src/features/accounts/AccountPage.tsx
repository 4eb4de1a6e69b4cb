import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { AccountsBalanceRow } from "../../api/types";
import { Mark } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { Entries } from "./Entries";
import { Holdings } from "./Holdings";
import { Holds } from "./Holds";

/** What one has, what is held and what for, and every debit and credit that led there. */
export function AccountPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Account · Tallystick</title>
      <h1 className="mb-1">Account</h1>
      {current ? (
        <>
          <p className="mb-5 flex items-center gap-2 text-muted">
            <Mark principal={current.principal} />
            {current.name}
            <span className="mono hidden truncate sm:inline">{current.principal}</span>
          </p>
          <div key={current.principal} className="grid gap-8">
            <Balances owner={current.principal} />
            <Holds principal={current.principal} />
            <Holdings principal={current.principal} />
            <Entries owner={current.principal} />
            <p className="text-sm text-muted">
              What signs for {current.name} stands under{" "}
              <Link className="link" to="/keys">
                keys and devices
              </Link>
              , who else may under{" "}
              <Link className="link" to="/mandates">
                mandates
              </Link>
              .
            </p>
          </div>
        </>
      ) : (
        <NobodyYet why="An account belongs to someone." />
      )}
    </>
  );
}

function Balances({ owner }: { owner: string }) {
  const balances = usePages("accounts/balances", { owner });
  if (balances.isPending) {
    return <Loading what="balances" />;
  }
  if (balances.error) {
    return <ErrorNote error={balances.error} retry={() => void balances.refetch()} />;
  }
  if (balances.rows.length === 0) {
    return <Empty>Nothing has come in yet.</Empty>;
  }
  return (
    <section aria-label="Balances" className="grid gap-4 sm:grid-cols-2">
      {balances.rows.map((balance) => (
        <Balance key={balance.id} balance={balance} />
      ))}
    </section>
  );
}

/** A balance as a stick: what is held lies behind the cut. */
function Balance({ balance }: { balance: AccountsBalanceRow }) {
  const { available, held, asset } = balance;
  const all = available + held;
  const cut = all === 0 ? 400 : Math.round((available / all) * 400);
  return (
    <div className="card p-4">
      <dl className="flex flex-wrap justify-between gap-x-6 gap-y-2">
        <div>
          <dt className="label">Available</dt>
          <dd className="text-2xl font-semibold tracking-tight">
            <Money minor={available} asset={asset} />
          </dd>
        </div>
        <div className="text-right">
          <dt className="label">Held</dt>
          <dd className="text-2xl font-semibold tracking-tight text-wood-ink">
            <Money minor={held} asset={asset} />
          </dd>
        </div>
      </dl>
      <svg
        viewBox="0 0 400 12"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-3 h-3 w-full"
      >
        <rect width="400" height="12" className="fill-wood" />
        <rect width={cut} height="12" className="fill-accent" />
        {held > 0 && (
          <rect x={Math.max(cut - 2, 0)} width="4" height="12" className="fill-surface" />
        )}
      </svg>
      <p className="mt-2 -mb-2 -ml-1.5">
        <ReceiptLink id={balance.action} of={`the last change of the ${asset} balance`} />
      </p>
    </div>
  );
}
