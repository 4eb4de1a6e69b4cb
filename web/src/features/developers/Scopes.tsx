import { useId, useState } from "react";
import { inWords } from "./developers";

interface Props {
  known: string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

const SHOWN = 40;

/** Chooses scopes: those that match what is typed, and those that are chosen already. */
export function Scopes({ known, chosen, onChange }: Props) {
  const [search, setSearch] = useState("");
  const id = useId();
  const wanted = search.trim().toLowerCase();
  const rooms = known.filter((one) => !one.includes("."));
  const found = wanted ? known.filter((one) => one.toLowerCase().includes(wanted)) : rooms;
  const shown = [...new Set([...chosen, ...found])].slice(0, SHOWN);
  return (
    <fieldset>
      <legend className="label mb-1">Scopes</legend>
      <label htmlFor={id} className="sr-only">
        Find a scope
      </label>
      <input
        id={id}
        className="input mb-2"
        placeholder="Find an action, such as PlaceOrder"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="max-h-56 overflow-auto rounded-md border border-line px-3 py-2 text-sm">
        {shown.map((scope) => (
          <li key={scope}>
            <Choice
              scope={scope}
              chosen={chosen.includes(scope)}
              onChange={(yes) =>
                onChange(yes ? [...chosen, scope] : chosen.filter((one) => one !== scope))
              }
            />
          </li>
        ))}
        {shown.length === 0 && <li className="text-muted">There is no such scope.</li>}
      </ul>
    </fieldset>
  );
}

interface ChoiceProps {
  scope: string;
  chosen: boolean;
  onChange: (chosen: boolean) => void;
}

/** One scope, in words and as programs say it. */
export function Choice({ scope, chosen, onChange }: ChoiceProps) {
  return (
    <label className="flex items-baseline gap-2 py-1">
      <input
        type="checkbox"
        checked={chosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0 flex-1">{inWords(scope)}</span>
      <code className="mono text-xs text-muted">{scope}</code>
    </label>
  );
}
