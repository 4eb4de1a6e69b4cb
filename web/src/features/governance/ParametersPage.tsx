import { useState } from "react";
import { Link } from "react-router";
import { useRefreshOn } from "../../api/hooks";
import type { GovernanceParameterRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { newDraft } from "./draft";
import { GovernanceTabs } from "./GovernanceTabs";
import { ProposeDialog } from "./ProposeDialog";
import { isUnlimited, plainValue, unitInWords, valueInWords } from "./units";
import { useParameters } from "./useParameters";

/** Every number that can be decided: what it is, was at first, and may become. */
export function ParametersPage() {
  useRefreshOn(["governance.proposals.all"]);
  const parameters = useParameters();
  const [words, setWords] = useState("");
  const [changing, setChanging] = useState<GovernanceParameterRow | null>(null);
  const wanted = words.trim().toLowerCase();
  const rows = parameters.rows.filter((one) =>
    `${one.parameter} ${one.sentence}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <title>Parameters · Tallystick</title>
      <h1 className="mb-3">Governance</h1>
      <GovernanceTabs />
      <TextField
        label="Find a parameter"
        className="mb-4 max-w-sm"
        placeholder="fee, delay, buffer"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {parameters.isPending && <Loading what="parameters" />}
      <ErrorNote error={parameters.error} retry={() => void parameters.refetch()} />
      {parameters.isSuccess && rows.length === 0 && (
        <Empty>No parameter is called like that.</Empty>
      )}
      <div className="grid gap-6">
        {roomsOf(rows).map(([room, those]) => (
          <Room key={room} room={room} rows={those} onChange={setChanging} />
        ))}
      </div>
      {changing && (
        <ProposeDialog
          draft={newDraft("PARAMETER", {
            parameter: changing.parameter,
            value: plainValue(changing.value, changing.unit),
          })}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

function roomsOf(rows: GovernanceParameterRow[]): [string, GovernanceParameterRow[]][] {
  const rooms = new Map<string, GovernanceParameterRow[]>();
  for (const row of rows) {
    const room = row.parameter.split(".")[0] ?? "";
    rooms.set(room, [...(rooms.get(room) ?? []), row]);
  }
  return [...rooms];
}

interface RoomProps {
  room: string;
  rows: GovernanceParameterRow[];
  onChange: (row: GovernanceParameterRow) => void;
}

function Room({ room, rows, onChange }: RoomProps) {
  return (
    <section aria-labelledby={`room-${room}`}>
      <h2 id={`room-${room}`} className="mb-2 capitalize">
        {room}
      </h2>
      <div className="card">
        <table className="w-full text-sm md:table-fixed">
          <thead className="hidden text-left text-xs text-muted md:table-header-group">
            <tr className="*:px-3 *:py-2 *:font-medium">
              <th scope="col">Parameter</th>
              <th scope="col" className="w-28 text-right">
                Value
              </th>
              <th scope="col" className="w-28 text-right">
                At first
              </th>
              <th scope="col" className="w-44 text-right">
                Range
              </th>
              <th scope="col" className="w-40">
                Changed
              </th>
              <th scope="col" className="w-36">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody className="rows">
            {rows.map((row) => (
              <Parameter key={row.parameter} row={row} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Parameter({
  row,
  onChange,
}: {
  row: GovernanceParameterRow;
  onChange: RoomProps["onChange"];
}) {
  const { current } = useIdentities();
  const words = (value: number) =>
    isUnlimited(value, row.sentence) ? "no limit" : valueInWords(value, row.unit);
  return (
    <tr
      id={row.parameter}
      className="grid grid-cols-[1fr_auto] items-start gap-x-3 px-1 py-1.5 target:bg-wood-soft *:px-2 md:table-row md:*:px-3 md:*:py-2"
    >
      <td className="col-start-1 row-start-1 min-w-0 md:max-w-sm">
        <span className="mono font-medium break-all">{row.parameter}</span>
        <span className="block text-xs text-muted">{row.sentence}</span>
      </td>
      <td className="col-start-2 row-start-1 text-right font-semibold whitespace-nowrap">
        {words(row.value)}
      </td>
      <td className="col-span-2 text-xs text-muted md:text-right md:text-sm">
        <span className="md:sr-only">At first </span>
        {words(row.standard)}
        <span className="md:hidden">
          , from {valueInWords(row.min, row.unit)} to {valueInWords(row.max, row.unit)} (
          {unitInWords(row.unit)})
        </span>
      </td>
      <td className="hidden text-right text-muted md:table-cell">
        {valueInWords(row.min, row.unit)} to {valueInWords(row.max, row.unit)}
        <span className="block text-xs">{unitInWords(row.unit)}</span>
      </td>
      <td className="col-start-1 text-xs text-muted md:text-sm">
        {row.action ? (
          <Link className="link" to={`/governance/proposal/${row.proposal}`}>
            <Time at={row.since} /> by {row.byName}
          </Link>
        ) : (
          <>
            never<span className="md:hidden"> changed</span>
          </>
        )}
      </td>
      <td className="col-start-2 text-right whitespace-nowrap">
        {row.action && (
          <ReceiptLink id={row.action} of={`the change of ${row.parameter}`} kind="icon" />
        )}
        {current && (
          <Button kind="quiet" onClick={() => onChange(row)}>
            Change…<span className="sr-only"> {row.parameter}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
