import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import { chosen, NO_CHOICE } from "./choice";
import type { Holding } from "./rows";
import { UnitChoice } from "./UnitChoice";
import { useActiveUnits } from "./useUnits";

/** Asks that credits count for a beneficiary; nothing is final before one says so. */
export function RetireDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const navigate = useNavigate();
  const units = useActiveUnits(holding.owner, holding.asset);
  const [choice, setChoice] = useState(NO_CHOICE);
  const [beneficiary, setBeneficiary] = useState("");
  const [purpose, setPurpose] = useState("");
  const [message, setMessage] = useState("");
  const retire = useAct("credits.RequestRetirement");
  const result = chosen(choice, units.rows, holding.available);
  const isTold = beneficiary.trim() !== "" && purpose.trim() !== "";
  return (
    <ActDialog
      title={`Retire ${holding.projectName}, ${holding.vintage}`}
      sign="Ask for the retirement"
      ready={result.ok && isTold}
      busy={retire.isPending}
      error={retire.error ?? units.error}
      onClose={onClose}
      onSign={() =>
        result.ok &&
        retire.mutate(
          {
            asset: holding.asset,
            quantity: result.quantity,
            ranges: result.ranges,
            beneficiary: beneficiary.trim(),
            purpose: purpose.trim(),
            message: message.trim(),
          },
          {
            onSuccess: (receipt) => {
              tell("Reserved. Make it final, or withdraw it.", receipt.id);
              void navigate(`/credits/certificates/${receipt.id}`);
            },
          },
        )
      }
    >
      <UnitChoice {...{ choice }} onChange={setChoice} had={units.rows} most={holding.available} />
      <TextField
        label="Beneficiary: who may say that these tonnes are theirs"
        maxLength={120}
        value={beneficiary}
        onChange={(event) => setBeneficiary(event.target.value)}
      />
      <TextField
        label="Purpose"
        maxLength={500}
        placeholder="Flights of 2025"
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <AreaField
        label="Message on the certificate (optional)"
        rows={2}
        maxLength={500}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <p className="text-xs text-muted">
        All of this is public. The credits are reserved first; on the next page you make the
        retirement final, which nobody can undo, or withdraw it.
      </p>
    </ActDialog>
  );
}
