import { useState } from "react";
import { usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useIdentities } from "../identity/store";
import { ruleInWords } from "./baskets";
import { CreditsTabs } from "./CreditsTabs";
import { DefineBasketDialog } from "./DefineBasketDialog";
import type { Basket } from "./rows";
import { useRoles } from "./useRoles";
import { WithdrawDialog } from "./WithdrawDialog";
import { tonnes } from "./words";

/** Baskets: assets of which each unit stands for a credit that a rule admits. */
export function BasketsPage() {
  const { isRegistrar } = useRoles();
  const [open, setOpen] = useState(false);
  const baskets = usePages("credits/baskets", {}, { limit: 50 });
  return (
    <>
      <CreditsTabs title="Baskets" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-sm text-muted">
          A unit of a basket stands for one credit of any kind that the basket takes: easier to
          trade, and always exchangeable for credits with serial numbers.
        </p>
        {isRegistrar && <Button onClick={() => setOpen(true)}>Define a basket</Button>}
      </div>
      {baskets.isPending && <Loading what="baskets" />}
      <ErrorNote error={baskets.error} />
      {baskets.isSuccess && baskets.rows.length === 0 && (
        <Empty>There is no basket yet. A registrar defines which credits one takes.</Empty>
      )}
      <ul className="grid gap-4 sm:grid-cols-2">
        {baskets.rows.map((basket) => (
          <BasketCard key={basket.basket} basket={basket} />
        ))}
      </ul>
      <More {...baskets} />
      {open && <DefineBasketDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function BasketCard({ basket }: { basket: Basket }) {
  const { current } = useIdentities();
  const [open, setOpen] = useState(false);
  const owner = current?.principal ?? "";
  const balances = usePages("accounts/balances", { owner }, { limit: 200, enabled: owner !== "" });
  const own = balances.rows.find((one) => one.asset === basket.basket)?.available ?? 0;
  return (
    <li className="card grid content-start gap-2 p-4">
      <p className="flex items-start justify-between gap-2">
        <span>
          <strong className="font-semibold">{basket.name}</strong>{" "}
          <span className="mono text-muted">{basket.basket}</span>
        </span>
        <ReceiptLink id={basket.action} of={`the definition of ${basket.basket}`} kind="icon" />
      </p>
      <p className="text-sm">It takes {ruleInWords(basket.rule)}.</p>
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span>
          <span className="label">In it</span> {tonnes(basket.pooled)}
          {own > 0 && (
            <>
              {" "}
              <span className="label ml-2">Yours</span> {tonnes(own)}
            </>
          )}
        </span>
        <Button disabled={own === 0} onClick={() => setOpen(true)}>
          Take credits out<span className="sr-only"> of {basket.name}</span>
        </Button>
      </p>
      {open && <WithdrawDialog basket={basket} most={own} onClose={() => setOpen(false)} />}
    </li>
  );
}
