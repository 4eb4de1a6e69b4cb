import { useState } from "react";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { Desk } from "./Desk";
import { type Hit, useDesk } from "./desk";
import { HitList } from "./HitList";

interface Listing {
  version: string;
  entries: number;
  items: Hit[];
}

/** Hits of the lists of sanctions. */
export function ScreeningPage() {
  return (
    <Desk title="Screening">
      <Hits />
    </Desk>
  );
}

function Hits() {
  const [state, setState] = useState("OPEN");
  const hits = useDesk<Listing>(`/screening?state=${state}`);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <p className="text-sm text-muted">{hits.data && inUse(hits.data)}</p>
        <Select label="Show" value={state} onChange={(event) => setState(event.target.value)}>
          <option value="OPEN">Undecided</option>
          <option value="TRUE_MATCH">True matches</option>
          <option value="FALSE_POSITIVE">False positives</option>
        </Select>
      </div>
      {hits.isPending && <Loading what="hits" />}
      <ErrorNote error={hits.error} />
      {hits.data?.items.length === 0 && <Empty>No name is like one on a list.</Empty>}
      {hits.data && hits.data.items.length > 0 && <HitList hits={hits.data.items} />}
    </>
  );
}

function inUse({ version, entries }: Listing): string {
  return version === ""
    ? "No list is in use: start the venue with --sanctions."
    : `${entries.toLocaleString("en-GB")} entries, version ${version.slice(0, 12)}`;
}
