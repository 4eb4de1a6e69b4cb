import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../../api/hooks";
import { outcomeOf } from "../../proof/receipt";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";

/** Makes an organisation of which one is the first owner. */
export function FoundDialog({ self, onClose }: { self: Kept; onClose: () => void }) {
  const [name, setName] = useState("");
  const navigate = useNavigate();
  const found = useAct("organisations.FoundOrganisation", self);
  return (
    <ActDialog
      title="Found an organisation"
      sign="Sign and found"
      ready={name.trim() !== ""}
      busy={found.isPending}
      error={found.error}
      onSign={() =>
        found.mutate(
          { name: name.trim() },
          {
            onSuccess: (receipt) => {
              tell(`${name.trim()} is founded.`, receipt.id);
              onClose();
              const told = outcomeOf(receipt).events.find(
                (one) => one.type === "organisations.OrganisationFounded",
              );
              void navigate(`/organisations/${String(told?.body.organisation ?? "")}`);
            },
          },
        )
      }
      onClose={onClose}
    >
      <TextField
        label="Name"
        maxLength={120}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="text-sm text-muted">
        You are its first owner. Then invite others, and say what several must agree to.
      </p>
    </ActDialog>
  );
}
