import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { CustodyProductCard } from "../../api/types";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { parseCount, parsePrice, plainMoney } from "../accounts/money";
import { ActDialog } from "../credits/ActDialog";
import { parseQuantity, spelled, UNITS } from "./amounts";
import { readKey } from "./keys";

const MAX_SHELF_DAYS = 36_500;
/** Of a kilogram, whose parts are milligrams. */
const MASS_DECIMALS = 6;

interface Props {
  of?: CustodyProductCard | undefined;
  onClose: () => void;
}

/** Describes a product; how it is counted stays as it is once there is some. */
export function ProductDialog({ of, onClose }: Props) {
  const [gtin, setGtin] = useState(of?.product.slice(3) ?? "");
  const [name, setName] = useState(of?.name ?? "");
  const [unit, setUnit] = useState(of?.unit ?? "");
  const [decimals, setDecimals] = useState(of?.decimals ?? 0);
  const [shelf, setShelf] = useState(String(of?.shelfDays ?? 0));
  const [low, setLow] = useState(of ? spelled(of.lowStock, of.decimals) : "0");
  const [mass, setMass] = useState(of && of.mass > 0 ? plainMoney(of.mass, MASS_DECIMALS) : "");
  const describe = useAct("custody.DescribeProduct");
  const weigh = useAct("custody.WeighProduct");
  const key = readKey(gtin);
  const isGtin = key.ok && /^01\/[0-9]{14}$/.test(key.key);
  const shelfDays = parseCount(shelf, 0, MAX_SHELF_DAYS);
  const lowStock = parseQuantity(low, decimals, 0);
  const milligrams = mass.trim() === "" ? null : parsePrice(mass, MASS_DECIMALS);
  const units = of && !(of.unit in UNITS) && of.unit ? [of.unit, ...Object.keys(UNITS)] : null;
  return (
    <ActDialog
      title={of ? `Revise ${of.name}` : "Describe a product"}
      sign="Sign the description"
      ready={
        isGtin && name.trim() !== "" && shelfDays.ok && lowStock.ok && milligrams?.ok !== false
      }
      busy={describe.isPending || weigh.isPending}
      error={describe.error ?? weigh.error}
      onClose={onClose}
      onSign={() =>
        key.ok &&
        shelfDays.ok &&
        lowStock.ok &&
        describe.mutate(
          {
            gtin: key.key.slice(3),
            name: name.trim(),
            unit,
            decimals,
            shelfDays: shelfDays.minor,
            lowStock: lowStock.minor,
            pictures: of?.pictures ?? [],
          },
          {
            onSuccess: (receipt) => {
              const done = () => {
                tell("The product is described.", receipt.id);
                onClose();
              };
              if (milligrams?.ok && milligrams.minor !== of?.mass) {
                const gtin = key.key.slice(3);
                weigh.mutate({ gtin, milligrams: milligrams.minor }, { onSuccess: done });
              } else {
                done();
              }
            },
          },
        )
      }
    >
      <TextField
        label="GTIN, the number under the bar code"
        inputMode="numeric"
        disabled={of !== undefined}
        value={gtin}
        error={gtin === "" || isGtin ? undefined : key.ok ? "This is no GTIN." : key.error}
        onChange={(event) => setGtin(event.target.value)}
      />
      <TextField
        label="Name"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Counted in"
          value={unit}
          onChange={(event) => {
            setUnit(event.target.value);
            setDecimals(event.target.value === "" ? 0 : 3);
          }}
        >
          <option value="">pieces</option>
          {(units ?? Object.keys(UNITS)).map((code) => (
            <option key={code} value={code}>
              {UNITS[code] ?? code}
            </option>
          ))}
        </Select>
        <Select
          label="Decimals"
          value={decimals}
          onChange={(event) => setDecimals(Number(event.target.value))}
        >
          {[0, 1, 2, 3, 4, 5, 6].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
        <TextField
          label="Keeps, days; 0 for ever"
          inputMode="numeric"
          value={shelf}
          error={shelfDays.ok ? undefined : shelfDays.error}
          onChange={(event) => setShelf(event.target.value)}
        />
        <TextField
          label="Low below; 0 for never"
          inputMode="decimal"
          value={low}
          error={lowStock.ok ? undefined : lowStock.error}
          onChange={(event) => setLow(event.target.value)}
        />
        <TextField
          label="One unit weighs, kg (optional)"
          inputMode="decimal"
          hint="So that emissions of mixed loads are shared out by mass."
          value={mass}
          error={milligrams === null || milligrams.ok ? undefined : milligrams.error}
          onChange={(event) => setMass(event.target.value)}
        />
      </div>
    </ActDialog>
  );
}
