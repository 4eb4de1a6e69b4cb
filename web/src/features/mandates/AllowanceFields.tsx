import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { CrossIcon, PlusIcon } from "../../ui/icons";
import { SelectField } from "../governance/SelectField";
import { PERIODS } from "./budget";
import type { AllowanceDraft, Draft, Errors } from "./draft";

interface Props {
  draft: Draft;
  errors: Errors;
  assets: [string, string][];
  set: (part: Partial<Draft>) => void;
}

const MAX_LINES = 16;

/** How much of which asset may be spent: a line each. */
export function AllowanceFields({ draft, errors, assets, set }: Props) {
  const { allowances } = draft;
  const change = (line: number, part: Partial<AllowanceDraft>) =>
    set({ allowances: allowances.map((one) => (one.line === line ? { ...one, ...part } : one)) });
  const next = 1 + Math.max(-1, ...allowances.map((one) => one.line));
  return (
    <>
      {allowances.length === 0 && (
        <p className="text-sm text-muted">It may spend nothing: whatever costs is refused.</p>
      )}
      {allowances.map(({ line, asset, budget, each, periodMillis }) => (
        <div
          key={line}
          className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[1.2fr_1fr_1fr_1fr_auto]"
        >
          <SelectField
            label="Spend"
            value={asset}
            options={[["", "Choose one"], ...assets]}
            error={errors[`asset-${line}`]}
            onChange={(chosen) => change(line, { asset: chosen })}
          />
          <TextField
            label="Up to"
            inputMode="decimal"
            placeholder="50"
            value={budget}
            error={errors[`budget-${line}`]}
            onChange={(event) => change(line, { budget: event.target.value })}
          />
          <SelectField
            label="Per"
            value={String(periodMillis)}
            options={PERIODS.map(([label, millis]) => [String(millis), label])}
            onChange={(millis) => change(line, { periodMillis: Number(millis) })}
          />
          <TextField
            label="At a time"
            inputMode="decimal"
            placeholder={budget || "as much"}
            value={each}
            error={errors[`each-${line}`]}
            onChange={(event) => change(line, { each: event.target.value })}
          />
          <Button
            kind="quiet"
            className="justify-self-start sm:mt-5"
            onClick={() => set({ allowances: allowances.filter((one) => one.line !== line) })}
          >
            <CrossIcon />
            <span className="sr-only">Remove the line of {asset || "nothing yet"}</span>
          </Button>
        </div>
      ))}
      {allowances.length < MAX_LINES && (
        <div>
          <Button
            onClick={() =>
              set({
                allowances: [
                  ...allowances,
                  { line: next, asset: "", budget: "", each: "", periodMillis: 0 },
                ],
              })
            }
          >
            <PlusIcon /> {allowances.length === 0 ? "Let it spend something" : "One more asset"}
          </Button>
        </div>
      )}
    </>
  );
}
