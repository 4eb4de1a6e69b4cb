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
  return current?.principal === order.buyer ? <BuyerActions order={order} /> : null;
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
  const decline = useAct("market.DeclineOrder");
  const body = { order: order.orderId, note: note.trim() };
  return (
    <Bar error={ship.error ?? decline.error}>
      <AreaField
        label="Note to the buyer (optional, public)"
        className="w-full"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {order.status === "PLACED" && (
        <Button
          kind="primary"
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
