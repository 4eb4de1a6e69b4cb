import { Frame } from "../../ui/Field";

interface Props {
  label: string;
  value: string;
  options: [string, string][];
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  onChange: (value: string) => void;
}

/** One of several, by the browser's own list. */
export function SelectField({
  label,
  value,
  options,
  hint,
  error,
  className = "",
  onChange,
}: Props) {
  return (
    <Frame label={label} hint={hint} error={error} className={className}>
      {(given) => (
        <select
          {...given}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}
