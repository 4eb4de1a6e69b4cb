import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { logNow } from "../../api/signing";
import { TextField } from "../../ui/Field";
import { Empty } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { DocumentFields } from "../credits/DocumentFields";
import { PersonField } from "../governance/PersonField";
import { ChooseGoods } from "./ChooseGoods";
import { readKey } from "./keys";
import { linesOf } from "./parts";

const DAY = 86_400_000;
const DAYS = [1, 3, 7, 30, 89];

/** Offers things and stock to somebody; until that is answered they stay with the giver. */
export function OfferDialog({ giver, onClose }: { giver: string; onClose: () => void }) {
  const [to, setTo] = useState("");
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [placeText, setPlace] = useState("");
  const [days, setDays] = useState(7);
  const [note, setNote] = useState("");
  const [documents, setDocuments] = useState<string[]>([]);
  const things = usePages("custody/things", { holder: giver, status: "ACTIVE" }, { limit: 200 });
  const stock = usePages("custody/stock", { holder: giver }, { limit: 200 });
  const offer = useAct("custody.OfferHandOver");
  const parts = stock.rows
    .map(({ classKey, place, amount, reserved }) => ({
      classKey,
      place,
      amount: amount - reserved,
    }))
    .filter((one) => one.amount > 0);
  const cards = new Map(stock.rows.map((one) => [one.classKey, one]));
  const counting = (classKey: string) => {
    const card = cards.get(classKey);
    return card && { ...card, name: card.productName };
  };
  const items = things.rows.filter((one) => !one.handOver).map((one) => one.thing);
  const lines = linesOf(parts, typed, counting);
  const place = placeText.trim() === "" ? null : readKey(placeText);
  const isSomething = chosen.size > 0 || (lines.ok && lines.lines.length > 0);
  return (
    <ActDialog
      title="Offer goods"
      sign="Sign the offer"
      ready={to !== "" && isSomething && lines.ok && place?.ok !== false}
      busy={offer.isPending}
      error={offer.error ?? things.error ?? stock.error}
      onClose={onClose}
      onSign={() =>
        lines.ok &&
        offer.mutate(
          {
            to,
            items: [...chosen],
            quantities: lines.lines,
            place: place?.ok ? place.key : "",
            note: note.trim(),
            deadline: logNow() + days * DAY,
            document: documents[0] ?? "",
          },
          {
            onSuccess: (receipt) => {
              tell("Offered. The receiver signs to take it.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <PersonField label="To" value={to} onChange={setTo} />
      {things.isSuccess && stock.isSuccess && items.length + parts.length === 0 && (
        <Empty>You hold nothing that could be offered.</Empty>
      )}
      <ChooseGoods
        {...{ items, chosen, parts, typed, counting, lines }}
        onChoose={setChosen}
        onType={(row, text) => setTyped((before) => ({ ...before, [row]: text }))}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Place, if any"
          placeholder="414/9506000134369"
          value={placeText}
          error={place === null || place.ok ? undefined : place.error}
          onChange={(event) => setPlace(event.target.value)}
        />
        <Select
          label="Stays open for"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {one === 1 ? "1 day" : `${one} days`}
            </option>
          ))}
        </Select>
      </div>
      <TextField
        label="Note"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <DocumentFields
        label="Delivery note"
        documents={documents}
        most={1}
        onChange={setDocuments}
      />
    </ActDialog>
  );
}
