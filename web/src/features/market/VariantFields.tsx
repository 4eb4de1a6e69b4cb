import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { PlusIcon } from "../../ui/icons";
import { type DraftVariant, type Errors, MAX_VARIANTS, newVariant } from "./draft";

interface Props {
  variants: DraftVariant[];
  asset: string;
  errors: Errors;
  onChange: (variants: DraftVariant[]) => void;
}

/** Price and stock; a name as soon as there is more than one kind. */
export function VariantFields({ variants, asset, errors, onChange }: Props) {
  const change = (i: number, part: Partial<DraftVariant>) =>
    onChange(variants.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const isOne = variants.length === 1;
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">{isOne ? "Price and stock" : "Variants"}</legend>
      {variants.map((variant, i) => (
        <div key={variant.key} className="flex flex-wrap items-start gap-3">
          {!isOne && (
            <TextField
              label={`Variant ${i + 1}`}
              className="min-w-32 flex-[2]"
              maxLength={80}
              value={variant.name}
              error={errors[`variants/${i}/name`]}
              onChange={(event) => change(i, { name: event.target.value })}
            />
          )}
          <TextField
            label={`Price, ${asset}`}
            className="min-w-24 flex-1"
            inputMode="decimal"
            placeholder="12.50"
            value={variant.price}
            error={errors[`variants/${i}/price`]}
            onChange={(event) => change(i, { price: event.target.value })}
          />
          <TextField
            label="In stock"
            className="min-w-20 flex-1"
            inputMode="numeric"
            value={variant.quantity}
            error={errors[`variants/${i}/quantity`]}
            onChange={(event) => change(i, { quantity: event.target.value })}
          />
          <TextField
            label="Your code"
            className="min-w-20 flex-1"
            maxLength={80}
            value={variant.sku}
            error={errors[`variants/${i}/sku`]}
            onChange={(event) => change(i, { sku: event.target.value })}
          />
          {!isOne && (
            <Button
              kind="quiet"
              className="mt-5"
              onClick={() => onChange(variants.filter((_, at) => at !== i))}
            >
              Remove<span className="sr-only"> variant {i + 1}</span>
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          kind="quiet"
          className="-ml-2.5"
          disabled={variants.length >= MAX_VARIANTS}
          onClick={() => onChange([...variants, newVariant()])}
        >
          <PlusIcon /> Add a variant
        </Button>
      </div>
    </fieldset>
  );
}
