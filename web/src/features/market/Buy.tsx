import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../../api/hooks";
import type { MarketDetail, MarketVariantRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Money } from "../../ui/Money";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { parseCount, times } from "../accounts/money";
import { FirstBecome } from "../identity/FirstBecome";
import { useIdentities } from "../identity/store";
import { VariantChoice } from "./VariantChoice";

interface Props {
  listing: MarketDetail;
  variants: MarketVariantRow[];
}

/** Chooses a variant and a quantity, and orders: the price is held, not paid. */
export function Buy({ listing, variants }: Props) {
  const navigate = useNavigate();
  const { current } = useIdentities();
  const inStock = variants.find((one) => one.quantity > 0) ?? variants[0];
  const [index, setIndex] = useState(inStock?.variant ?? 0);
  const [count, setCount] = useState("1");
  const order = useAct("market.PlaceOrder");
  const variant = variants.find((one) => one.variant === index);
  if (!listing.open) {
    return <p className="card px-4 py-3 text-muted">The listing has been taken off the market.</p>;
  }
  if (!variant) {
    return null;
  }
  const quantity = parseCount(count, 1, Math.max(variant.quantity, 1));
  const total = quantity.ok ? times(variant.price, quantity.minor) : null;
  const isSoldOut = variant.quantity === 0;
  const buy = () => {
    if (quantity.ok && total !== null) {
      const body = { listing: listing.listing, variant: index, quantity: quantity.minor, total };
      order.mutate(body, {
        onSuccess: (receipt) => {
          tell("Ordered. The price is held until it arrives.", receipt.id);
          void navigate(`/order/${receipt.id}`);
        },
      });
    }
  };
  return (
    <form
      className="card grid gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        buy();
      }}
    >
      {variants.length > 1 && (
        <VariantChoice {...{ listing, variants }} chosen={index} onChoose={setIndex} />
      )}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <TextField
          label="Quantity"
          inputMode="numeric"
          className="w-28"
          disabled={isSoldOut}
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        <p className="text-right text-2xl leading-none font-semibold">
          <span className="label mb-1.5 block">Total</span>
          {total === null ? "–" : <Money minor={total} asset={listing.asset} />}
        </p>
      </div>
      <p className="-mt-2 text-xs text-muted">
        {isSoldOut ? "Sold out." : `${variant.quantity} in stock.`}{" "}
        {!quantity.ok && !isSoldOut && <span className="text-bad">{quantity.error}</span>}
      </p>
      <ErrorNote error={order.error} />
      {current ? (
        <Button
          type="submit"
          kind="primary"
          busy={order.isPending}
          disabled={isSoldOut || !quantity.ok || total === null}
        >
          Buy: hold the price
        </Button>
      ) : null}
      {current ? (
        <p className="-mt-2 text-xs text-muted">
          Nothing is paid yet. The price is set aside, and goes to the seller when you say it
          arrived.
        </p>
      ) : (
        <FirstBecome to="buy" />
      )}
    </form>
  );
}
