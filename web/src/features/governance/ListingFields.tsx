import { usePages } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import type { Draft } from "./draft";
import type { FieldsProps } from "./KindFields";
import { PersonField } from "./PersonField";
import { SelectField } from "./SelectField";

/** The terms of an instrument: amounts as one reads them, in the digits of their assets. */
export function ListingFields({ draft, errors, set }: FieldsProps) {
  const assets = usePages("accounts/assets", {}, { limit: 200 });
  const options: [string, string][] = [
    ["", "Choose one"],
    ...assets.rows.map((one): [string, string] => [one.asset, `${one.asset}, ${one.name}`]),
  ];
  const amount = (field: "tick" | "lot" | "minimum" | "maximum", label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      value={draft[field]}
      error={errors[field]}
      onChange={(event) => set({ [field]: event.target.value } as Partial<Draft>)}
    />
  );
  return (
    <>
      <TextField
        label="Symbol"
        placeholder="KELP24-USD"
        maxLength={32}
        value={draft.symbol}
        error={errors.symbol}
        onChange={(event) => set({ symbol: event.target.value.toUpperCase() })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Traded"
          value={draft.asset}
          error={errors.asset}
          options={options}
          onChange={(asset) => set({ asset })}
        />
        <SelectField
          label="Paid with"
          value={draft.money}
          error={errors.money}
          options={options}
          onChange={(money) => set({ money })}
        />
        {amount("tick", "Price step", "of one lot, in the money")}
        {amount("lot", "Lot", "quantity step")}
        {amount("minimum", "Smallest order", "whole lots")}
        {amount("maximum", "Largest order", "0 for no limit")}
      </div>
      <PersonField
        label="Fees go to"
        value={draft.feeTo}
        error={errors.feeTo}
        onChange={(feeTo) => set({ feeTo })}
      />
    </>
  );
}
