import { TextField } from "../../ui/Field";
import type { ParsedQuantity } from "./amounts";

interface Props {
  /** What the amount is, such as `Counted`. */
  label: string;
  typed: string;
  quantity: ParsedQuantity;
  onType: (text: string) => void;
  note: string;
  onNote: (text: string) => void;
}

/** How much, and what there is to say about it. */
export function StockFields({ label, typed, quantity, onType, note, onNote }: Props) {
  return (
    <>
      <TextField
        data-first
        label={label}
        inputMode="decimal"
        value={typed}
        error={typed === "" || quantity.ok ? undefined : quantity.error}
        onChange={(event) => onType(event.target.value)}
      />
      <TextField
        label="Note"
        maxLength={500}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
    </>
  );
}
