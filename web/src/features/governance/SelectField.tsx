import { Select } from "../../ui/Select";

interface Props {
  label: string;
  value: string;
  options: [string, string][];
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  onChange: (value: string) => void;
}

/** One of several options, each a value and the words for it. */
export function SelectField({ options, onChange, ...rest }: Props) {
  return (
    <Select {...rest} onChange={(event) => onChange(event.target.value)}>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Select>
  );
}
