import { usePages } from "../../api/hooks";
import { Empty, ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { Somebody } from "../identity/Somebody";
import { DocumentLink } from "./Documents";
import { tonnes } from "./words";

/** Who has signed for how many tonnes. */
export function Verifications({ project }: { project: string }) {
  const all = usePages("credits/verifications", { project }, { limit: 20 });
  // What Batches asks for as well: one answer for both.
  const batches = usePages("credits/batches", { project }, { limit: 50 });
  return (
    <section aria-labelledby="verifications">
      <h2 id="verifications" className="mb-3">
        Verifications
      </h2>
      <ErrorNote error={all.error} />
      {all.isSuccess && all.rows.length === 0 && (
        <Empty>
          {batches.rows.some((batch) => batch.imported)
            ? "No verifier has signed here: these units were verified in the registry they come from."
            : "No verifier has signed a report yet, so nothing can be issued."}
        </Empty>
      )}
      {all.rows.length > 0 && (
        <ul className="card rows">
          {all.rows.map((one) => (
            <li key={one.verification} className="grid gap-1 px-4 py-2.5 text-sm">
              <p className="flex flex-wrap items-center gap-x-2">
                <strong className="font-semibold">{tonnes(one.tonnes)}</strong> of {one.vintage} by{" "}
                <Somebody principal={one.verifier} />
                <span className="ml-auto flex items-center text-xs text-muted">
                  <Time at={one.time} />
                  <ReceiptLink
                    id={one.verification}
                    of={`the report on ${one.vintage}`}
                    kind="icon"
                  />
                </span>
              </p>
              {one.text && <p className="break-words text-muted">{one.text}</p>}
              <DocumentLink document={one.report} name="Report" />
            </li>
          ))}
        </ul>
      )}
      <More {...all} />
    </section>
  );
}
