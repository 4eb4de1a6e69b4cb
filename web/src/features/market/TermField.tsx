import { Select } from "../../ui/Select";
import { inWords, TERMS } from "./terms";

interface Props {
  label: string;
  hours: number;
  onChange: (hours: number) => void;
}

/** How long one side may take, from a few sensible choices. */
export function TermField({ label, hours, onChange }: Props) {
  return (
    <Select label={label} value={hours} onChange={(event) => onChange(Number(event.target.value))}>
      {TERMS.map((one) => (
        <option key={one} value={one}>
          {inWords(one)}
        </option>
      ))}
    </Select>
  );
}
