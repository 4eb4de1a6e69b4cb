import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { getJson } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { GovernanceTabs } from "../governance/GovernanceTabs";
import { byRoom, type Declared, found, KINDS, rolesOf, type Wanted } from "./declared";
import { TryOut } from "./TryOut";

/** Who may do, ask and use what, as rooms and addresses declare it; and whether somebody may. */
export function PermissionsPage() {
  const asked = useQuery({
    queryKey: ["permissions"],
    queryFn: ({ signal }) => getJson<{ items: Declared[] }>("/v1/permissions", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const all = asked.data?.items ?? [];
  const [wanted, setWanted] = useState<Wanted>({ words: "", role: "", kind: "" });
  const [tried, setTried] = useState<Declared | null>(null);
  const rows = found(all, wanted);
  return (
    <>
      <title>Permissions · Tallystick</title>
      <h1 className="mb-3">Governance</h1>
      <GovernanceTabs />
      <p className="mb-4 max-w-2xl text-sm text-muted">
        Every act, question and address says who may. Offices are asked before the rules, and what
        says nothing does not exist.
      </p>
      <Filters wanted={wanted} roles={rolesOf(all)} onChange={setWanted} />
      {asked.isPending && <Loading what="permissions" />}
      <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      {asked.isSuccess && (
        <p role="status" className="mb-3 text-sm text-muted">
          {rows.length} of {all.length}
        </p>
      )}
      {asked.isSuccess && rows.length === 0 && <Empty>Nothing is declared like that.</Empty>}
      <div className="grid gap-6">
        {byRoom(rows).map(([room, those]) => (
          <Room key={room} room={room} rows={those} onTry={setTried} />
        ))}
      </div>
      {tried && <TryOut key={tried.name} declared={tried} onClose={() => setTried(null)} />}
    </>
  );
}

interface FiltersProps {
  wanted: Wanted;
  roles: string[];
  onChange: (wanted: Wanted) => void;
}

function Filters({ wanted, roles, onChange }: FiltersProps) {
  return (
    <div className="mb-3 grid gap-3 sm:grid-cols-[1fr_14rem_10rem]">
      <TextField
        label="Find an act, a question or an address"
        placeholder="order, seller, session"
        value={wanted.words}
        onChange={(event) => onChange({ ...wanted, words: event.target.value })}
      />
      <Select
        label="Who"
        value={wanted.role}
        onChange={(event) => onChange({ ...wanted, role: event.target.value })}
      >
        <option value="">Everybody</option>
        {roles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </Select>
      <Select
        label="What"
        value={wanted.kind}
        onChange={(event) => onChange({ ...wanted, kind: event.target.value })}
      >
        <option value="">Everything</option>
        {Object.entries(KINDS).map(([kind, word]) => (
          <option key={kind} value={kind}>
            {word}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface RoomProps {
  room: string;
  rows: Declared[];
  onTry: (one: Declared) => void;
}

function Room({ room, rows, onTry }: RoomProps) {
  const heading = useId();
  return (
    <section className="card overflow-hidden" aria-labelledby={heading}>
      <h2 id={heading} className="border-b border-line px-4 py-3">
        {room}
      </h2>
      <table className="w-full text-sm md:table-fixed">
        <thead className="hidden text-left text-xs text-muted md:table-header-group">
          <tr className="*:px-4 *:py-2 *:font-medium">
            <th scope="col">What</th>
            <th scope="col">Who may</th>
            <th scope="col" className="w-24">
              <span className="sr-only">Try</span>
            </th>
          </tr>
        </thead>
        <tbody className="rows">
          {rows.map((one) => (
            <tr
              key={`${one.kind} ${one.name}`}
              className="grid grid-cols-[1fr_auto] items-center gap-x-3 px-2 py-1.5 *:px-2 md:table-row md:*:px-4 md:*:py-2"
            >
              <th scope="row" className="col-span-2 min-w-0 text-left font-normal">
                <span className="mono break-words">{one.name}</span>{" "}
                <span className="text-xs text-muted">{KINDS[one.kind]}</span>
              </th>
              <td className="min-w-0">
                {one.roles.includes("anyone") ? <Badge>anyone</Badge> : one.may}
              </td>
              <td className="text-right">
                <Button kind="quiet" onClick={() => onTry(one)}>
                  Try<span className="sr-only"> {one.name}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
