import { Frame } from "../../ui/Field";
import { inWords, TERMS } from "./terms";

interface Props {
  label: string;
  hours: number;
  onChange: (hours: number) => void;
}

/** How long one side may take, from a few sensible choices. */
export function TermField({ label, hours, onChange }: Props) {
  return (
    <Frame label={label}>
      {(given) => (
        <select
          {...given}
          className="input"
          value={hours}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {TERMS.map((one) => (
            <option key={one} value={one}>
              {inWords(one)}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}
