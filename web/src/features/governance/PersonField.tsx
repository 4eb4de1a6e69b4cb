import { useState } from "react";
import { usePages } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { Person, short } from "../../ui/Mark";
import { isPrincipal } from "../identity/names";

const SHOWN = 5;

interface Props {
  label: string;
  /** The id of a principal; empty while nobody is chosen. */
  value: string;
  error?: string | undefined;
  onChange: (principal: string) => void;
}

/** Somebody, by a part of the display name or by the whole id. */
export function PersonField({ label, value, error, onChange }: Props) {
  const [words, setWords] = useState("");
  const text = words.trim();
  const found = usePages(
    "identity/principals",
    { name: text },
    { limit: SHOWN, enabled: text.length > 1 && !isPrincipal(text) && value === "" },
  );
  return (
    <div>
      <TextField
        label={label}
        hint={value ? undefined : "A part of the display name, or the whole id."}
        value={value ? words || short(value) : words}
        error={error}
        onChange={(event) => {
          const next = event.target.value;
          setWords(next);
          onChange(isPrincipal(next.trim()) ? next.trim() : "");
        }}
      />
      {value === "" && text.length > 1 && found.rows.length > 0 && (
        <ul className="card rows mt-1" aria-label="Found">
          {found.rows.map((one) => (
            <li key={one.principal}>
              <button
                type="button"
                className="flex w-full items-center justify-between gap-3 px-3 py-1.5 text-left text-sm hover:bg-sunken"
                onClick={() => {
                  setWords(one.name);
                  onChange(one.principal);
                }}
              >
                <Person principal={one.principal} name={one.name} />
                <span className="mono text-muted">{short(one.principal)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
