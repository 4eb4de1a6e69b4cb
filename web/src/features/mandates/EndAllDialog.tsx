import { useAct } from "../../api/hooks";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";

/** The kill switch: one act ends every mandate that one gave. */
export function EndAllDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const end = useAct("mandates.RevokeMandates");
  return (
    <ActDialog
      title="End all mandates?"
      sign="End all of them"
      kind="danger"
      ready
      busy={end.isPending}
      error={end.error}
      onSign={() =>
        end.mutate(
          { agent: "" },
          {
            onSuccess: (receipt) => {
              tell("Nobody may act in your name any more.", receipt.id);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>
        {count === 1 ? "The mandate ends" : `All ${count} mandates end`} in one act. Whatever is
        signed under {count === 1 ? "it" : "them"} and comes after it in the log is refused.
      </p>
      <p className="text-sm text-muted">
        Orders that stand on the exchange stay there, and so do holds: cancel them apart.
      </p>
    </ActDialog>
  );
}
