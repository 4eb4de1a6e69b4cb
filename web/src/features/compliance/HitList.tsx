import { useState } from "react";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { type Hit, useTell } from "./desk";
import { Named } from "./PendingDecisions";

/** Who may be meant on a list, and what was found. */
export function HitList({ hits }: { hits: Hit[] }) {
  return (
    <ul className="card rows text-sm" aria-label="Hits">
      {hits.map((hit) => (
        <li key={hit.hit} className="grid gap-2 px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="min-w-40 flex-1">
              <Named principal={hit.principal} />
            </span>
            <Badge tone={hit.score > 95 ? "bad" : "wood"}>{hit.score} %</Badge>
            <span className="text-xs text-muted">
              <Time at={hit.since} />
            </span>
          </div>
          <p>
            {hit.application ? "The applicant’s name" : "The display name"} may be{" "}
            <strong>{hit.entryName}</strong>{" "}
            <span className="mono text-xs text-muted">{hit.entry}</span>
          </p>
          <p className="text-xs break-words text-muted">{hit.entryText}</p>
          {hit.state === "OPEN" ? (
            <Decide hit={hit} />
          ) : (
            <p>
              <Badge tone={hit.state === "TRUE_MATCH" ? "bad" : "good"}>
                {hit.state === "TRUE_MATCH" ? "true match" : "false positive"}
              </Badge>{" "}
              {hit.note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Decide({ hit }: { hit: Hit }) {
  const [note, setNote] = useState("");
  const tell = useTell();
  const decide = (decision: string) =>
    tell.mutate({ path: `/screening/${hit.hit}`, body: { decision, note } });
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        className="min-w-48 flex-1"
        label="What you found"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        disabled={note.trim() === ""}
        busy={tell.isPending}
        onClick={() => decide("FALSE_POSITIVE")}
      >
        False positive
      </Button>
      <Button
        kind="danger"
        disabled={note.trim() === ""}
        busy={tell.isPending}
        onClick={() => decide("TRUE_MATCH")}
      >
        True match
      </Button>
      <ErrorNote error={tell.error} />
    </div>
  );
}
