import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { Somebody } from "../identity/Somebody";
import type { Read } from "./data";

/** Who of the staff read one's sealed data, and why. */
export function Readers({ reads }: { reads: Read[] }) {
  return (
    <section aria-labelledby="readers">
      <h2 id="readers" className="mb-1">
        Who read my data
      </h2>
      <p className="mb-2 text-sm text-muted">
        Officers read what you hand in to be verified. Else staff can read in an emergency only,
        which they declare in the log before the eyes of all.
      </p>
      {reads.length === 0 ? (
        <p className="card px-4 py-3 text-sm">Nobody has.</p>
      ) : (
        <ul className="card rows text-sm">
          {reads.map((read) => (
            <li key={`${read.at}-${read.reader}`} className="flex flex-wrap gap-x-3 px-4 py-2">
              <Somebody principal={read.reader} />
              <span className="text-muted">
                <Time at={read.at} />
              </span>
              <span className="min-w-0 flex-1 basis-40 break-words">{read.reason}</span>
              {read.emergency && <ReceiptLink id={read.emergency} of="the emergency" kind="icon" />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
