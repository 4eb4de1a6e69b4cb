import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { DocumentFields } from "../credits/DocumentFields";
import { useIdentities } from "../identity/store";
import { carbonInWords } from "./carbon";
import { type Draft, emptyDraft, readFootprint, UNITS, type Unit } from "./footprint";

const STANDARDS = ["ISO14067", "ISO14044", "GHGP-Product", "PEF", "PAS2050"];

/** States what a product of one's own emits, from the cradle to the gate. */
export function FootprintDialog({ onClose }: { onClose: () => void }) {
  const { current } = useIdentities();
  const owner = current?.principal ?? "";
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(new Date().getFullYear()));
  const [tried, setTried] = useState(false);
  const products = usePages("custody/products", { owner }, { limit: 200, enabled: owner !== "" });
  const product = draft.product || (products.rows[0]?.product ?? "");
  const before = usePages(
    "emissions/footprints",
    { product, status: "ACTIVE", origin: "STATED" },
    { limit: 1, enabled: product !== "" },
  ).rows[0];
  const state = useAct("emissions.StateFootprint");
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const read = readFootprint({ ...draft, product, supersedes: before?.id ?? "" });
  const wrong = read.ok || !tried ? {} : read.wrong;
  const sign = () => {
    setTried(true);
    if (read.ok) {
      state.mutate(
        { footprint: read.footprint },
        {
          onSuccess: (receipt) => {
            tell("The footprint is stated.", receipt.id);
            onClose();
          },
        },
      );
    }
  };
  return (
    <ActDialog
      title="State a footprint"
      sign="Sign the footprint"
      ready={products.rows.length > 0}
      busy={state.isPending}
      error={state.error ?? products.error}
      onClose={onClose}
      onSign={sign}
    >
      <Select
        label="Product of yours"
        value={product}
        error={wrong.product}
        hint={
          products.isSuccess && products.rows.length === 0
            ? "You have described no product yet: that comes first, on the page Products."
            : undefined
        }
        onChange={(event) => set({ product: event.target.value })}
      >
        {products.rows.map((one) => (
          <option key={one.product} value={one.product}>
            {one.name}
          </option>
        ))}
      </Select>
      <Carbon {...{ draft, set, wrong }} />
      <Data {...{ draft, set, wrong }} />
      <DocumentFields
        label="The report (optional)"
        documents={draft.document ? [draft.document] : []}
        most={1}
        onChange={([document = ""]) => set({ document })}
      />
      <p className="text-xs text-muted">
        {before
          ? `It takes the place of ${carbonInWords(before.footprint.excludingUptake)}, which stays to be read. `
          : ""}
        A footprint is public, and never changed: the next one replaces it.
      </p>
    </ActDialog>
  );
}

interface PartProps {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  wrong: Partial<Record<keyof Draft, string>>;
}

function Carbon({ draft, set, wrong }: PartProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label="Emits, kg CO₂e, without uptake"
        inputMode="decimal"
        value={draft.excluding}
        error={wrong.excluding}
        onChange={(event) => set({ excluding: event.target.value })}
      />
      <TextField
        label="With biogenic uptake, if other"
        inputMode="decimal"
        value={draft.including}
        error={wrong.including}
        onChange={(event) => set({ including: event.target.value })}
      />
      <div className="grid grid-cols-[5rem_1fr] gap-2">
        <TextField
          label="For each"
          inputMode="decimal"
          value={draft.amount}
          error={wrong.amount}
          onChange={(event) => set({ amount: event.target.value })}
        />
        <Select
          label="Unit"
          value={draft.unit}
          onChange={(event) => set({ unit: event.target.value as Unit })}
        >
          {Object.entries(UNITS).map(([unit, name]) => (
            <option key={unit} value={unit}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <TextField
        label="Which weighs, kg (optional)"
        inputMode="decimal"
        value={draft.mass}
        error={wrong.mass}
        onChange={(event) => set({ mass: event.target.value })}
      />
    </div>
  );
}

function Data({ draft, set, wrong }: PartProps) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField
          label="Data from"
          type="date"
          value={draft.from}
          error={wrong.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label="Until"
          type="date"
          value={draft.until}
          error={wrong.until}
          onChange={(event) => set({ until: event.target.value })}
        />
        <TextField
          label="Country (optional)"
          maxLength={2}
          value={draft.country}
          error={wrong.country}
          onChange={(event) => set({ country: event.target.value.toUpperCase() })}
        />
      </div>
      <TextField
        label="From where to where it counts"
        placeholder="From the field to our gate"
        maxLength={500}
        value={draft.boundary}
        onChange={(event) => set({ boundary: event.target.value })}
      />
      <fieldset>
        <legend className="label mb-1">Found by</legend>
        <div className="flex flex-wrap gap-x-4">
          {STANDARDS.map((one) => (
            <label key={one} className="flex min-h-[24px] items-center gap-1.5 text-sm">
              <input
                type="checkbox"
                checked={draft.standards.includes(one)}
                onChange={(event) =>
                  set({
                    standards: event.target.checked
                      ? [...draft.standards, one]
                      : draft.standards.filter((other) => other !== one),
                  })
                }
              />
              {one}
            </label>
          ))}
        </div>
        {wrong.standards && (
          <p role="alert" className="mt-1 text-xs font-medium text-bad">
            {wrong.standards}
          </p>
        )}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Left out, % of all"
          inputMode="decimal"
          value={draft.exempted}
          error={wrong.exempted}
          onChange={(event) => set({ exempted: event.target.value })}
        />
        <TextField
          label="From primary data, % (optional)"
          inputMode="decimal"
          value={draft.primary}
          error={wrong.primary}
          onChange={(event) => set({ primary: event.target.value })}
        />
      </div>
    </>
  );
}
