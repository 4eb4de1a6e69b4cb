import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { Desk } from "./Desk";
import { useDesk, type Waiting } from "./desk";
import { Examination } from "./Examination";
import { Named, PendingDecisions } from "./PendingDecisions";
import { levelInWords } from "./words";

/** Applications that wait for one officer or the other. */
export function ReviewPage() {
  return (
    <Desk title="Review">
      <PendingDecisions />
      <Queue />
    </Desk>
  );
}

function Queue() {
  const queue = useDesk<{ items: Waiting[] }>("/review");
  const [open, setOpen] = useState<string | null>(null);
  const pending = usePages("compliance/decisions", { state: "PENDING" }, { limit: 200 });
  useRefreshOn(queue.data?.items.map((one) => `compliance.principal.${one.principal}`) ?? []);
  return (
    <section aria-labelledby="queue">
      <h2 id="queue" className="mb-2">
        Applications
      </h2>
      {queue.isPending && <Loading what="applications" />}
      <ErrorNote error={queue.error} />
      {queue.data?.items.length === 0 && <Empty>Nobody waits.</Empty>}
      <ul className="grid gap-3">
        {queue.data?.items.map((one) => (
          <li key={one.application} className="card">
            <div className="flex flex-wrap items-center gap-3 px-4 py-3 text-sm">
              <span className="min-w-0 flex-1">
                <Named principal={one.principal} />
              </span>
              <Badge>{levelInWords(one.level)}</Badge>
              {pending.rows.some((row) => row.commitment === one.commitment) && (
                <Badge tone="wood">waits for a second officer</Badge>
              )}
              <span className="text-xs text-muted">
                <Time at={one.since} />
              </span>
              <Button
                disabled={one.own}
                aria-expanded={open === one.application}
                onClick={() => setOpen(open === one.application ? null : one.application)}
              >
                {one.own ? "Your own" : "Examine"}
              </Button>
            </div>
            {open === one.application && <Examination application={one.application} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
