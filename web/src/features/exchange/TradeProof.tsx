import { useState } from "react";
import type { Row } from "../../api/client";
import { useRow } from "../../api/hooks";
import { Dialog } from "../../ui/Dialog";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import type { Units } from "./units";
import { KINDS, SIDES } from "./words";

/** Opens why a trade came about: its two orders, each with the receipt that proves it. */
export function ProveTrade({ trade, units }: { trade: number; units: Units }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        Prove it<span className="sr-only">: trade {trade}</span>
      </button>
      {open && (
        <Dialog title={`Trade ${trade}`} onClose={() => setOpen(false)}>
          <Proof trade={trade} units={units} />
        </Dialog>
      )}
    </>
  );
}

function Proof({ trade, units }: { trade: number; units: Units }) {
  const { data, error } = useRow("exchange/trade", { trade });
  if (!data) {
    return <div className="p-5">{error ? <ErrorNote error={error} /> : <Loading what="it" />}</div>;
  }
  return (
    <div className="grid gap-4 p-5 text-sm">
      <p>
        <strong>
          {units.quantity(data.quantity)} {data.asset} at {units.price(data.price)} {data.money}
        </strong>{" "}
        <span className="text-muted">
          <Time at={data.time} precise />
        </span>{" "}
        <ReceiptLink id={data.action} of={`trade ${trade}`} />
      </p>
      <p className="text-muted">{data.reason}</p>
      <ol className="card rows">
        <Party order={data.makerOrder} part="Maker" units={units} />
        <Party order={data.takerOrder} part="Taker" units={units} />
      </ol>
    </div>
  );
}

interface PartyProps {
  order: Row<"exchange/trade">["takerOrder"];
  part: string;
  units: Units;
}

function Party({ order, part, units }: PartyProps) {
  const { side, kind, price, quantity, timeInForce, placed, owner, ownerName, action } = order;
  return (
    <li className="grid gap-1 px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="label w-12">{part}</span>
        <Person principal={owner} name={ownerName} />
        <span className="ml-auto">
          <ReceiptLink id={action} of={`order ${order.order}`} />
        </span>
      </p>
      <p className="text-muted">
        #{order.order}: {SIDES[side]} {units.quantity(quantity)}
        {price > 0 && ` at ${units.price(price)}`}, {KINDS[kind as keyof typeof KINDS]}{" "}
        {timeInForce}, placed <Time at={placed} precise />
      </p>
    </li>
  );
}
