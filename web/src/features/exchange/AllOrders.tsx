import { Link } from "react-router";
import { useAct, usePages } from "../../api/hooks";
import type { Receipt } from "../../api/server";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { cancelled } from "./cancelled";
import type { Instrument, PlacedOrder } from "./model";
import { OrderTerms } from "./OrderTerms";
import { useUnits } from "./units";
import { SIDES } from "./words";

/** One's open orders of all instruments. */
export function AllOrders({ owner }: { owner: string }) {
  const orders = usePages("exchange/orders", { owner, status: "OPEN" }, { limit: 100 });
  const instruments = usePages("exchange/instruments", {}, { limit: 200 });
  const cancelAll = useAct("exchange.CancelAll");
  if (orders.rows.length === 0) {
    return <ErrorNote error={orders.error} />;
  }
  const onSuccess = (receipt: Receipt) => tell(cancelled(receipt), receipt.id);
  return (
    <section aria-labelledby="open-orders">
      <div className="mb-2 flex items-center justify-between">
        <h2 id="open-orders">Open orders</h2>
        <Button
          kind="danger"
          busy={cancelAll.isPending}
          onClick={() => cancelAll.mutate({ instrument: "" }, { onSuccess })}
        >
          Cancel all
        </Button>
      </div>
      <ErrorNote error={cancelAll.error} />
      <div className="panel overflow-x-auto">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col" className="words">
                Instrument
              </th>
              <th scope="col" className="words">
                Side
              </th>
              <th scope="col">Price</th>
              <th scope="col">Open</th>
              <th scope="col" className="words max-sm:hidden">
                Terms
              </th>
            </tr>
          </thead>
          <tbody>
            {orders.rows.map((order) => {
              const instrument = instruments.rows.find(
                (one) => one.instrument === order.instrument,
              );
              return instrument && <Line key={order.order} {...{ order, instrument }} />;
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface LineProps {
  order: PlacedOrder;
  instrument: Instrument;
}

function Line({ order, instrument }: LineProps) {
  const units = useUnits(instrument);
  return (
    <tr>
      <th scope="row" className="words font-normal">
        <Link className="link" to={`/exchange/${order.instrument}`}>
          {order.instrument}
        </Link>{" "}
        <span className="text-muted">#{order.order}</span>
      </th>
      <td className={`words ${order.side === "BUY" ? "text-good" : "text-bad"}`}>
        {SIDES[order.side]}
      </td>
      <td>{order.price > 0 ? units.price(order.price) : "–"}</td>
      <td>{units.quantity(order.open)}</td>
      <td className="words max-sm:hidden">
        <OrderTerms order={order} units={units} />
      </td>
    </tr>
  );
}
