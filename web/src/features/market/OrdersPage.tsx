import { useState } from "react";
import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { MarketOrderCard } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Tabs } from "../../ui/Tabs";
import { Time, Until } from "../../ui/Time";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { Picture } from "./Picture";
import { StatusBadge } from "./StatusBadge";
import { amountOf, isOpen, statusOf } from "./terms";

type Side = "buyer" | "seller";

const TABS = [
  { to: "/orders", label: "Bought", end: true },
  { to: "/orders/sold", label: "Sold" },
];

const FILTERS = ["", "PLACED", "SHIPPED", "CONFIRMED"];

/** One's orders, as buyer or as seller. */
export function OrdersPage({ side }: { side: Side }) {
  const { current } = useIdentities();
  return (
    <>
      <title>Orders · Tallystick</title>
      <h1 className="mb-3">Orders</h1>
      <Tabs label="Orders" tabs={TABS} />
      {current ? (
        <Orders key={`${side} ${current.principal}`} side={side} principal={current.principal} />
      ) : (
        <NobodyYet why="Orders belong to someone." />
      )}
    </>
  );
}

function Orders({ side, principal }: { side: Side; principal: string }) {
  const [status, setStatus] = useState("");
  const orders = usePages("market/orders", { [side]: principal, status });
  return (
    <>
      <fieldset className="mb-4 flex flex-wrap gap-1" aria-label="In which status">
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === status}
            onClick={() => setStatus(one)}
            className={`rounded-full border px-3 py-1 text-sm ${
              one === status ? "border-accent bg-accent text-accent-ink" : "border-line bg-surface"
            }`}
          >
            {one ? statusOf(one).label : "all"}
          </button>
        ))}
      </fieldset>
      {orders.isPending && <Loading what="orders" />}
      <ErrorNote error={orders.error} />
      {orders.isSuccess && orders.rows.length === 0 && (
        <Empty>
          {side === "buyer" ? (
            <>
              Nothing here. The{" "}
              <Link className="link" to="/">
                market
              </Link>{" "}
              is full of things.
            </>
          ) : (
            <>
              Nobody has ordered here yet.{" "}
              <Link className="link" to="/sell">
                Your listings
              </Link>
            </>
          )}
        </Empty>
      )}
      {orders.rows.length > 0 && (
        <ul className="card rows">
          {orders.rows.map((order) => (
            <OrderRow key={order.orderId} order={order} side={side} />
          ))}
        </ul>
      )}
      <More {...orders} />
    </>
  );
}

function OrderRow({ order, side }: { order: MarketOrderCard; side: Side }) {
  const other = side === "buyer" ? "seller" : "buyer";
  return (
    <li className="relative grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1 px-3 py-2.5 hover:bg-sunken sm:grid-cols-[auto_1fr_9rem_8rem_auto]">
      <Picture
        picture={order.pictures[0]}
        id={order.listing}
        title={order.title}
        alt=""
        className="row-span-2 h-12 w-16 rounded sm:row-span-1"
      />
      <div className="min-w-0">
        <Link
          to={`/order/${order.orderId}`}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {order.title}
        </Link>
        <p className="flex min-w-0 flex-wrap gap-x-2 text-xs text-muted">
          <span>{amountOf(order.quantity, order.variantName)}</span>
          <Person principal={order[other]} name={order[`${other}Name`]} />
        </p>
      </div>
      <p className="text-right text-sm font-medium sm:order-none">
        <Money minor={order.total} asset={order.asset} />
      </p>
      <p className="col-start-2 text-xs text-muted sm:col-start-auto">
        <StatusBadge status={order.status} />{" "}
        <span className="sm:mt-0.5 sm:block">
          {isOpen(order.status) ? <Until at={order.deadline} /> : <Time at={order.placed} />}
        </span>
      </p>
      <div className="relative z-10 justify-self-end">
        <ReceiptLink id={order.orderId} of={`the order of ${order.title}`} kind="icon" />
      </div>
    </li>
  );
}
