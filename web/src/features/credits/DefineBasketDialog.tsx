import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { CreditsAdjustment, CreditsBasketRule, CreditsSector } from "../../api/types";
import { Frame, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { parseCount } from "../accounts/money";
import { ActDialog } from "./ActDialog";
import { Adjustments } from "./Adjustments";
import { ruleInWords } from "./baskets";
import { LabelFields } from "./LabelFields";
import { SECTORS, thisYear } from "./words";

const WORDS = /[\s,;]+/;

/** The registrar says which credits a new basket takes. */
export function DefineBasketDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [sectors, setSectors] = useState<CreditsSector[]>([]);
  const [countries, setCountries] = useState("");
  const [from, setFrom] = useState(String(thisYear() - 5));
  const [to, setTo] = useState(String(thisYear()));
  const [labels, setLabels] = useState<string[]>([]);
  const [adjustments, setAdjustments] = useState<CreditsAdjustment[]>([]);
  const define = useAct("credits.DefineBasket");
  const vintageFrom = parseCount(from, 1990, 2150);
  const vintageTo = parseCount(to, vintageFrom.ok ? vintageFrom.minor : 1990, 2150);
  const codes = countries.toUpperCase().split(WORDS).filter(Boolean);
  const wrong = codes.find((one) => !/^[A-Z]{2}$/.test(one));
  const rule: CreditsBasketRule | null =
    vintageFrom.ok && vintageTo.ok && !wrong
      ? {
          sectors,
          countries: codes,
          methodologies: [],
          vintageFrom: vintageFrom.minor,
          vintageTo: vintageTo.minor,
          conditions: { labels, adjustments },
        }
      : null;
  return (
    <ActDialog
      title="Define a basket"
      sign="Sign and define"
      ready={rule !== null && code !== "" && name.trim() !== ""}
      busy={define.isPending}
      error={define.error}
      onClose={onClose}
      onSign={() =>
        rule &&
        define.mutate(
          { basket: code, name: name.trim(), rule },
          {
            onSuccess: (receipt) => {
              tell("Defined.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <div className="grid grid-cols-[8rem_1fr] gap-3">
        <TextField
          label="Code"
          maxLength={16}
          placeholder="NATURE"
          value={code}
          onChange={(event) => setCode(event.target.value.trim().toUpperCase())}
        />
        <TextField
          label="Name"
          maxLength={120}
          placeholder="Nature, 2022 and later, CCP"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Vintages from"
          inputMode="numeric"
          value={from}
          error={vintageFrom.ok ? undefined : vintageFrom.error}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label="to"
          inputMode="numeric"
          value={to}
          error={vintageTo.ok ? undefined : vintageTo.error}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <Sectors chosen={sectors} onChange={setSectors} />
      <TextField
        label="Countries (none: any)"
        placeholder="BR KE ID"
        value={countries}
        error={wrong && `“${wrong}” is no code of two letters, such as KE.`}
        onChange={(event) => setCountries(event.target.value)}
      />
      <LabelFields label="Labels they must carry" labels={labels} onChange={setLabels} />
      <Adjustments chosen={adjustments} onChange={setAdjustments} />
      {rule && (
        <p className="rounded-md bg-sunken px-3 py-2 text-sm">It takes {ruleInWords(rule)}.</p>
      )}
    </ActDialog>
  );
}

interface SectorsProps {
  chosen: CreditsSector[];
  onChange: (sectors: CreditsSector[]) => void;
}

function Sectors({ chosen, onChange }: SectorsProps) {
  const all = Object.keys(SECTORS) as CreditsSector[];
  return (
    <Frame label="Sectors (none: any; several with Ctrl or ⌘)">
      {(given) => (
        <select
          {...given}
          multiple
          size={5}
          className="input"
          value={chosen}
          onChange={(event) =>
            onChange(
              [...event.target.selectedOptions].map((option) => option.value as CreditsSector),
            )
          }
        >
          {all.map((one) => (
            <option key={one} value={one}>
              {SECTORS[one]}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}
