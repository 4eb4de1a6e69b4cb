import type { KeyboardEvent } from "react";
import { Frame } from "../../ui/Field";
import { parseMoney, plainMoney } from "../accounts/money";
import type { Field } from "./ticket";

interface Props {
  field: Field;
  label: string;
  unit: string;
  /** What an arrow adds or takes; with Shift, ten times that. */
  step: number;
  decimals: number;
  /** Where an arrow begins in an empty field. */
  from: number;
  error: string | undefined;
  value: string;
  onChange: (text: string) => void;
}

/** An amount that arrows step along its grid. */
export function StepField({ field, label, unit, step, decimals, from, value, ...rest }: Props) {
  const press = (event: KeyboardEvent) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (way) {
      event.preventDefault();
      const by = way * (event.shiftKey ? 10 : 1);
      rest.onChange(stepped(value, by, step, decimals, from));
    }
  };
  return (
    <Frame label={label} error={rest.error}>
      {(given) => (
        <span className="relative block">
          <input
            {...given}
            name={field}
            className="input pr-18 text-right"
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            value={value}
            onKeyDown={press}
            onChange={(event) => rest.onChange(event.target.value)}
          />
          <span className="pointer-events-none absolute inset-y-0 right-2.5 flex w-13 items-center justify-end text-xs text-muted">
            <span className="truncate">{unit}</span>
          </span>
        </span>
      )}
    </Frame>
  );
}

/** The next amount on the grid; what is not on it moves to the nearest in that direction. */
function stepped(text: string, by: number, step: number, decimals: number, from: number): string {
  const parsed = parseMoney(text, decimals);
  if (!parsed.ok) {
    return text.trim() === "" ? plainMoney(from || step, decimals) : text;
  }
  const { minor } = parsed;
  const off = minor % step;
  const start = off === 0 ? minor : by > 0 ? minor - off : minor - off + step;
  return plainMoney(Math.max(start + by * step, step), decimals);
}
