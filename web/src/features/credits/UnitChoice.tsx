import { AreaField, TextField } from "../../ui/Field";
import { type Choice, chosen } from "./choice";
import { RangeList } from "./RangeList";
import type { Range } from "./serials";
import { tonnes } from "./words";

interface Props {
  choice: Choice;
  onChange: (choice: Choice) => void;
  /** What one has, from which is chosen. */
  had: Range[];
  /** Units that can be had at most. */
  most: number;
}

/** So many units, or these very serial numbers; either way one sees which before one signs. */
export function UnitChoice({ choice, onChange, had, most }: Props) {
  const result = chosen(choice, had, most);
  const space = had[0]?.space ?? "";
  return (
    <div className="grid gap-3">
      <fieldset className="flex flex-wrap gap-4 text-sm">
        <legend className="label mb-1">Which credits</legend>
        {[false, true].map((byRange) => (
          <label key={String(byRange)} className="flex items-center gap-2">
            <input
              type="radio"
              name="which"
              className="size-4 accent-accent"
              checked={choice.byRange === byRange}
              onChange={() => onChange({ ...choice, byRange })}
            />
            {byRange ? "these serial numbers" : "so many, lowest first"}
          </label>
        ))}
      </fieldset>
      {choice.byRange ? (
        <AreaField
          label="Serial numbers, one range a line"
          rows={3}
          className="mono"
          placeholder={had[0] ? `${had[0].first}-${had[0].last}` : "1-100"}
          value={choice.ranges}
          error={result.ok || choice.ranges === "" ? undefined : result.error}
          hint={space && `Of ${space}, unless another space stands in front.`}
          onChange={(event) => onChange({ ...choice, ranges: event.target.value })}
        />
      ) : (
        <TextField
          label="Tonnes"
          inputMode="numeric"
          value={choice.quantity}
          hint={`You have ${tonnes(most)}.`}
          error={result.ok || choice.quantity === "" ? undefined : result.error}
          onChange={(event) => onChange({ ...choice, quantity: event.target.value })}
        />
      )}
      {result.ok && (
        <div role="status" className="rounded-md bg-sunken px-3 py-2 text-sm">
          <p>
            <strong className="font-semibold">{tonnes(result.quantity)}</strong>, with these serial
            numbers:
          </p>
          <RangeList ranges={result.preview} shown={6} />
        </div>
      )}
    </div>
  );
}
