import { useState } from "react";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { BatchDialog } from "./BatchDialog";
import { type Batch, countsOf, type Project } from "./rows";
import { SupplyBar } from "./SupplyBar";
import { rangeInWords } from "./serials";
import { useRoles } from "./useRoles";
import { VintageChart } from "./VintageChart";
import { ADJUSTMENTS, tonnes, wordFor } from "./words";

/** What was issued, by vintage and batch, with serial numbers and what each batch carries. */
export function Batches({ project }: { project: Project }) {
  const batches = usePages("credits/batches", { project: project.project }, { limit: 50 });
  return (
    <section aria-labelledby="batches">
      <h2 id="batches" className="mb-3">
        Issued by vintage
      </h2>
      <ErrorNote error={batches.error} />
      {batches.isSuccess && batches.rows.length === 0 && (
        <Empty>Nothing is issued yet. A verifier signs first, then the registrar issues.</Empty>
      )}
      {batches.rows.length > 0 && (
        <div className="grid gap-4">
          <VintageChart batches={batches.rows} />
          <ul className="card rows">
            {batches.rows.map((batch) => (
              <BatchRow key={batch.batch} batch={batch} />
            ))}
          </ul>
        </div>
      )}
      <More {...batches} />
    </section>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const { isRegistrar } = useRoles();
  const [open, setOpen] = useState(false);
  const adjustment = wordFor(ADJUSTMENTS, batch.adjustment);
  const name = `${batch.vintage}, ${rangeInWords(batch)}`;
  return (
    <li className="grid gap-1.5 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="font-semibold">{batch.vintage}</strong>
        <span className="mono min-w-0 break-all">{rangeInWords(batch)}</span>
        <span className="ml-auto">{tonnes(batch.quantity)}</span>
      </div>
      <SupplyBar counts={countsOf(batch)} of={batch.quantity} />
      <div className="flex flex-wrap items-center gap-1.5">
        <Badge tone={adjustment.tone} title={adjustment.means}>
          {adjustment.label}
        </Badge>
        {batch.labels.map((label) => (
          <Badge key={label}>{label}</Badge>
        ))}
        {batch.imported && <Badge title={batch.serialText}>imported</Badge>}
        {batch.expires > 0 && (
          <span className="text-xs text-muted">
            expires <Time at={batch.expires} />
          </span>
        )}
        <span className="ml-auto flex items-center">
          <span className="text-xs text-muted">
            <Time at={batch.issued} />
          </span>
          <ReceiptLink id={batch.batch} of={`the issue of ${name}`} kind="icon" />
          {isRegistrar && (
            <Button kind="quiet" onClick={() => setOpen(true)}>
              Change<span className="sr-only"> {name}</span>
            </Button>
          )}
        </span>
      </div>
      {open && <BatchDialog batch={batch} onClose={() => setOpen(false)} />}
    </li>
  );
}
