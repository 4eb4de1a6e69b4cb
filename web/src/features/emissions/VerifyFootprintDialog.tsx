import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { EmissionsFootprintCard } from "../../api/types";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { DocumentFields } from "../credits/DocumentFields";
import { carbonInWords } from "./carbon";

interface Props {
  of: EmissionsFootprintCard;
  onClose: () => void;
}

/** A verifier says that a footprint is right. */
export function VerifyFootprintDialog({ of, onClose }: Props) {
  const [document, setDocument] = useState("");
  const verify = useAct("emissions.VerifyFootprint");
  return (
    <ActDialog
      title={`Verify the footprint of ${of.productName || of.product}`}
      sign="Sign that it is right"
      ready
      busy={verify.isPending}
      error={verify.error}
      onClose={onClose}
      onSign={() =>
        verify.mutate(
          { footprint: of.id, document },
          {
            onSuccess: (receipt) => {
              tell("The footprint is verified.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm">
        {of.company || of.byName} says {carbonInWords(of.footprint.excludingUptake)} CO₂e per{" "}
        {(of.footprint.unitThousandths / 1_000).toLocaleString("en")}{" "}
        {of.footprint.unit.toLowerCase().replaceAll("_", " ")}, by{" "}
        {of.footprint.standards.join(", ")}. You say that you looked into it, and that it is right.
      </p>
      <DocumentFields
        label="Your statement (optional)"
        documents={document ? [document] : []}
        most={1}
        onChange={([file = ""]) => setDocument(file)}
      />
    </ActDialog>
  );
}
