import { useState } from "react";
import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { OrganisationsNamedMember } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Mark } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import type { Kept } from "../identity/vault";
import { FoundDialog } from "./FoundDialog";
import { Invitation } from "./Invitation";
import { WaitingProposals } from "./WaitingProposals";
import { dutyOf, roleInWords } from "./words";

/** The organisations of which somebody is a member, and what waits for them there. */
export function OrganisationsPage() {
  const { self } = useIdentities();
  const [founding, setFounding] = useState(false);
  return (
    <>
      <title>Organisations · Tallystick</title>
      <div className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h1>Organisations</h1>
        {self && (
          <Button kind="primary" onClick={() => setFounding(true)}>
            <PlusIcon /> Found an organisation
          </Button>
        )}
      </div>
      <p className="mb-6 max-w-2xl text-muted">
        An organisation has an account and a name, but no key: its members sign for it with their
        own, as far as their roles go, and together where it matters.
      </p>
      {self ? (
        <Mine key={self.principal} self={self} />
      ) : (
        <NobodyYet why="Organisations have members." />
      )}
      {founding && self && <FoundDialog self={self} onClose={() => setFounding(false)} />}
    </>
  );
}

function Mine({ self }: { self: Kept }) {
  const { principal } = self;
  const members = usePages("organisations/members", { member: principal });
  const joined = members.rows.filter((one) => one.joined);
  const invited = members.rows.filter((one) => !one.joined);
  useRefreshOn([
    `organisations.organisation.${principal}`,
    ...joined.map((one) => `organisations.organisation.${one.organisation}`),
  ]);
  return (
    <div className="grid gap-8">
      {invited.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="mb-2">
            Invitations
          </h2>
          <ul className="card rows">
            {invited.map((one) => (
              <Invitation key={one.id} of={one} self={self} />
            ))}
          </ul>
        </section>
      )}
      <WaitingProposals self={self} members={joined} />
      <section aria-labelledby="mine">
        <h2 id="mine" className="mb-2">
          Yours
        </h2>
        {members.isPending && <Loading what="organisations" />}
        <ErrorNote error={members.error} retry={() => void members.refetch()} />
        {members.isSuccess && joined.length === 0 && (
          <Empty>You are a member of none. Found one, or let somebody invite you.</Empty>
        )}
        {joined.length > 0 && (
          <ul className="card rows">
            {joined.map((one) => (
              <Row key={one.id} of={one} />
            ))}
          </ul>
        )}
        <More {...members} />
      </section>
    </div>
  );
}

function Row({ of }: { of: OrganisationsNamedMember }) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-sunken">
      <Mark principal={of.organisation} size={28} />
      <p className="min-w-0 flex-1">
        <Link
          to={`/organisations/${of.organisation}`}
          className="font-medium break-words after:absolute after:inset-0"
        >
          {of.organisationName}
        </Link>
        <span className="block text-xs text-muted">Your role {dutyOf(of.role)}.</span>
      </p>
      <Badge>{roleInWords(of.role)}</Badge>
      <span className="relative z-10">
        <ReceiptLink id={of.action} of={`membership of ${of.organisationName}`} kind="icon" />
      </span>
    </li>
  );
}
