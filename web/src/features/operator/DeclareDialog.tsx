import { useState } from "react";
import { useAct } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";

const MAX_REASON = 300;
const MINUTES = 30;

/** Breaks the glass. */
export function DeclareDialog({ onClose }: { onClose: () => void }) {
  const [principal, setPrincipal] = useState("");
  const [reason, setReason] = useState("");
  const declare = useAct("privacy.DeclareEmergency");
  return (
    <Dialog title="Declare an emergency" onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          declare.mutate(
            { principal: principal.trim(), reason: reason.trim(), minutes: MINUTES },
            {
              onSuccess: (receipt) => {
                tell("The emergency is declared.", receipt.id);
                onClose();
              },
            },
          );
        }}
      >
        <p className="text-sm text-muted">
          For {MINUTES} minutes you may read what is sealed of one person. Everybody sees that you
          may, the person sees that you did, and another officer judges it.
        </p>
        <TextField
          label="Id of the person"
          hint="32 hexadecimal digits, as the page of people shows"
          required
          className="mono"
          pattern="\s*[0-9a-f]{32}\s*"
          value={principal}
          onChange={(event) => setPrincipal(event.target.value)}
        />
        <AreaField
          label="Reason"
          hint="For all to read, for ever: do not tell of the person"
          required
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNote error={declare.error} />
        <Button type="submit" kind="danger" busy={declare.isPending}>
          Declare
        </Button>
      </form>
    </Dialog>
  );
}
