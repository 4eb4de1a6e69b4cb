import { useEffect, useId, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { countryName } from "./map/geography";
import type { Project } from "./rows";
import { inWords } from "./words";

const TYPING_MILLIS = 300;

export const FILTERS = [
  "q",
  "country",
  "sector",
  "methodology",
  "registry",
  "vintage",
  "label",
] as const;

export type Filter = Record<(typeof FILTERS)[number], string>;

/** The filter that the address says, so that it can be sent to somebody. */
export function useFilter(): [Filter, (part: Partial<Filter>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, params.get(name) ?? ""]));
  const change = (part: Partial<Filter>) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(part)) {
          if (value) {
            before.set(name, value);
          } else {
            before.delete(name);
          }
        }
        return before;
      },
      { replace: true },
    );
  return [filter as Filter, change];
}

interface Props {
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
  /** Known projects, for what there is to choose. */
  known: Project[];
}

/** Narrows projects down by words and by what they are. */
export function Filters({ filter, onChange, known }: Props) {
  const labels = useId();
  const isNarrowed = FILTERS.some((name) => filter[name] !== "");
  return (
    <search className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-8">
      <Words text={filter.q} onChange={(q) => onChange({ q })} />
      <Choice
        label="Country"
        value={filter.country}
        values={known.map((one) => one.country)}
        name={countryName}
        onChange={(country) => onChange({ country })}
      />
      <Choice
        label="Sector"
        value={filter.sector}
        values={known.map((one) => one.sector)}
        name={inWords}
        onChange={(sector) => onChange({ sector })}
      />
      <Choice
        label="Registry"
        value={filter.registry}
        values={known.map((one) => one.registry)}
        onChange={(registry) => onChange({ registry })}
      />
      <Choice
        label="Methodology"
        value={filter.methodology}
        values={known.map((one) => one.methodology)}
        onChange={(methodology) => onChange({ methodology })}
      />
      <TextField
        label="Vintage"
        inputMode="numeric"
        maxLength={4}
        placeholder="any"
        value={filter.vintage}
        error={/^(\d{4})?$/.test(filter.vintage) ? undefined : "A year, such as 2024."}
        onChange={(event) => onChange({ vintage: event.target.value.trim() })}
      />
      <TextField
        label="Label"
        maxLength={40}
        placeholder="any"
        list={labels}
        value={filter.label}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <datalist id={labels}>
        {["CCP", "CORSIA", "SDVISTA", "CCB"].map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {isNarrowed && (
        <Button
          kind="quiet"
          className="col-span-full justify-self-start"
          onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, ""])))}
        >
          Show all projects
        </Button>
      )}
    </search>
  );
}

/** Asks while one types, a moment after the last letter. */
function Words({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(text), [text]);
  return (
    <TextField
      label="Name or number"
      type="search"
      className="col-span-2"
      maxLength={200}
      placeholder="mangrove, TS-104 …"
      value={typed}
      onChange={(event) => {
        const words = event.target.value;
        setTyped(words);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(words.trim()), TYPING_MILLIS);
      }}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  values: string[];
  name?: (value: string) => string;
  onChange: (value: string) => void;
}

function Choice({ label, value, values, name = (one) => one, onChange }: ChoiceProps) {
  const all = [...new Set([...values, value])].filter(Boolean);
  all.sort((a, b) => name(a).localeCompare(name(b)));
  return (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">any</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {name(one)}
        </option>
      ))}
    </Select>
  );
}
