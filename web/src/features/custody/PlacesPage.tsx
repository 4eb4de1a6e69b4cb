import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { CustodyPlaceCard } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button, LinkButton } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { placeInWords } from "../credits/map/geography";
import { useIdentities } from "../identity/store";
import { CustodyTabs } from "./CustodyTabs";
import { PlaceDialog } from "./PlaceDialog";
import { ArrangeDialog } from "./warehouse/ArrangeDialog";

/** Where things can be. */
export function PlacesPage() {
  const { current } = useIdentities();
  const places = usePages("custody/places", { arranged: "no" });
  const [editing, setEditing] = useState<CustodyPlaceCard | "new">();
  const [arranging, setArranging] = useState<CustodyPlaceCard>();
  return (
    <>
      <title>Places · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1>Places</h1>
        <Button kind="primary" onClick={() => setEditing("new")}>
          <PlusIcon /> Describe a place
        </Button>
      </div>
      <CustodyTabs />
      {places.isPending && <Loading what="places" />}
      <ErrorNote error={places.error} retry={() => void places.refetch()} />
      {places.isSuccess && places.rows.length === 0 && <Empty>There are none yet.</Empty>}
      {places.rows.length > 0 && (
        <ul className="card rows">
          {places.rows.map((one) => (
            <li
              key={one.place}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
            >
              <span className="min-w-48 flex-1 break-words">
                {one.name} <span className="mono text-muted">{one.place}</span>
              </span>
              {one.kind && <Badge>{one.kind}</Badge>}
              {(one.latitude !== 0 || one.longitude !== 0) && (
                <span className="text-muted">{placeInWords({ ...one, extent: 0 })}</span>
              )}
              <Person principal={one.owner} name={one.ownerName} />
              {one.width > 0 && one.partOf === "" && (
                <LinkButton to={`/warehouse/${one.place}`}>
                  Look inside<span className="sr-only"> {one.name}</span>
                </LinkButton>
              )}
              {one.owner === current?.principal && (
                <>
                  <Button onClick={() => setArranging(one)}>
                    Arrange<span className="sr-only"> {one.name}</span>
                  </Button>
                  <Button onClick={() => setEditing(one)}>
                    Revise<span className="sr-only"> {one.name}</span>
                  </Button>
                </>
              )}
              <ReceiptLink id={one.action} of={one.name} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...places} />
      {arranging && <ArrangeDialog of={arranging} onClose={() => setArranging(undefined)} />}
      {editing && (
        <PlaceDialog
          of={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
