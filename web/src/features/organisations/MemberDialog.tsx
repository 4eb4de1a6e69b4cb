import { useState } from "react";
import { useAct } from "../../api/hooks";
import type {
  OrganisationsMemberRole,
  OrganisationsNamedMember,
  OrganisationsOrganisationRow,
} from "../../api/types";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";
import { asMember } from "./asMember";
import { RoleField } from "./RoleField";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept;
  member: OrganisationsNamedMember;
  onClose: () => void;
}

/** Gives a member another role, or removes them; takes an invitation back. */
export function MemberDialog({ of, self, member, onClose }: Props) {
  const actor = asMember(self, of.organisation, of.name);
  const [role, setRole] = useState(member.role as OrganisationsMemberRole);
  const change = useAct("organisations.ChangeMember", actor);
  const remove = useAct("organisations.RemoveMember", actor);
  const name = member.memberName;
  const done = (said: string) => ({
    onSuccess: (receipt: { id: string }) => {
      tell(said, receipt.id);
      onClose();
    },
  });
  return (
    <ActDialog
      title={name}
      sign="Sign and change the role"
      ready={member.joined && role !== member.role}
      busy={change.isPending}
      error={change.error ?? remove.error}
      onSign={() => change.mutate({ member: member.member, role }, done("Changed."))}
      onClose={onClose}
    >
      {member.joined && <RoleField value={role} onChange={setRole} />}
      <div>
        <Button
          kind="danger"
          busy={remove.isPending}
          onClick={() =>
            remove.mutate(
              { member: member.member },
              done(member.joined ? `${name} is no member any more.` : "Taken back."),
            )
          }
        >
          {member.joined ? `Remove ${name}` : "Take the invitation back"}
        </Button>
      </div>
    </ActDialog>
  );
}
