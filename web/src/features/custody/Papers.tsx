import { documentAddress } from "../../api/documents";
import { usePages } from "../../api/hooks";
import { Person } from "../../ui/Mark";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";

const KINDS: Record<string, string> = {
  HAND_OVER: "Paper of the hand-over",
  REFUSAL: "Picture of a refusal",
  PRODUCT: "Picture of the product",
};

/** Files that signed acts name, by the hash of their bytes. */
export function Papers({ thing }: { thing: string }) {
  const papers = usePages("custody/documents", { thing });
  if (papers.isSuccess && papers.rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="papers">
      <h2 id="papers" className="mb-3">
        Documents
      </h2>
      <ErrorNote error={papers.error} retry={() => void papers.refetch()} />
      <ul className="card rows">
        {papers.rows.map((one) => (
          <li
            key={`${one.cursor} ${one.kind} ${one.file}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
          >
            <span className="min-w-40 flex-1 break-words">
              <a className="link" href={addressOf(one.kind, one.file)} rel="noreferrer">
                {KINDS[one.kind] ?? one.kind}
              </a>
              {one.note && <span className="text-muted">: {one.note}</span>}
            </span>
            <Time at={one.time} />
            <Person principal={one.by} name={one.byName} />
            <ReceiptLink id={one.action} of="what names it" />
          </li>
        ))}
      </ul>
      <More {...papers} />
    </section>
  );
}

/** Pictures and papers are kept apart; others' are where they say. */
function addressOf(kind: string, file: string): string {
  if (!file.startsWith("sha256:")) {
    return file;
  }
  return kind === "HAND_OVER" ? documentAddress(file) : `/v1/files/${file.slice("sha256:".length)}`;
}
