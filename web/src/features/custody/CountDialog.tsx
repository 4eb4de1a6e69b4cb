import { useState } from "react";
import { useAct, useRow } from "../../api/hooks";
import type { CustodyStockCard } from "../../api/types";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { parseQuantity, quantityInWords } from "./amounts";
import { readKey } from "./keys";
import { StockFields } from "./StockFields";
import { productOf } from "./useCounting";

interface Props {
  /** What is counted anew; without it, what was not counted before. */
  of?: CustodyStockCard;
  onClose: () => void;
}

/** Says how much there is; the stock becomes that. */
export function CountDialog({ of, onClose }: Props) {
  const [classText, setClassText] = useState(of?.classKey ?? "");
  const [placeText, setPlaceText] = useState(of?.place ?? "");
  const [counted, setCounted] = useState("");
  const [note, setNote] = useState("");
  const count = useAct("custody.CountStock");
  const key = readKey(classText);
  const place = placeText.trim() === "" ? null : readKey(placeText);
  const product = key.ok ? productOf(key.key) : "";
  const isNew = of === undefined && product !== "";
  const described = useRow("custody/product", { product }, isNew).data;
  const unit = of?.unit ?? described?.unit ?? "";
  const quantity = parseQuantity(counted, of?.decimals ?? described?.decimals ?? 0, 0);
  return (
    <ActDialog
      title="Count stock"
      sign="Sign the count"
      ready={key.ok && place?.ok !== false && quantity.ok}
      busy={count.isPending}
      error={count.error}
      onClose={onClose}
      onSign={() =>
        key.ok &&
        quantity.ok &&
        count.mutate(
          {
            epcClass: of?.classKey ?? key.key,
            place: of?.place ?? (place?.ok ? place.key : ""),
            counted: quantity.text,
            uom: unit,
            note: note.trim(),
          },
          {
            onSuccess: (receipt) => {
              tell("Counted.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      {of ? (
        <p>
          {of.productName || of.classKey}, {of.placeName || of.place || "no place"}: the books say{" "}
          {quantityInWords(of.amount, of)}.
        </p>
      ) : (
        <>
          <TextField
            label="Product or lot"
            placeholder="01/09506000134352/10/A1"
            hint={described?.name}
            value={classText}
            error={classText === "" || key.ok ? undefined : key.error}
            onChange={(event) => setClassText(event.target.value)}
          />
          <TextField
            label="Place, if any"
            placeholder="414/9506000134369"
            value={placeText}
            error={place === null || place.ok ? undefined : place.error}
            onChange={(event) => setPlaceText(event.target.value)}
          />
        </>
      )}
      <StockFields
        label={unit ? `Counted, ${unit}` : "Counted"}
        typed={counted}
        quantity={quantity}
        onType={setCounted}
        note={note}
        onNote={setNote}
      />
    </ActDialog>
  );
}
