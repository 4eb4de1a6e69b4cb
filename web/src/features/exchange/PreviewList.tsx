import type { ReactNode } from "react";
import type { PlaceOrder, Terms } from "./model";
import type { Preview } from "./preview";
import type { Units } from "./units";

interface Props {
  terms: Terms;
  units: Units;
  order: PlaceOrder | undefined;
  shown: Preview | undefined;
}

/** What the order would do if it came now: nothing is promised, for others are at it too. */
export function PreviewList({ terms, units, order, shown }: Props) {
  if (!order || !shown) {
    return <p className="text-xs text-muted">Fill in the ticket to see what it would do.</p>;
  }
  const { money, asset } = terms;
  const isBuy = order.side === "BUY";
  const average = shown.filled ? shown.value / (shown.filled / terms.lot) : 0;
  return (
    <div className="rounded-md bg-sunken px-2.5 py-1.5 text-xs">
      <dl aria-label="Preview">
        {shown.filled > 0 && (
          <>
            <Line name="Fills at once">{units.quantity(shown.filled)}</Line>
            <Line name="At about">
              {units.price(Math.round(average))}, worst {units.price(shown.worst)} {money}
            </Line>
            <Line name={isBuy ? "Pays" : "Gets"}>
              {units.price(shown.value)} {money}
            </Line>
          </>
        )}
        {shown.rest > 0 && (
          <Line name={order.kind === "LIMIT" ? "Rests" : "Waits"}>
            {units.quantity(shown.rest)}
          </Line>
        )}
        {shown.lapses > 0 && <Line name="Ends unfilled">{units.quantity(shown.lapses)}</Line>}
        <Line name="Fees, at most">
          {units.price(shown.fee)} {money}
        </Line>
        <Line name="Held until done">
          {shown.hold === null
            ? "as the exchange prices it"
            : isBuy
              ? `${units.price(shown.hold)} ${money}`
              : `${units.quantity(shown.hold)} ${asset}`}
        </Line>
      </dl>
      {shown.refusal && <p className="mt-1 font-medium text-bad">{shown.refusal}</p>}
    </div>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3 py-0.5">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}
