import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { parseMoney } from "../accounts/money";
import { ActDialog } from "../credits/ActDialog";
import { isThing, readKey } from "../custody/keys";

const HOUR_MILLIS = 3_600_000;

/** Records one element of a transport chain: what went where, by which factor. */
export function LegDialog({ onClose }: { onClose: () => void }) {
  const [goods, setGoods] = useState("");
  const [quantity, setQuantity] = useState("");
  const [mass, setMass] = useState("");
  const [chosen, setChosen] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [way, setWay] = useState("");
  const [used, setUsed] = useState("");
  const [note, setNote] = useState("");
  const factors = usePages("emissions/factors", {}, { limit: 200 });
  // Bins and shelves are nowhere else than their building: only where something lies by itself
  // can goods come from.
  const places = usePages("custody/places", { arranged: "no" }, { limit: 200 });
  const record = useAct("emissions.RecordLeg");
  const factor = factors.rows.find((one) => one.id === chosen) ?? factors.rows[0];
  const isHub = factor?.mode === "HUB";
  const isFuel = factor?.basis === "ENERGY";
  const key = goods === "" ? null : readKey(goods);
  const lot = key?.ok === true && !isThing(key.key);
  const grams = parseMoney(mass, 3);
  const metres = way === "" || isHub ? { ok: true as const, minor: 0 } : parseMoney(way, 3);
  const consumed = isFuel ? parseMoney(used, 3) : { ok: true as const, minor: 0 };
  const known = places.rows.filter((one) => one.place.startsWith("414/"));
  const start = from || (known[0]?.place ?? "");
  const end = isHub ? start : to || (known.find((one) => one.place !== start)?.place ?? "");
  const isStill = !isHub && end === start && start !== "";
  const ready =
    key?.ok === true &&
    (!lot || quantity !== "") &&
    grams.ok &&
    grams.minor > 0 &&
    metres.ok &&
    consumed.ok &&
    (!isFuel || consumed.minor > 0) &&
    factor !== undefined &&
    start !== "" &&
    end !== "" &&
    !isStill;
  const sign = () => {
    if (!ready || !key?.ok || !grams.ok || !metres.ok || !consumed.ok || !factor) {
      return;
    }
    const now = Date.now();
    record.mutate(
      {
        set: factor.name,
        version: factor.version,
        factor: factor.code,
        loads: [{ epc: key.key, quantity: lot ? quantity.trim() : "", massGrams: grams.minor }],
        from: start,
        to: end,
        distanceMetres: metres.minor,
        consumed: consumed.minor,
        departed: now - HOUR_MILLIS,
        arrived: now,
        note: note.trim(),
        document: "",
      },
      {
        onSuccess: (receipt) => {
          tell("The leg is recorded.", receipt.id);
          onClose();
        },
      },
    );
  };
  const options = known.map((one) => (
    <option key={one.place} value={one.place}>
      {one.name}
    </option>
  ));
  return (
    <ActDialog
      title="Record a leg"
      sign="Sign the leg"
      ready={ready}
      busy={record.isPending}
      error={record.error ?? factors.error ?? places.error}
      onClose={onClose}
      onSign={sign}
    >
      <TextField
        label="Goods: a number of yours, or its code's link"
        value={goods}
        error={key?.ok === false ? key.error : undefined}
        onChange={(event) => setGoods(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Mass, kg"
          inputMode="decimal"
          value={mass}
          error={mass === "" || grams.ok ? undefined : grams.error}
          onChange={(event) => setMass(event.target.value)}
        />
        {lot && (
          <TextField
            label="How much of it"
            inputMode="decimal"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
          />
        )}
      </div>
      <Select
        label="By"
        value={factor?.id ?? ""}
        onChange={(event) => setChosen(event.target.value)}
      >
        {factors.rows.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={isHub ? "At" : "From"}
          value={start}
          onChange={(event) => setFrom(event.target.value)}
        >
          {options}
        </Select>
        {!isHub && (
          <Select
            label="To"
            value={end}
            error={isStill ? "A leg ends somewhere else than it began." : undefined}
            onChange={(event) => setTo(event.target.value)}
          >
            {options}
          </Select>
        )}
        {!isHub && (
          <TextField
            label="Way, km; nothing as the crow flies"
            inputMode="decimal"
            value={way}
            error={metres.ok ? undefined : metres.error}
            onChange={(event) => setWay(event.target.value)}
          />
        )}
        {isFuel && (
          <TextField
            label={`Used, ${factor?.unit === "LTR" ? "litres" : (factor?.unit ?? "")}`}
            inputMode="decimal"
            value={used}
            error={used === "" || consumed.ok ? undefined : consumed.error}
            onChange={(event) => setUsed(event.target.value)}
          />
        )}
      </div>
      <TextField
        label="Note (optional)"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  );
}
