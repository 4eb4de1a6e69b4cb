import { useQuery } from "@tanstack/react-query";
import { useVenue } from "../../api/hooks";
import { previewImport } from "../../api/upload";
import { Button } from "../../ui/Button";
import { UploadIcon } from "../../ui/icons";
import { ErrorNote, Loading } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { useHandedOver } from "./handoff";
import { ImportPreviewList } from "./ImportPreviewList";
import { SellTabs } from "./SellTabs";

/** A shop's export: previewed by the venue, chosen here, signed in batches. */
export function ImportPage() {
  const { current } = useIdentities();
  return (
    <>
      <SellTabs />
      {current ? <Import /> : <NobodyYet why="An offer is signed by someone." />}
    </>
  );
}

function Import() {
  const [file, setFile] = useHandedOver();
  const asset = useVenue().data?.asset ?? "";
  const preview = useQuery({
    queryKey: ["import", file?.name, file?.size, file?.lastModified, asset],
    queryFn: () => (file ? previewImport(file, asset) : null),
    enabled: file !== null && asset !== "",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!file) {
    return <Chooser onChoose={setFile} />;
  }
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-3">
        <span className="min-w-0 truncate font-medium">{file.name}</span>
        <Button onClick={() => setFile(null)}>Choose another</Button>
      </p>
      {preview.isPending && <Loading what="the preview" />}
      <ErrorNote error={preview.error} />
      {preview.data && (
        <ImportPreviewList
          key={`${file.name} ${file.size} ${file.lastModified}`}
          preview={preview.data}
        />
      )}
    </>
  );
}

function Chooser({ onChoose }: { onChoose: (file: File) => void }) {
  return (
    <div className="card p-5">
      <p className="mb-4 max-w-2xl text-muted">
        Most shop systems can write their products to a CSV file. Drop it anywhere on this page: you
        see first what was understood and what was not, and nothing is written before you sign.
      </p>
      <label className="grid cursor-pointer place-items-center gap-1 rounded-md border border-dashed border-edge px-4 py-12 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <UploadIcon size={24} />
        <span className="font-medium">Choose a shop export</span>
        <span className="text-sm text-muted">CSV, at most 10 MiB and 5,000 rows</span>
        <input
          type="file"
          accept=".csv,text/csv"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) {
              onChoose(file);
            }
          }}
        />
      </label>
    </div>
  );
}
