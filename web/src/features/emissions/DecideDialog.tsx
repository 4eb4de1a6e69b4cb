import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { EmissionsSavingCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { carbonInWords } from "./carbon";

interface Props {
  of: EmissionsSavingCard;
  onClose: () => void;
}

/** A verifier finds a saving proven, which grants green tokens for it, or does not. */
export function DecideDialog({ of, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [declining, setDeclining] = useState(false);
  const confirm = useAct("emissions.ConfirmSaving");
  const decline = useAct("emissions.DeclineSaving");
  const done = (text: string) => ({
    onSuccess: (receipt: { id: string }) => {
      tell(text, receipt.id);
      onClose();
    },
  });
  return (
    <ActDialog
      title={`A saving of ${carbonInWords(of.saved)}`}
      sign={declining ? "Sign that it is not proven" : "Sign that it is proven"}
      kind={declining ? "danger" : "primary"}
      ready={!declining || reason.trim() !== ""}
      busy={confirm.isPending || decline.isPending}
      error={confirm.error ?? decline.error}
      onClose={onClose}
      onSign={() =>
        declining
          ? decline.mutate({ leg: of.leg, reason: reason.trim() }, done("Declined."))
          : confirm.mutate({ leg: of.leg }, done("Proven: the tokens are granted."))
      }
    >
      <p className="text-sm">
        {of.byName} says: {of.fromName} to {of.toName} emitted {carbonInWords(of.wtw)} and would
        have emitted {carbonInWords(of.baseline)}. {of.note}
      </p>
      {declining ? (
        <TextField
          label="Why it is not proven (public)"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : (
        <>
          <p className="text-xs text-muted">
            Once proven, green tokens are granted for it, and the leg can be claimed no more.
          </p>
          <Button className="justify-self-start" onClick={() => setDeclining(true)}>
            It is not proven…
          </Button>
        </>
      )}
    </ActDialog>
  );
}
