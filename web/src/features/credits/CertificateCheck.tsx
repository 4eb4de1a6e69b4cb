import { useQuery } from "@tanstack/react-query";
import { fetchReceipt } from "../../api/submit";
import { CheckIcon, CrossIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { usePin } from "../log/usePin";
import { checkCertificate } from "./certificate";
import type { Retirement } from "./rows";

const WAIT_MILLIS = 500;

/** Checks the certificate here and now: nothing that the venue says beside the log is asked. */
export function CertificateCheck({ retirement }: { retirement: Retirement }) {
  const policy = usePin()?.pin.policy ?? "";
  const { retirement: id, closedBy } = retirement;
  const found = useQuery({
    queryKey: ["certificate", id, closedBy, policy],
    queryFn: async ({ signal }) => {
      const [request, final] = await Promise.all([
        fetchReceipt(id, signal),
        fetchReceipt(closedBy, signal),
      ]);
      // A receipt is proven once its checkpoint is signed, some milliseconds after the decision.
      return request.receipt.proof === "" || final.receipt.proof === ""
        ? null
        : checkCertificate(retirement, request.receipt, final.receipt, policy);
    },
    enabled: policy !== "",
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => (query.state.data ? false : WAIT_MILLIS),
  });
  if (found.error) {
    return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  }
  const finding = found.data;
  return (
    <div role="status" className="grid justify-items-start gap-1.5 text-sm">
      {!finding && <span className="text-muted">Checking…</span>}
      {finding?.good && (
        <span className="badge bg-good-soft px-2.5 py-1 text-sm text-good">
          <CheckIcon /> Verified in this page, block {finding.height}
        </span>
      )}
      {finding && !finding.good && (
        <span className="badge bg-bad-soft px-2.5 py-1 text-sm text-bad">
          <CrossIcon /> Not verified
        </span>
      )}
      {finding && <p className="text-muted">{finding.sentence}</p>}
      <p className="-ml-1.5 flex flex-wrap">
        <ReceiptLink id={id} of="the request" />
        {closedBy !== id && <ReceiptLink id={closedBy} of="the final retirement" />}
      </p>
    </div>
  );
}
