import { sentenceOf } from "../../api/problem";
import { LinkButton } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import type { Progress } from "./useImport";

interface Props {
  progress: Progress;
  error: unknown;
  onGoOn: () => void;
}

/** How far the import is, and what became of each listing. */
export function ImportResult({ progress, error, onGoOn }: Props) {
  const { total, receipts, isDone } = progress;
  const refused = receipts.filter((receipt) => !receipt.accepted);
  return (
    <section className="card grid max-w-2xl gap-4 p-5" aria-label="Import">
      <p role="status" className="font-medium">
        {isDone
          ? `${receipts.length - refused.length} listings are on offer.`
          : `${receipts.length} of ${total} signed and decided…`}
      </p>
      <progress className="h-2 w-full" max={total} value={receipts.length} aria-label="Progress" />
      <ErrorNote error={error} retry={onGoOn} />
      {refused.length > 0 && (
        <ul className="rows text-sm">
          {refused.map((receipt) => (
            <li key={receipt.id} className="flex justify-between gap-3 py-1.5">
              {sentenceOf(receipt)} <ReceiptLink id={receipt.id} />
            </li>
          ))}
        </ul>
      )}
      {isDone && (
        <div className="flex flex-wrap gap-2">
          <LinkButton kind="primary" to="/sell">
            To my listings
          </LinkButton>
          {receipts[0] && <ReceiptLink id={receipts[0].id} of="the first of them" />}
        </div>
      )}
    </section>
  );
}
