import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { CustodyCause, CustodyStockCard } from "../../api/types";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { parseQuantity, quantityInWords } from "./amounts";
import { StockFields } from "./StockFields";

const CAUSES: [CustodyCause, string][] = [
  ["BROKEN", "broken: less"],
  ["LOST", "lost: less"],
  ["SOLD", "sold: less"],
  ["FOUND", "found: more"],
  ["RETURNED", "returned: more"],
];

interface Props {
  of: CustodyStockCard;
  onClose: () => void;
}

/** Says that there is more or less, and why. */
export function AdjustDialog({ of, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const [cause, setCause] = useState<CustodyCause>("BROKEN");
  const [note, setNote] = useState("");
  const adjust = useAct("custody.AdjustStock");
  const quantity = parseQuantity(typed, of.decimals);
  const { classKey, place, unit } = of;
  return (
    <ActDialog
      title="Adjust stock"
      sign="Sign the change"
      ready={quantity.ok}
      busy={adjust.isPending}
      error={adjust.error}
      onClose={onClose}
      onSign={() =>
        quantity.ok &&
        adjust.mutate(
          { epcClass: classKey, place, quantity: quantity.text, uom: unit, cause, note },
          {
            onSuccess: (receipt) => {
              tell("The stock is adjusted.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p>
        {of.productName || classKey}: {quantityInWords(of.amount, of)}, of which{" "}
        {quantityInWords(of.amount - of.reserved, of)} are free.
      </p>
      <Select
        label="What happened"
        value={cause}
        onChange={(event) => setCause(event.target.value as CustodyCause)}
      >
        {CAUSES.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </Select>
      <StockFields
        label={unit ? `How much, ${unit}` : "How many"}
        typed={typed}
        quantity={quantity}
        onType={setTyped}
        note={note}
        onNote={setNote}
      />
    </ActDialog>
  );
}
