import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { CustodyStockCard, MarketVariantRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorNote } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";

interface Props {
  variant: MarketVariantRow;
  onClose: () => void;
}

const MOST = 200;

function rowOf(stock: { classKey: string; place: string }): string {
  return `${stock.classKey}|${stock.place}`;
}

function labelOf(stock: CustodyStockCard): string {
  const name = stock.productName || stock.classKey;
  const lot = stock.productName && stock.classKey.split("/10/")[1];
  const place = stock.placeName || stock.place;
  return [name, lot && `lot ${lot}`, place].filter(Boolean).join(", ");
}

/** Lets the quantity of a variant be what its seller has in stock. */
export function FollowStock({ variant, onClose }: Props) {
  const me = useIdentities().current?.principal ?? "";
  const stock = usePages("custody/stock", { holder: me }, { limit: MOST });
  const thresholds = usePages("devices/thresholds", { owner: me }, { limit: MOST });
  const [source, setSource] = useState(variant.classKey ? rowOf(variant) : "");
  const [threshold, setThreshold] = useState(variant.threshold);
  const follow = useAct("market.FollowStock");
  const chosen = stock.rows.find((row) => rowOf(row) === source);
  const isGone = source !== "" && !chosen;
  return (
    <Dialog title="Follow stock" onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          follow.mutate(
            {
              listing: variant.listing,
              variant: variant.variant,
              epcClass: chosen?.classKey ?? (isGone ? variant.classKey : ""),
              place: chosen?.place ?? (isGone ? variant.place : ""),
              threshold: source ? threshold : "",
            },
            {
              onSuccess: (receipt) => {
                tell(source ? "It follows stock." : "It follows nothing.", receipt.id);
                onClose();
              },
            },
          );
        }}
      >
        <p className="text-sm text-muted">
          The quantity is then what you have there and nobody has reserved: no more can be sold, and
          the buyer can sign for the goods.
        </p>
        <ErrorNote error={stock.error ?? thresholds.error} />
        <Select
          label="Your stock"
          value={source}
          onChange={(event) => setSource(event.target.value)}
        >
          <option value="">None: I say the quantity</option>
          {isGone && <option value={source}>{source.replace("|", " ")}</option>}
          {stock.rows.map((row) => (
            <option key={rowOf(row)} value={rowOf(row)}>
              {labelOf(row)}
            </option>
          ))}
        </Select>
        {source && thresholds.rows.length > 0 && (
          <Select
            label="Promise to keep"
            hint="If your devices raise this alarm while an order is open, the price goes back."
            value={threshold}
            onChange={(event) => setThreshold(event.target.value)}
          >
            <option value="">Nothing</option>
            {thresholds.rows.map((row) => (
              <option key={row.threshold} value={row.threshold}>
                {row.channel} from {row.low / 1000} to {row.high / 1000}
              </option>
            ))}
          </Select>
        )}
        <ErrorNote error={follow.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" busy={follow.isPending}>
            {source ? "Follow" : "Follow nothing"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
