import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { GovernanceProposalCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AreaField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";

interface Props {
  proposal: GovernanceProposalCard;
  onClose: () => void;
}

/** Stops a proposal for good; whoever does says why. */
export function CancelDialog({ proposal, onClose }: Props) {
  const [text, setText] = useState("");
  const cancel = useAct("governance.CancelProposal");
  return (
    <Dialog title="Cancel the proposal?" onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          cancel.mutate(
            { proposal: proposal.proposal, text: text.trim() },
            {
              onSuccess: (receipt) => {
                tell("Cancelled.", receipt.id);
                onClose();
              },
            },
          );
        }}
      >
        <p>It ends here and cannot be taken up again; the same can be proposed anew.</p>
        <AreaField
          label="Why (optional, public)"
          rows={3}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNote error={cancel.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" type="submit" busy={cancel.isPending}>
            Cancel the proposal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
