import { usePages } from "../../api/hooks";
import type { OrganisationsNamedMember, OrganisationsOrganisationRow } from "../../api/types";
import { ErrorNote, More } from "../../ui/notes";
import type { Kept } from "../identity/vault";
import { ProposalCard } from "./ProposalCard";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept;
  me: OrganisationsNamedMember | undefined;
}

/** Acts that were put to the members; nothing where none ever was. */
export function Proposals({ of, self, me }: Props) {
  const proposals = usePages(
    "organisations/proposals",
    { organisation: of.organisation },
    { limit: 20 },
  );
  if (proposals.rows.length === 0) {
    return <ErrorNote error={proposals.error} />;
  }
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals" className="mb-2">
        Acts that need agreement
      </h2>
      <ul className="grid gap-3">
        {proposals.rows.map((one) => (
          <ProposalCard key={one.proposal} of={one} self={self} member={me} />
        ))}
      </ul>
      <More {...proposals} />
    </section>
  );
}
