import { useState } from "react";
import { useAct } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import { chosen, NO_CHOICE } from "./choice";
import type { Holding } from "./rows";
import { UnitChoice } from "./UnitChoice";
import { useActiveUnits } from "./useUnits";

/** Takes credits of one's own out without using them. */
export function CancelDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const units = useActiveUnits(holding.owner, holding.asset);
  const [choice, setChoice] = useState(NO_CHOICE);
  const [reason, setReason] = useState("");
  const cancel = useAct("credits.CancelUnits");
  const result = chosen(choice, units.rows, holding.available);
  return (
    <ActDialog
      title={`Cancel ${holding.projectName}, ${holding.vintage}`}
      sign="Cancel them for good"
      kind="danger"
      ready={result.ok && reason.trim() !== ""}
      busy={cancel.isPending}
      error={cancel.error ?? units.error}
      onClose={onClose}
      onSign={() =>
        result.ok &&
        cancel.mutate(
          {
            asset: holding.asset,
            quantity: result.quantity,
            ranges: result.ranges,
            reason: reason.trim(),
          },
          {
            onSuccess: (receipt) => {
              tell("Cancelled.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm text-muted">
        Cancelled credits count for nobody, ever. To have them count for somebody, retire them.
      </p>
      <UnitChoice {...{ choice }} onChange={setChoice} had={units.rows} most={holding.available} />
      <TextField
        label="Reason (public)"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
