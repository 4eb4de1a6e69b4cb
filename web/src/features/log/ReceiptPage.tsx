import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { Problem } from "../../api/problem";
import { fetchReceipt } from "../../api/submit";
import { Dialog } from "../../ui/Dialog";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptView } from "./ReceiptView";

/** A receipt as a page of its own. */
export function ReceiptPage() {
  const { id = "" } = useParams();
  return (
    <div className="mx-auto max-w-3xl">
      <title>Receipt · Tallystick</title>
      <h1 className="mb-4">Receipt</h1>
      <LoadedReceipt id={id} />
    </div>
  );
}

/** A receipt over the page from which it was opened. */
export function ReceiptDrawer({ onClose }: { onClose: () => void }) {
  const { id = "" } = useParams();
  return (
    <Dialog title="Receipt" kind="drawer" onClose={onClose}>
      <div className="px-5 py-4">
        <LoadedReceipt id={id} />
      </div>
    </Dialog>
  );
}

function LoadedReceipt({ id }: { id: string }) {
  const loaded = useQuery({
    queryKey: ["receipt", id],
    queryFn: ({ signal }) => fetchReceipt(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // A receipt is proven once its checkpoint is signed, some milliseconds after the decision.
    refetchInterval: (query) => (query.state.data?.receipt.proof === "" ? 500 : false),
  });
  if (loaded.error instanceof Problem && loaded.error.status === 404) {
    return <ErrorNote error={new Error("The log has no action with this id.")} />;
  }
  if (loaded.error) {
    return <ErrorNote error={loaded.error} retry={() => void loaded.refetch()} />;
  }
  return loaded.data ? <ReceiptView {...loaded.data} /> : <Loading what="the receipt" />;
}
