import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { OrganisationsMemberRole, OrganisationsOrganisationRow } from "../../api/types";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { PersonField } from "../governance/PersonField";
import type { Kept } from "../identity/vault";
import { asMember } from "./asMember";
import { RoleField } from "./RoleField";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept;
  onClose: () => void;
}

/** Invites somebody, who may accept or not. */
export function InviteDialog({ of, self, onClose }: Props) {
  const [principal, setPrincipal] = useState("");
  const [role, setRole] = useState<OrganisationsMemberRole>("TRADER");
  const invite = useAct("organisations.InviteMember", asMember(self, of.organisation, of.name));
  return (
    <ActDialog
      title={`Invite to ${of.name}`}
      sign="Sign and invite"
      ready={principal !== ""}
      busy={invite.isPending}
      error={invite.error}
      onSign={() =>
        invite.mutate(
          { principal, role },
          {
            onSuccess: (receipt) => {
              tell("Invited.", receipt.id);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <PersonField label="Who" value={principal} onChange={setPrincipal} />
      <RoleField value={role} onChange={setRole} />
    </ActDialog>
  );
}
