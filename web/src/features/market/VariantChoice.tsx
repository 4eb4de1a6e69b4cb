import type { MarketDetail, MarketVariantRow } from "../../api/types";
import { Money } from "../../ui/Money";

interface Props {
  listing: MarketDetail;
  variants: MarketVariantRow[];
  chosen: number;
  onChoose: (variant: number) => void;
}

/** One of the variants, as radio buttons with price and stock. */
export function VariantChoice({ listing, variants, chosen, onChoose }: Props) {
  return (
    <fieldset>
      <legend className="label mb-1.5">Variant</legend>
      <div className="grid max-h-72 gap-1.5 overflow-auto p-0.5 sm:grid-cols-2">
        {variants.map((one) => (
          <label
            key={one.id}
            className={`flex cursor-pointer items-baseline gap-2 rounded-md border px-3 py-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent ${
              one.variant === chosen ? "border-accent bg-accent-soft" : "border-line"
            }`}
          >
            <input
              type="radio"
              name="variant"
              className="sr-only"
              checked={one.variant === chosen}
              onChange={() => onChoose(one.variant)}
            />
            <span className="min-w-0 flex-1 break-words">
              {one.name || `Variant ${one.variant + 1}`}
              {one.quantity === 0 && <span className="text-muted"> (sold out)</span>}
            </span>
            <Money minor={one.price} asset={listing.asset} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
