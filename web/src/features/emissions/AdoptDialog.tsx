import { useState } from "react";
import { uploadDocument } from "../../api/documents";
import { useAct } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { type Adoption, productKey, type Received, usePact } from "./exchange";

/** Uses a footprint that came, for a product that one buys: by an act that names the document. */
export function AdoptDialog({ of, onClose }: { of: Received; onClose: () => void }) {
  const [typed, setTyped] = useState(of.product.replace(/^01\//, ""));
  const [failed, setFailed] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const adoption = usePact<Adoption>(`/received/${of.received}/adoption`);
  const adopt = useAct("emissions.AdoptFootprint");
  const product = productKey(typed.trim());
  const sign = async (key: string) => {
    setBusy(true);
    setFailed(null);
    try {
      const { document, action } = await adoption.mutateAsync({ product: key });
      // The document is there before the act names it.
      await uploadDocument(new File([document], "footprint.json", { type: "text/plain" }));
      const receipt = await adopt.mutateAsync(action);
      tell("The footprint is in use.", receipt.id);
      onClose();
    } catch (error) {
      setFailed(error instanceof Error ? error : new Error("It did not work."));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ActDialog
      title={`Use the footprint of ${of.productName || of.company}`}
      sign="Sign that it came so"
      ready={product !== null}
      busy={busy}
      error={failed}
      onClose={onClose}
      onSign={() => product !== null && void sign(product)}
    >
      <p className="text-sm">
        {of.company} says {of.kilograms} kg CO₂e per {of.amount} {of.unit}. You say that you
        received this, not that it is right: it shows as “received, not verified here” where you
        have the product.
      </p>
      <TextField
        label="For the product: its GTIN"
        value={typed}
        error={
          typed === "" || product !== null ? undefined : "This is no GTIN with its check digit."
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="text-xs text-muted">
        From then on it is public: what came is kept under its hash, which the log names.
      </p>
    </ActDialog>
  );
}
