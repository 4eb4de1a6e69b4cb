import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { uploadDocument } from "../../api/documents";
import { Button } from "../../ui/Button";
import { UploadIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";

interface Props {
  label: string;
  documents: string[];
  most: number;
  onChange: (documents: string[]) => void;
}

/** Uploads documents to the venue; what is signed names them by their hash. */
export function DocumentFields({ label, documents, most, onChange }: Props) {
  const input = useId();
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      const stored: string[] = [];
      for (const file of files.slice(0, most - documents.length)) {
        stored.push(await uploadDocument(file));
      }
      return stored;
    },
    onSuccess: (stored) => onChange([...new Set([...documents, ...stored])]),
  });
  return (
    <div className="grid gap-2">
      <span className="label">{label}</span>
      {documents.length > 0 && (
        <ul className="card rows">
          {documents.map((document) => (
            <li key={document} className="flex items-center gap-2 px-3 py-1">
              <span className="mono min-w-0 flex-1 truncate" title={document}>
                {document}
              </span>
              <Button
                kind="quiet"
                onClick={() => onChange(documents.filter((one) => one !== document))}
              >
                Remove<span className="sr-only"> {document.slice(7, 15)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {documents.length < most && (
        <label
          htmlFor={input}
          className="flex cursor-pointer items-center justify-center gap-2 rounded-md border border-dashed border-edge px-4 py-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <UploadIcon />
          {upload.isPending ? "Uploading…" : "Add a file"}
          <span className="text-xs text-muted">PDF, picture or text, at most 10 MiB</span>
          <input
            id={input}
            type="file"
            multiple={most > 1}
            className="sr-only"
            onChange={(event) => {
              upload.mutate([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      <ErrorNote error={upload.error} />
    </div>
  );
}
