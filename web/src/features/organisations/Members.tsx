import { useState } from "react";
import type { OrganisationsNamedMember, OrganisationsOrganisationRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import type { Kept } from "../identity/vault";
import { InviteDialog } from "./InviteDialog";
import { MemberDialog } from "./MemberDialog";
import { decides, ROLES, roleInWords } from "./words";

interface Props {
  of: OrganisationsOrganisationRow;
  members: OrganisationsNamedMember[];
  self: Kept | null;
  me: OrganisationsNamedMember | undefined;
}

function rank(role: string): number {
  return (ROLES as string[]).indexOf(role);
}

/** Who is in it, with which role; whoever decides invites, changes and removes. */
export function Members({ of, members, self, me }: Props) {
  const [open, setOpen] = useState<"invite" | OrganisationsNamedMember | null>(null);
  const mayDecide = me !== undefined && decides(me.role);
  const sorted = [...members].sort((a, b) => rank(a.role) - rank(b.role));
  return (
    <section aria-labelledby="members">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="members">Members</h2>
        {mayDecide && (
          <Button onClick={() => setOpen("invite")}>
            <PlusIcon /> Invite
          </Button>
        )}
      </div>
      <ul className="card rows">
        {sorted.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm"
          >
            <span className="min-w-0 flex-1 basis-40">
              <Person principal={one.member} name={one.memberName} />
              <span className="block text-xs text-muted">
                {one.joined ? "since" : "invited"} <Time at={one.since} />
              </span>
            </span>
            <Badge tone={one.joined ? "plain" : "wood"}>
              {one.joined ? "" : "invited as "}
              {roleInWords(one.role)}
            </Badge>
            <ReceiptLink id={one.action} of={`the membership of ${one.memberName}`} kind="icon" />
            {mayDecide && one.member !== self?.principal && (
              <Button kind="quiet" onClick={() => setOpen(one)}>
                Change<span className="sr-only"> {one.memberName}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open === "invite" && self && (
        <InviteDialog of={of} self={self} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== "invite" && self && (
        <MemberDialog of={of} self={self} member={open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
