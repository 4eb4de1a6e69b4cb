import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { MarketDetail, MarketVariantRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { useDecimals } from "../../ui/Money";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { MAX_AMOUNT, parseCount, parsePrice, plainMoney } from "../accounts/money";
import { FollowStock } from "./FollowStock";

interface Props {
  listing: MarketDetail;
  variants: MarketVariantRow[];
}

/** What a seller may do with a listing: price, stock, and taking it off the market. */
export function Manage({ listing, variants }: Props) {
  const [closing, setClosing] = useState(false);
  if (!listing.open) {
    return <p className="card px-4 py-3 text-muted">You have taken this off the market.</p>;
  }
  return (
    <section className="card p-4" aria-label="Your listing">
      <h2 className="mb-3">Price and stock</h2>
      <ul className="grid gap-4">
        {variants.map((variant) => (
          <VariantForm
            key={`${variant.id} ${variant.price} ${variant.quantity}`}
            variant={variant}
            asset={listing.asset}
          />
        ))}
      </ul>
      <div className="mt-4 border-t border-line pt-3">
        <Button kind="danger" onClick={() => setClosing(true)}>
          Take off the market
        </Button>
      </div>
      {closing && <Closing listing={listing} onClose={() => setClosing(false)} />}
    </section>
  );
}

function VariantForm({ variant, asset }: { variant: MarketVariantRow; asset: string }) {
  const decimals = useDecimals(asset);
  const [price, setPrice] = useState(plainMoney(variant.price, decimals));
  const [stock, setStock] = useState(String(variant.quantity));
  const revise = useAct("market.ReviseVariant");
  const [following, setFollowing] = useState(false);
  const minor = parsePrice(price, decimals);
  const quantity = parseCount(stock, 0, MAX_AMOUNT);
  const isSame =
    minor.ok && quantity.ok && minor.minor === variant.price && quantity.minor === variant.quantity;
  return (
    <li>
      <form
        className="flex flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (minor.ok && quantity.ok) {
            revise.mutate(
              {
                listing: variant.listing,
                variant: variant.variant,
                price: minor.minor,
                quantity: quantity.minor,
              },
              { onSuccess: (receipt) => tell("Revised.", receipt.id) },
            );
          }
        }}
      >
        {variant.name && <p className="w-full text-sm font-medium">{variant.name}</p>}
        <TextField
          label={`Price, ${asset}`}
          className="min-w-24 flex-1"
          inputMode="decimal"
          value={price}
          error={minor.ok ? undefined : minor.error}
          onChange={(event) => setPrice(event.target.value)}
        />
        <TextField
          label="In stock"
          className="min-w-20 flex-1"
          inputMode="numeric"
          value={stock}
          readOnly={variant.classKey !== ""}
          error={quantity.ok ? undefined : quantity.error}
          onChange={(event) => setStock(event.target.value)}
        />
        <Button
          type="submit"
          className="mt-5"
          busy={revise.isPending}
          disabled={isSame || !minor.ok || !quantity.ok}
        >
          Revise<span className="sr-only"> {variant.name}</span>
        </Button>
      </form>
      <p className="mt-1 flex flex-wrap items-baseline gap-2 text-xs text-muted">
        {variant.classKey && (
          <span className="break-all">
            Follows <span className="mono">{variant.classKey}</span>
            {variant.place && (
              <>
                {" at "}
                <span className="mono">{variant.place}</span>
              </>
            )}
          </span>
        )}
        <button type="button" className="link min-h-6" onClick={() => setFollowing(true)}>
          {variant.classKey ? "Change…" : "Follow stock…"}
          <span className="sr-only"> {variant.name}</span>
        </button>
      </p>
      {following && <FollowStock variant={variant} onClose={() => setFollowing(false)} />}
      <ErrorNote error={revise.error} />
    </li>
  );
}

function Closing({ listing, onClose }: { listing: MarketDetail; onClose: () => void }) {
  const close = useAct("market.CloseListing");
  return (
    <Dialog title="Take it off the market?" onClose={onClose}>
      <div className="grid gap-4 px-5 py-4">
        <p>It takes no more orders, for good. Orders already placed go on.</p>
        <ErrorNote error={close.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="danger"
            busy={close.isPending}
            onClick={() =>
              close.mutate(
                { listing: listing.listing },
                {
                  onSuccess: (receipt) => {
                    tell("Taken off the market.", receipt.id);
                    onClose();
                  },
                },
              )
            }
          >
            Take it off
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
