import { Link, useParams } from "react-router";
import { usePages, useRow } from "../../api/hooks";
import type { MarketOrderCard, MarketStepRow } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { DealStick } from "./DealStick";
import { OrderActions } from "./OrderActions";
import { OrderReviews } from "./OrderReviews";
import { Picture } from "./Picture";
import { StatusBadge } from "./StatusBadge";
import { amountOf, isOpen, stepInWords } from "./terms";

/** One deal: where it stands, what each side can do, what happened, what they say of each other. */
export function OrderPage() {
  const { id = "" } = useParams();
  const order = useRow("market/order", { order: id });
  if (order.error) {
    return <ErrorNote error={order.error} retry={() => void order.refetch()} />;
  }
  if (!order.data) {
    return <Loading what="the order" />;
  }
  return <Order order={order.data} />;
}

function Order({ order }: { order: MarketOrderCard }) {
  const { current } = useIdentities();
  return (
    <>
      <title>{`Order of ${order.title} · Tallystick`}</title>
      <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-muted">
        Order <span className="mono">{order.orderId.slice(0, 8)}</span>
        <StatusBadge status={order.status} />
        {isOpen(order.status) && <Until at={order.deadline} />}
        <ReceiptLink id={order.orderId} of="the order" />
      </p>
      <h1 className="mb-5 break-words">{order.title}</h1>
      <div className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]">
        <div className="grid gap-6">
          <section className="card p-5" aria-label="Where the deal stands">
            <DealStick order={order} />
            <p className="mt-4 text-sm text-muted">{nowIn(order, current?.principal ?? "")}</p>
            <OrderActions key={`${order.status} ${current?.principal}`} order={order} />
          </section>
          <Timeline order={order} />
          {order.reviewDeadline > 0 && <OrderReviews order={order} />}
        </div>
        <Summary order={order} />
      </div>
    </>
  );
}

/** What the deal waits for, said to whoever looks. */
function nowIn(order: MarketOrderCard, me: string): string {
  if (order.status === "PLACED") {
    return me === order.seller
      ? "The buyer's money is held for you. Send the goods, then say so here."
      : "The price is held. If the seller does not ship in time, it goes back by itself.";
  }
  if (order.status === "SHIPPED" && order.handOver) {
    return me === order.buyer
      ? "The goods are offered to you. Sign for them when you have them, and the seller is paid."
      : "The buyer signs for the goods. If nobody does in time, the price goes back.";
  }
  if (order.status === "SHIPPED") {
    return me === order.buyer
      ? "The goods are on their way. Confirm when they are with you, and the seller is paid."
      : "The goods are on their way. If the buyer says nothing in time, the seller is paid.";
  }
  return `${stepInWords(order.status)}.`;
}

function Timeline({ order }: { order: MarketOrderCard }) {
  const steps = usePages("market/steps", { order: order.orderId });
  const names: Record<string, string> = {
    [order.buyer]: order.buyerName,
    [order.seller]: order.sellerName,
  };
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-2">
        What happened
      </h2>
      <ErrorNote error={steps.error} />
      <ol className="card rows">
        {[...steps.rows].reverse().map((step) => (
          <Step key={step.cursor} step={step} name={names[step.by] ?? "the venue's clock"} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, name }: { step: MarketStepRow; name: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm">
      <span className="w-14 text-muted sm:w-24">
        <Time at={step.time} />
      </span>
      <span className="min-w-0 flex-1 basis-52">
        <span className="font-medium">{stepInWords(step.what)}</span>
        {step.note && <span className="block break-words text-muted">“{step.note}”</span>}
      </span>
      <span className="ml-auto flex items-center gap-2 text-muted">
        <Person principal={step.by} name={name} />
        <ReceiptLink id={step.action} of={stepInWords(step.what)} kind="icon" />
      </span>
    </li>
  );
}

function Summary({ order }: { order: MarketOrderCard }) {
  const rows = [
    ["Buyer", <Person key="b" principal={order.buyer} name={order.buyerName} />],
    ["Seller", <Person key="s" principal={order.seller} name={order.sellerName} />],
    ["Goods", amountOf(order.quantity, order.variantName)],
    ["Total", <Money key="t" minor={order.total} asset={order.asset} />],
    ["Ordered", <Time key="o" at={order.placed} />],
  ] as const;
  return (
    <aside className="card overflow-hidden" aria-label="Summary">
      <Picture
        picture={order.pictures[0]}
        id={order.listing}
        title={order.title}
        alt=""
        className="aspect-5/2 w-full"
      />
      <dl className="rows px-4 py-1 text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4 py-2">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 text-right font-medium break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-4 py-3 text-sm">
        <Link className="link" to={`/listing/${order.listing}`}>
          To the listing
        </Link>
      </p>
    </aside>
  );
}
