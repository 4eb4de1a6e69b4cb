import { type ReactNode, useState } from "react";
import { useAct } from "../../api/hooks";
import type { MarketOrderCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { AreaField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";
import { isOpen } from "./terms";

/** What the one who looks may do with the order as it stands. */
export function OrderActions({ order }: { order: MarketOrderCard }) {
  const { current } = useIdentities();
  if (!isOpen(order.status)) {
    return null;
  }
  if (current?.principal === order.seller) {
    return <SellerActions order={order} />;
  }
  if (current?.principal !== order.buyer) {
    return null;
  }
  const isOffered = order.status === "SHIPPED" && order.handOver;
  return isOffered ? <AtTheDoor order={order} /> : <BuyerActions order={order} />;
}

/** Taking goods that are handed over, or not. */
function AtTheDoor({ order }: { order: MarketOrderCard }) {
  const [reason, setReason] = useState("");
  const take = useAct("market.ConfirmOrder");
  const refuse = useAct("custody.RefuseHandOver");
  return (
    <Bar error={take.error ?? refuse.error}>
      <AreaField
        label="If you refuse the goods: why (public)"
        className="w-full"
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        kind="primary"
        busy={take.isPending}
        onClick={() =>
          take.mutate(
            { order: order.orderId },
            { onSuccess: (receipt) => tell("They are yours. The seller is paid.", receipt.id) },
          )
        }
      >
        Sign for them: pay the seller
      </Button>
      <Button
        kind="danger"
        busy={refuse.isPending}
        disabled={!reason.trim()}
        onClick={() =>
          refuse.mutate(
            { handOver: order.orderId, reason: reason.trim(), picture: "" },
            { onSuccess: (receipt) => tell("Refused. The price went back.", receipt.id) },
          )
        }
      >
        Refuse the goods
      </Button>
    </Bar>
  );
}

function BuyerActions({ order }: { order: MarketOrderCard }) {
  const confirm = useAct("market.ConfirmOrder");
  const cancel = useAct("market.CancelOrder");
  const body = { order: order.orderId };
  return (
    <Bar error={confirm.error ?? cancel.error}>
      {order.status === "SHIPPED" ? (
        <Button
          kind="primary"
          busy={confirm.isPending}
          onClick={() =>
            confirm.mutate(body, {
              onSuccess: (receipt) => tell("Confirmed. The seller is paid.", receipt.id),
            })
          }
        >
          It arrived: pay the seller
        </Button>
      ) : (
        <Button
          kind="danger"
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate(body, {
              onSuccess: (receipt) => tell("Called off. The price went back.", receipt.id),
            })
          }
        >
          Call it off
        </Button>
      )}
    </Bar>
  );
}

function SellerActions({ order }: { order: MarketOrderCard }) {
  const [note, setNote] = useState("");
  const ship = useAct("market.ShipOrder");
  const offer = useAct("market.HandOverOrder");
  const decline = useAct("market.DeclineOrder");
  const body = { order: order.orderId, note: note.trim() };
  return (
    <Bar error={ship.error ?? offer.error ?? decline.error}>
      <AreaField
        label="Note to the buyer (optional, public)"
        className="w-full"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {order.status === "PLACED" && order.fromStock && (
        <Button
          kind="primary"
          busy={offer.isPending}
          onClick={() =>
            offer.mutate(body, {
              onSuccess: (receipt) => tell("Offered. The buyer signs for it.", receipt.id),
            })
          }
        >
          Hand it over: the buyer signs
        </Button>
      )}
      {order.status === "PLACED" && (
        <Button
          kind={order.fromStock ? "plain" : "primary"}
          busy={ship.isPending}
          onClick={() =>
            ship.mutate(body, {
              onSuccess: (receipt) => tell("Marked as shipped.", receipt.id),
            })
          }
        >
          I have shipped it
        </Button>
      )}
      <Button
        kind="danger"
        busy={decline.isPending}
        onClick={() =>
          decline.mutate(body, {
            onSuccess: (receipt) => tell("Declined. The price went back.", receipt.id),
          })
        }
      >
        Cannot deliver
      </Button>
    </Bar>
  );
}

function Bar({ error, children }: { error: Error | null; children: ReactNode }) {
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
      {children}
      {error && (
        <div className="w-full">
          <ErrorNote error={error} />
        </div>
      )}
    </div>
  );
}
