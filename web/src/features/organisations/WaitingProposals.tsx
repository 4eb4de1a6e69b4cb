import { usePages } from "../../api/hooks";
import { logNow } from "../../api/signing";
import type { OrganisationsNamedMember } from "../../api/types";
import { ErrorNote } from "../../ui/notes";
import type { Kept } from "../identity/vault";
import { ProposalCard } from "./ProposalCard";
import { decides } from "./words";

interface Props {
  self: Kept;
  /** Where one is a member. */
  members: OrganisationsNamedMember[];
}

/** Acts to which one has not agreed yet, in all organisations where one decides. */
export function WaitingProposals({ self, members }: Props) {
  const open = usePages("organisations/proposals", { member: self.principal, state: "OPEN" });
  const now = logNow();
  const waiting = open.rows.filter((one) => {
    const member = members.find((own) => own.organisation === one.organisation);
    return (
      member &&
      decides(member.role) &&
      one.expires > now &&
      !one.approvedBy.includes(self.principal) &&
      !one.declinedBy.includes(self.principal)
    );
  });
  if (waiting.length === 0) {
    return <ErrorNote error={open.error} />;
  }
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="mb-2">
        Waiting for you
      </h2>
      <ul className="grid gap-4">
        {waiting.map((one) => {
          const member = members.find((own) => own.organisation === one.organisation);
          return (
            member && <ProposalCard key={one.proposal} of={one} self={self} member={member} named />
          );
        })}
      </ul>
    </section>
  );
}
