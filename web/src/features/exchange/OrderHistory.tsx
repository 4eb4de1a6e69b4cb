import { usePages } from "../../api/hooks";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import type { PlacedOrder } from "./model";
import { OrderTerms } from "./OrderTerms";
import type { Units } from "./units";
import { ENDINGS, SIDES } from "./words";

interface Props {
  owner: string;
  instrument: string;
  units: Units;
}

/** Orders that are over, and why. */
export function OrderHistory({ owner, instrument, units }: Props) {
  const orders = usePages("exchange/orders", { owner, instrument }, { limit: 30 });
  const past = orders.rows.filter((one) => one.status !== "OPEN");
  if (orders.isPending) {
    return <Loading what="orders" />;
  }
  if (orders.error || past.length === 0) {
    return (
      <>
        <ErrorNote error={orders.error} />
        {!orders.error && <p className="p-4 text-center text-sm text-muted">No past orders.</p>}
      </>
    );
  }
  return (
    <>
      <table className="dense">
        <caption className="sr-only">Past orders of {instrument}</caption>
        <thead>
          <tr>
            <th scope="col" className="words">
              Order
            </th>
            <th scope="col">Price</th>
            <th scope="col">Filled</th>
            <th scope="col" className="words">
              Ended
            </th>
            <th scope="col" className="words max-sm:hidden">
              Terms
            </th>
            <th scope="col" className="max-sm:hidden">
              Placed
            </th>
            <th scope="col">
              <span className="sr-only">Receipt</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {past.map((order) => (
            <PastOrder key={order.order} order={order} units={units} />
          ))}
        </tbody>
      </table>
      <More {...orders} />
    </>
  );
}

function PastOrder({ order, units }: { order: PlacedOrder; units: Units }) {
  const { side, price, quantity, filled } = order;
  return (
    <tr>
      <th scope="row" className="words font-normal">
        <span className={side === "BUY" ? "text-good" : "text-bad"}>{SIDES[side]}</span>{" "}
        <span className="text-muted">#{order.order}</span>
      </th>
      <td>{price > 0 ? units.price(price) : "–"}</td>
      <td>
        {units.quantity(filled)} / {units.quantity(quantity)}
      </td>
      <td className="words">{ENDINGS[order.status] ?? order.status}</td>
      <td className="words max-sm:hidden">
        <OrderTerms order={order} units={units} />
      </td>
      <td className="text-muted max-sm:hidden">
        <Time at={order.placed} />
      </td>
      <td>
        <ReceiptLink id={order.action} of={`order ${order.order}`} kind="icon" />
      </td>
    </tr>
  );
}
