import { usePages, useVenue } from "../../api/hooks";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { Somebody } from "../identity/Somebody";
import { HistoryChart } from "./HistoryChart";
import type { HistoryRow } from "./rows";
import type { Step } from "./steps";
import { happeningInWords, tonnes } from "./words";

/** Rows that the chart is drawn from. */
const CHARTED = 200;

/** All that happened to a project: as a chart, and row by row. */
export function History({ project }: { project: string }) {
  const history = usePages("credits/history", { project }, { limit: CHARTED });
  const venue = useVenue().data;
  if (history.isPending) {
    return <Loading what="the history" />;
  }
  const steps = stepsOf(history.rows);
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3">
        Issuance and retirement
      </h2>
      <ErrorNote error={history.error} />
      {steps.length > 0 && venue && (
        <div className="card mb-4 p-4">
          <HistoryChart steps={steps} now={venue.time} />
          <p className="mt-1 flex gap-4 text-xs text-muted">
            <Key fill="bg-wood" label="Issued" />
            <Key fill="bg-accent" label="Retired" />
          </p>
        </div>
      )}
      <ol className="card rows">
        {history.rows.map((row) => (
          <Happened key={row.cursor} row={row} />
        ))}
      </ol>
      <More {...history} />
    </section>
  );
}

/** What the chart shows of a history. */
export function stepsOf(rows: Pick<HistoryRow, "what" | "quantity" | "time">[]): Step[] {
  return rows.flatMap(({ what, quantity, time }) => {
    switch (what) {
      case "BatchIssued":
      case "BatchImported":
        return [{ time, issued: quantity, retired: 0 }];
      case "RetirementFinalised":
        return [{ time, issued: 0, retired: quantity }];
      default:
        return [];
    }
  });
}

function Key({ fill, label }: { fill: string; label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 rounded-sm ${fill}`} />
      {label}
    </span>
  );
}

function Happened({ row }: { row: HistoryRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-26 text-xs text-muted">
        <Time at={row.time} />
      </span>
      <span className="min-w-40 flex-1 break-words">
        {happeningInWords(row.what)}
        {row.text && <span className="text-muted">: {row.text}</span>}
      </span>
      {row.quantity > 0 && <strong className="font-semibold">{tonnes(row.quantity)}</strong>}
      <span className="text-muted">
        <Somebody principal={row.by} />
      </span>
      <ReceiptLink id={row.action} of={happeningInWords(row.what)} kind="icon" />
    </li>
  );
}
