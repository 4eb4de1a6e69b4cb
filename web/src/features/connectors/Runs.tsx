import { useState } from "react";
import { useOwn } from "../../api/own";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { type Run, type RunDetails, readable, useConnectorChange } from "./connectors";

const REFRESH_MILLIS = 3_000;

/** What came in, the newest first, and what became of each row. */
export function Runs({ connector }: { connector: string }) {
  const runs = useOwn<{ items: Run[] }>(`/connectors/${connector}/runs`, {
    refetchInterval: REFRESH_MILLIS,
  });
  const [open, setOpen] = useState("");
  return (
    <section aria-labelledby="runs">
      <h2 id="runs" className="mb-3">
        Runs
      </h2>
      <ErrorNote error={runs.error} retry={() => void runs.refetch()} />
      {runs.isPending && <Loading what="runs" />}
      {runs.data?.items.length === 0 && <Empty>Nothing came in yet.</Empty>}
      {runs.data && runs.data.items.length > 0 && (
        <ul className="card rows">
          {runs.data.items.map((one) => (
            <li key={one.run} className="grid gap-1 px-4 py-2 text-sm">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-48 flex-1">
                  <code className="mono break-all">{one.message}</code>
                  <span className="block text-xs text-muted">
                    <Time at={one.began} />, {one.bytes} bytes
                  </span>
                </span>
                <Outcome of={one} />
                <Button
                  kind="quiet"
                  aria-expanded={open === one.run}
                  aria-label={`Rows of ${one.message}`}
                  onClick={() => setOpen(open === one.run ? "" : one.run)}
                >
                  Rows
                </Button>
              </div>
              {open === one.run && <Details connector={connector} run={one.run} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Outcome({ of }: { of: Run }) {
  if (of.ended === 0) {
    return <Badge tone="wood">not finished</Badge>;
  }
  const failed = of.rows - of.accepted;
  return (
    <Badge tone={failed > 0 ? "bad" : "good"}>
      {failed > 0 ? `${failed} of ${of.rows} not accepted` : `${of.rows} accepted`}
    </Badge>
  );
}

/** To the ledger a connector without mandate is a key that it never heard of. */
function sentenceOf(one: RunDetails["results"][number]): string {
  return one.code === "identity.KEY_UNKNOWN"
    ? "The connector has no mandate yet. Give it one, then try again."
    : one.sentence;
}

function Details({ connector, run }: { connector: string; run: string }) {
  const path = `/connectors/${connector}/runs/${run}`;
  const details = useOwn<RunDetails>(path);
  const replay = useConnectorChange(`${path}/replay`);
  if (!details.data) {
    return <Loading what="the run" />;
  }
  const { results, body, acknowledgement } = details.data;
  return (
    <div className="grid gap-2">
      <ul className="grid gap-1">
        {results.map((one) => (
          <li key={one.position} className="flex flex-wrap items-center gap-2 text-xs">
            <code className="mono">{one.position}</code>
            <span className={`min-w-0 flex-1 break-words ${one.code ? "text-bad" : "text-muted"}`}>
              {one.code ? `${one.code}: ${sentenceOf(one)}` : "accepted"}
            </span>
            {one.action && <ReceiptLink id={one.action} of={one.position} kind="icon" />}
          </li>
        ))}
      </ul>
      {results.some((one) => one.code) && (
        <div>
          <Button busy={replay.isPending} onClick={() => replay.mutate(undefined)}>
            Try the rows again that were not accepted
          </Button>
        </div>
      )}
      <ErrorNote error={replay.error} />
      <Text summary="As it came">{readable(body)}</Text>
      {acknowledgement && <Text summary="How it is acknowledged">{acknowledgement}</Text>}
    </div>
  );
}

function Text({ summary, children }: { summary: string; children: string }) {
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-xs text-muted">{summary}</summary>
      <pre className="mono mt-1 max-h-80 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap break-all">
        {children}
      </pre>
    </details>
  );
}
