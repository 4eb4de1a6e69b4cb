import { countryName } from "../credits/map/geography";
import "./exchange.css";
import { type KeyboardEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import {
  type Filter,
  type Listed,
  matches,
  NO_FILTER,
  type Sorting,
  sorted,
  useCatalogue,
  valuesOf,
} from "./catalogue";
import { ExchangeTabs } from "./ExchangeTabs";
import { InstrumentLine } from "./InstrumentLine";
import { useTickers } from "./useTickers";

/** Everything that can be traded here, to be narrowed down and opened. */
export function InstrumentsPage() {
  const catalogue = useCatalogue();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [by, setBy] = useState<{ key: Sorting; down: boolean }>({ key: "volume", down: true });
  useTickers("all");
  const rows = sorted(
    catalogue.rows.filter((one) => matches(one, filter)),
    by.key,
    by.down,
  );
  const sort = (key: Sorting) =>
    setBy({ key, down: by.key === key ? !by.down : key !== "instrument" });
  return (
    <>
      <title>Exchange · Tallystick</title>
      <h1 className="mb-3">Exchange</h1>
      <ExchangeTabs />
      {catalogue.isPending && <Loading what="instruments" />}
      <ErrorNote error={catalogue.error} />
      {catalogue.isSuccess && catalogue.rows.length === 0 && (
        <Empty>
          Nothing is listed yet. Governance approves instruments, then anyone opens them.
        </Empty>
      )}
      {catalogue.rows.length > 0 && (
        <>
          <Filters all={catalogue.rows} filter={filter} onChange={setFilter} />
          <Table rows={rows} by={by} onSort={sort} />
          {rows.length === 0 && <Empty>No instrument is like that.</Empty>}
          <More {...catalogue} />
        </>
      )}
    </>
  );
}

interface FiltersProps {
  all: Listed[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}

function Filters({ all, filter, onChange }: FiltersProps) {
  const choices: [keyof Filter, string, string[]][] = [
    ["vintage", "Vintage", valuesOf(all, (one) => [String(one.vintage)]).reverse()],
    ["label", "Label", valuesOf(all, (one) => one.labels)],
    ["country", "Country", valuesOf(all, (one) => [one.country])],
    ["method", "Method", valuesOf(all, (one) => [one.methodology])],
  ];
  return (
    <search className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      <input
        type="search"
        className="input col-span-2 sm:w-56"
        aria-label="Find an instrument"
        placeholder="Symbol or project"
        maxLength={100}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            document.querySelector<HTMLElement>("[data-line] a")?.focus();
          }
        }}
      />
      {choices.map(([key, label, values]) => (
        <select
          key={key}
          aria-label={label}
          className="input sm:w-auto sm:max-w-48"
          value={filter[key]}
          onChange={(event) => onChange({ ...filter, [key]: event.target.value })}
        >
          <option value="">{label}: all</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {key === "country" ? countryName(value) : value}
            </option>
          ))}
        </select>
      ))}
    </search>
  );
}

const COLUMNS: [Sorting | null, string, string][] = [
  ["instrument", "Instrument", "words"],
  ["last", "Last", ""],
  ["change", "24 h", ""],
  ["volume", "Volume", "max-md:hidden"],
  ["vintage", "Vintage", "max-sm:hidden"],
  [null, "Labels", "words max-lg:hidden"],
  [null, "Country", "words max-md:hidden"],
  [null, "Method", "words max-lg:hidden"],
];

interface TableProps {
  rows: Listed[];
  by: { key: Sorting; down: boolean };
  onSort: (key: Sorting) => void;
}

/** Arrows move from line to line; Enter opens one. */
function Table({ rows, by, onSort }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const navigate = useNavigate();
  const press = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      links[Math.max(to, 0)]?.focus();
    }
  };
  return (
    <div className="panel">
      <table className="dense browser">
        <caption className="sr-only">
          Instruments; arrows move between them, Enter opens one
        </caption>
        <thead>
          <tr>
            {COLUMNS.map(([key, label, look]) => (
              <th
                key={label}
                scope="col"
                className={look}
                aria-sort={by.key === key ? (by.down ? "descending" : "ascending") : undefined}
              >
                {key ? (
                  <button type="button" onClick={() => onSort(key)}>
                    {label}
                    <span aria-hidden="true">{by.key === key ? (by.down ? " ▾" : " ▴") : ""}</span>
                  </button>
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={press}>
          {rows.map((one) => (
            <InstrumentLine
              key={one.instrument.instrument}
              listed={one}
              onOpen={() => void navigate(`/exchange/${one.instrument.instrument}`)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
