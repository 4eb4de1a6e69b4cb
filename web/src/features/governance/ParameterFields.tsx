import type { GovernanceParameterRow } from "../../api/types";
import { TextField } from "../../ui/Field";
import type { FieldsProps } from "./KindFields";
import { SelectField } from "./SelectField";
import { plainValue, unitExample, unitInWords, valueInWords } from "./units";

/** Which number, and what it shall be. */
export function ParameterFields({
  draft,
  errors,
  set,
  parameters,
}: FieldsProps & { parameters: GovernanceParameterRow[] }) {
  const chosen = parameters.find((one) => one.parameter === draft.parameter);
  return (
    <>
      <SelectField
        label="Parameter"
        value={draft.parameter}
        error={errors.parameter}
        hint={chosen?.sentence}
        options={[
          ["", "Choose one"],
          ...parameters.map((one): [string, string] => [one.parameter, one.parameter]),
        ]}
        onChange={(parameter) => {
          const row = parameters.find((one) => one.parameter === parameter);
          set({ parameter, value: row ? plainValue(row.value, row.unit) : "" });
        }}
      />
      {chosen && (
        <TextField
          label={`New value (${unitInWords(chosen.unit)})`}
          hint={
            `It is ${valueInWords(chosen.value, chosen.unit)}; from ` +
            `${valueInWords(chosen.min, chosen.unit)} to ${valueInWords(chosen.max, chosen.unit)}.`
          }
          placeholder={unitExample(chosen.unit)}
          value={draft.value}
          error={errors.value}
          onChange={(event) => set({ value: event.target.value })}
        />
      )}
    </>
  );
}
