import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { CrossIcon, PlusIcon } from "../../ui/icons";
import { SelectField } from "../governance/SelectField";
import type { CeilingDraft, Errors, PolicyDraft } from "./policy";

interface Props {
  draft: PolicyDraft;
  errors: Errors;
  assets: [string, string][];
  set: (part: Partial<PolicyDraft>) => void;
}

const MAX_LINES = 16;

/** Above which amounts an act needs agreement: a line for each asset. */
export function CeilingFields({ draft, errors, assets, set }: Props) {
  const { ceilings } = draft;
  const change = (line: number, part: Partial<CeilingDraft>) =>
    set({ ceilings: ceilings.map((one) => (one.line === line ? { ...one, ...part } : one)) });
  const next = 1 + Math.max(-1, ...ceilings.map((one) => one.line));
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="label mb-1">To acts that take more than</legend>
      {ceilings.map(({ line, asset, amount }) => (
        <div key={line} className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
          <TextField
            label="Amount"
            inputMode="decimal"
            placeholder="100"
            value={amount}
            error={errors[`amount-${line}`]}
            onChange={(event) => change(line, { amount: event.target.value })}
          />
          <SelectField
            label="Of"
            value={asset}
            options={[["", "Choose one"], ...assets]}
            error={errors[`asset-${line}`]}
            onChange={(chosen) => change(line, { asset: chosen })}
          />
          <Button
            kind="quiet"
            className="mt-5"
            onClick={() => set({ ceilings: ceilings.filter((one) => one.line !== line) })}
          >
            <CrossIcon />
            <span className="sr-only">Remove the line of {asset || "nothing yet"}</span>
          </Button>
        </div>
      ))}
      {ceilings.length < MAX_LINES && (
        <div>
          <Button
            onClick={() => set({ ceilings: [...ceilings, { line: next, asset: "", amount: "" }] })}
          >
            <PlusIcon /> {ceilings.length === 0 ? "An amount" : "One more asset"}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
