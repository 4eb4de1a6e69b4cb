import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../../api/hooks";
import type { OrganisationsOrganisationRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept;
}

/** Leaves, after asking. */
export function Leave({ of, self }: Props) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const leave = useAct("organisations.LeaveOrganisation", self);
  return (
    <div>
      <Button kind="danger" onClick={() => setOpen(true)}>
        Leave {of.name}
      </Button>
      {open && (
        <ActDialog
          title={`Leave ${of.name}?`}
          sign="Leave"
          kind="danger"
          ready
          busy={leave.isPending}
          error={leave.error}
          onSign={() =>
            leave.mutate(
              { organisation: of.organisation },
              {
                onSuccess: (receipt) => {
                  tell(`You left ${of.name}.`, receipt.id);
                  void navigate("/organisations");
                },
              },
            )
          }
          onClose={() => setOpen(false)}
        >
          <p>You sign in its name no more. Others can invite you again.</p>
        </ActDialog>
      )}
    </div>
  );
}
