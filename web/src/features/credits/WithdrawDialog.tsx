import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { parseCount } from "../accounts/money";
import { ActDialog } from "./ActDialog";
import { RangeList } from "./RangeList";
import type { Basket } from "./rows";
import { lowest, merged } from "./serials";
import { tonnes } from "./words";

interface Props {
  basket: Basket;
  /** Units of the basket that one has. */
  most: number;
  onClose: () => void;
}

/** Takes credits out of a basket: those with the lowest serial numbers. */
export function WithdrawDialog({ basket, most, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const pooled = usePages(
    "credits/ranges",
    { owner: basket.basket, status: "POOLED" },
    { limit: 200 },
  );
  const withdraw = useAct("credits.Withdraw");
  const quantity = parseCount(typed, 1, Math.max(most, 1));
  const preview = quantity.ok ? merged(lowest(pooled.rows, quantity.minor)) : [];
  return (
    <ActDialog
      title={`Take credits out of ${basket.name}`}
      sign="Sign and take out"
      ready={quantity.ok}
      busy={withdraw.isPending}
      error={withdraw.error ?? pooled.error}
      onClose={onClose}
      onSign={() =>
        quantity.ok &&
        withdraw.mutate(
          { basket: basket.basket, quantity: quantity.minor },
          {
            onSuccess: (receipt) => {
              tell(`${tonnes(quantity.minor)} are yours.`, receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <TextField
        label="Tonnes"
        inputMode="numeric"
        hint={`You have ${tonnes(most)} of the basket.`}
        value={typed}
        error={typed === "" || quantity.ok ? undefined : quantity.error}
        onChange={(event) => setTyped(event.target.value)}
      />
      {preview.length > 0 && (
        <div role="status" className="rounded-md bg-sunken px-3 py-2 text-sm">
          <p>As the basket is now, you get:</p>
          <RangeList ranges={preview} shown={8} />
        </div>
      )}
    </ActDialog>
  );
}
