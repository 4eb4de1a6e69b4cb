import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { Receipt } from "../../api/server";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { parseMoney } from "../accounts/money";
import { cancelled } from "./cancelled";
import type { PlacedOrder, Terms } from "./model";
import { OrderTerms } from "./OrderTerms";
import type { Units } from "./units";
import { SIDES } from "./words";

interface Props {
  orders: PlacedOrder[];
  terms: Terms;
  units: Units;
}

/** What is open, to be amended in place or cancelled. */
export function OpenOrders({ orders, terms, units }: Props) {
  const cancelAll = useAct("exchange.CancelAll");
  const { instrument } = terms;
  if (orders.length === 0) {
    return <p className="p-4 text-center text-sm text-muted">No open orders here.</p>;
  }
  const onSuccess = (receipt: Receipt) => tell(cancelled(receipt), receipt.id);
  return (
    <>
      <ErrorNote error={cancelAll.error} />
      <table className="dense">
        <caption className="sr-only">Open orders of {instrument}</caption>
        <thead>
          <tr>
            <th scope="col" className="words">
              Order
            </th>
            <th scope="col">Price</th>
            <th scope="col">Quantity</th>
            <th scope="col">Filled</th>
            <th scope="col" className="words max-sm:hidden">
              Terms
            </th>
            <th scope="col" className="max-sm:hidden">
              Placed
            </th>
            <th scope="col">
              <Button
                kind="quiet"
                className="dense-btn text-bad"
                busy={cancelAll.isPending}
                onClick={() => cancelAll.mutate({ instrument }, { onSuccess })}
              >
                Cancel all
              </Button>
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OpenOrder key={order.order} order={order} units={units} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function OpenOrder({ order, units }: { order: PlacedOrder; units: Units }) {
  const [amending, setAmending] = useState(false);
  const cancel = useAct("exchange.CancelOrder");
  const { instrument, side, filled } = order;
  const of = `order ${order.order}`;
  return (
    <>
      <tr>
        <th scope="row" className="words font-normal">
          <span className={side === "BUY" ? "text-good" : "text-bad"}>{SIDES[side]}</span>{" "}
          <span className="text-muted">#{order.order}</span>
        </th>
        {amending ? (
          <Amend order={order} units={units} onDone={() => setAmending(false)} />
        ) : (
          <>
            <td>{order.price > 0 ? units.price(order.price) : "–"}</td>
            <td>{units.quantity(order.quantity)}</td>
          </>
        )}
        <td>{filled > 0 ? units.quantity(filled) : "–"}</td>
        <td className="words max-sm:hidden">
          <OrderTerms order={order} units={units} />
        </td>
        <td className="text-muted max-sm:hidden">
          <Time at={order.placed} />
        </td>
        <td className="whitespace-nowrap">
          {!amending && (
            <Button kind="quiet" className="dense-btn" onClick={() => setAmending(true)}>
              Amend<span className="sr-only"> {of}</span>
            </Button>
          )}
          <Button
            kind="quiet"
            className="dense-btn text-bad"
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ instrument, order: order.order })}
          >
            Cancel<span className="sr-only"> {of}</span>
          </Button>
          <span className="max-sm:hidden">
            <ReceiptLink id={order.action} of={of} kind="icon" />
          </span>
        </td>
      </tr>
      {cancel.error && (
        <tr>
          <td colSpan={7}>
            <ErrorNote error={cancel.error} />
          </td>
        </tr>
      )}
    </>
  );
}

interface AmendProps {
  order: PlacedOrder;
  units: Units;
  onDone: () => void;
}

/** New price and quantity where the old ones stood; Enter signs them, Escape leaves them. */
function Amend({ order, units, onDone }: AmendProps) {
  const [price, setPrice] = useState(units.plainPrice(order.price));
  const [quantity, setQuantity] = useState(units.plainQuantity(order.quantity));
  const amend = useAct("exchange.AmendOrder");
  const form = `amend-${order.order}`;
  const newPrice = parseMoney(price, units.money);
  const newQuantity = parseMoney(quantity, units.asset);
  const keeps =
    newPrice.ok &&
    newPrice.minor === order.price &&
    newQuantity.ok &&
    newQuantity.minor <= order.quantity;
  const submit = () => {
    if (newPrice.ok && newQuantity.ok) {
      const { instrument } = order;
      amend.mutate(
        { instrument, order: order.order, price: newPrice.minor, quantity: newQuantity.minor },
        {
          onSuccess: ({ id }) => {
            tell(keeps ? "Amended; it keeps its place." : "Amended.", id);
            onDone();
          },
        },
      );
    }
  };
  const shared = {
    form,
    className: "pick w-20 text-right",
    inputMode: "decimal" as const,
    autoComplete: "off",
    maxLength: 24,
    onKeyDown: (event: { key: string; stopPropagation: () => void }) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        onDone();
      }
    },
  };
  return (
    <>
      <td>
        <input
          {...shared}
          aria-label={`New price of order ${order.order}`}
          aria-invalid={!newPrice.ok || undefined}
          // biome-ignore lint/a11y/noAutofocus: whoever asks to amend wants to type here
          autoFocus
          value={price}
          onChange={(event) => setPrice(event.target.value)}
        />
      </td>
      <td>
        <form
          id={form}
          className="inline-flex items-center justify-end gap-1"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <input
            {...shared}
            aria-label={`New quantity of order ${order.order}`}
            aria-invalid={!newQuantity.ok || undefined}
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
          />
          <Button
            type="submit"
            kind="primary"
            className="dense-btn"
            busy={amend.isPending}
            title={keeps ? "It keeps its place in the queue" : "It queues anew, or trades"}
          >
            Sign
          </Button>
        </form>
        {amend.error && <ErrorNote error={amend.error} />}
      </td>
    </>
  );
}
