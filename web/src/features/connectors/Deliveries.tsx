import { useState } from "react";
import { useOwn } from "../../api/own";
import { Badge, type Look } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { type Delivery, readable, useConnectorChange } from "./connectors";

const REFRESH_MILLIS = 3_000;

/** What a connector told, the newest first: what became of it, and what it said. */
export function Deliveries({ connector, files }: { connector: string; files: boolean }) {
  const [before, setBefore] = useState("");
  const path = `/connectors/${connector}/deliveries`;
  const page = useOwn<{ items: Delivery[] }>(before ? `${path}?before=${before}` : path, {
    refetchInterval: REFRESH_MILLIS,
  });
  const items = page.data?.items ?? [];
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className="mb-3">
        Deliveries
      </h2>
      <ErrorNote error={page.error} retry={() => void page.refetch()} />
      {page.isPending && <Loading what="deliveries" />}
      {page.isSuccess && items.length === 0 && <Empty>Nothing was told yet.</Empty>}
      {items.length > 0 && (
        <ul className="card rows">
          {items.map((one) => (
            <Line key={one.cursor} connector={connector} files={files} of={one} />
          ))}
        </ul>
      )}
      <div className="mt-3 flex gap-2">
        {before && <Button onClick={() => setBefore("")}>Newest</Button>}
        {items.length === 50 && (
          <Button onClick={() => setBefore(String(items.at(-1)?.cursor))}>Older</Button>
        )}
      </div>
    </section>
  );
}

function look(of: Delivery, files: boolean): Look {
  if (of.answer === "REJECTED") {
    return { tone: "bad", says: "arrived, rejected" };
  }
  if (of.answer === "ACCEPTED") {
    return { tone: "good", says: "arrived, acknowledged" };
  }
  if (of.state === "DELIVERED") {
    const arrived = files ? "written" : `arrived, ${of.status}`;
    return { tone: "good", says: of.status ? arrived : "not told in this format" };
  }
  if (of.state === "SKIPPED") {
    return { tone: "plain", says: "left out" };
  }
  return of.error ? { tone: "bad", says: "did not arrive" } : { tone: "wood", says: "waits" };
}

interface LineProps {
  connector: string;
  files: boolean;
  of: Delivery;
}

function Line({ connector, files, of }: LineProps) {
  const change = useConnectorChange(`/connectors/${connector}/deliveries/${of.cursor}`);
  const { tone, says } = look(of, files);
  return (
    <li className="grid gap-1 px-4 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-48 flex-1">
          <code className="mono">{of.type}</code>
          <span className="block text-xs text-muted">
            block {of.height}, {of.attempts === 1 ? "1 attempt" : `${of.attempts} attempts`}
            {of.tried > 0 && ", last "}
            {of.tried > 0 && <Time at={of.tried} />}
          </span>
        </span>
        <Badge tone={tone}>{says}</Badge>
        {of.state === "PENDING" ? (
          <Button
            kind="quiet"
            busy={change.isPending}
            aria-label={`Leave out ${of.type} of block ${of.height}`}
            onClick={() => change.mutate({ again: false })}
          >
            Leave out
          </Button>
        ) : (
          <Button
            kind="quiet"
            busy={change.isPending}
            aria-label={`Replay ${of.type} of block ${of.height}`}
            onClick={() => change.mutate({ again: true })}
          >
            Replay
          </Button>
        )}
      </div>
      {of.error && <p className="break-words text-xs text-bad">{of.error}</p>}
      <details>
        <summary className="min-h-6 cursor-pointer text-xs text-muted">What it says</summary>
        <pre className="mono mt-1 max-h-80 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap break-all">
          {readable(of.body)}
        </pre>
      </details>
      <ErrorNote error={change.error} />
    </li>
  );
}
