import { useState } from "react";
import { usePages } from "../../api/hooks";
import { useIdentities } from "../identity/store";
import { Choices } from "./Choices";
import { DeadMansSwitch } from "./DeadMansSwitch";
import { Fills } from "./Fills";
import type { Terms } from "./model";
import { OpenOrders } from "./OpenOrders";
import { OrderHistory } from "./OrderHistory";
import type { Units } from "./units";

type Tab = "open" | "history" | "fills";

/** The most open orders that anyone may have is what a page holds. */
const MAX_OPEN = 200;

/** One's open orders of an instrument. */
export function useOpenOrders(instrument: string) {
  const { current } = useIdentities();
  const owner = current?.principal ?? "";
  return usePages(
    "exchange/orders",
    { owner, instrument, status: "OPEN" },
    { limit: MAX_OPEN, enabled: owner !== "" },
  );
}

/** What is one's own in an instrument: open orders, past ones, fills. */
export function OrdersPanel({ terms, units }: { terms: Terms; units: Units }) {
  const [tab, setTab] = useState<Tab>("open");
  const { current } = useIdentities();
  const open = useOpenOrders(terms.instrument);
  if (!current) {
    return (
      <section aria-label="Your orders" className="panel p-4 text-center text-sm text-muted">
        Your orders and fills will be here.
      </section>
    );
  }
  const owned = { owner: current.principal, instrument: terms.instrument, units };
  return (
    <section aria-label="Your orders" className="panel">
      <Choices
        label="Your orders"
        className="h-full"
        tabs={{ open: `Open (${open.rows.length})`, history: "History", fills: "Fills" }}
        current={tab}
        onChange={setTab}
        end={<DeadMansSwitch key={current.principal} owner={current.principal} />}
      >
        {tab === "open" && <OpenOrders orders={open.rows} terms={terms} units={units} />}
        {tab === "history" && <OrderHistory {...owned} />}
        {tab === "fills" && <Fills {...owned} />}
      </Choices>
    </section>
  );
}
