import { documentAddress } from "../../api/documents";
import { DownloadIcon } from "../../ui/icons";
import { Empty } from "../../ui/notes";

/** Documents by the hash of their content: what was signed cannot be exchanged later. */
export function Documents({ documents }: { documents: string[] }) {
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="mb-3">
        Documents
      </h2>
      {documents.length === 0 ? (
        <Empty>The project names no documents.</Empty>
      ) : (
        <ul className="card rows">
          {documents.map((document, i) => (
            <li key={document} className="px-4 py-1.5">
              <DocumentLink document={document} name={`Document ${i + 1}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function DocumentLink({ document, name }: { document: string; name: string }) {
  return (
    <a
      href={documentAddress(document)}
      download={`${document.replace("sha256:", "").slice(0, 16)}`}
      className="link inline-flex min-h-7 min-w-0 items-center gap-2 text-sm"
    >
      <DownloadIcon />
      {name}
      <span className="mono truncate text-muted" title={document}>
        {document.replace("sha256:", "").slice(0, 12)}…
      </span>
    </a>
  );
}
