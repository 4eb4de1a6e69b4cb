import type { ReactNode } from "react";
import { Link } from "react-router";
import { useRow } from "../../api/hooks";
import type { GovernanceProposalCard } from "../../api/types";
import { Person } from "../../ui/Mark";
import { ErrorNote } from "../../ui/notes";
import { TermsList } from "./TermsList";
import { valueInWords } from "./units";
import { dutyOf, roleInWords, roleSubject } from "./words";

/** What is so now, or was before, and what it would become. */
export function ChangeCard({ proposal }: { proposal: GovernanceProposalCard }) {
  return (
    <section className="card p-4" aria-labelledby="change">
      <h2 id="change" className="mb-3">
        What changes
      </h2>
      <Change proposal={proposal} />
    </section>
  );
}

function Change({ proposal }: { proposal: GovernanceProposalCard }) {
  const { kind, subject, value, unit, before } = proposal;
  switch (kind) {
    case "PARAMETER":
      return (
        <FromTo
          what={
            <Link className="link mono break-all" to={`/governance/parameters#${subject}`}>
              {subject}
            </Link>
          }
          from={valueInWords(before, unit)}
          to={valueInWords(value, unit)}
        >
          {proposal.sentence}
        </FromTo>
      );
    case "ROLE": {
      const { role, principal } = roleSubject(subject);
      const without = `no ${roleInWords(role).toLowerCase()}`;
      const [from, to] = value === 1 ? [without, roleInWords(role)] : [roleInWords(role), without];
      return (
        <FromTo
          what={<Person principal={principal} name={proposal.subjectName || principal} />}
          from={from}
          to={to}
        >
          {roleInWords(role)}: {dutyOf(role)}.
        </FromTo>
      );
    }
    case "INSTRUMENT":
      return <Listing proposal={proposal} />;
    case "DELISTING":
      return (
        <FromTo what={subject} from="listed" to="delisted">
          Trading ends for good; open orders can be cancelled.
        </FromTo>
      );
    case "HALT": {
      const [from, to] = value === 1 ? ["trading", "halted"] : ["halted", "trading"];
      return <FromTo what={subject || "The whole exchange"} from={from} to={to} />;
    }
    case "VOTING_ASSET":
      return (
        <FromTo what="Votes weigh" from={proposal.asset || "one per operator"} to={subject}>
          Proposals that are open already keep what they began with.
        </FromTo>
      );
    case "RULES":
      return (
        <FromTo what="Version of the rules" from={String(value - 1)} to={String(value)}>
          Every node must run a program that knows it before it comes into force.
        </FromTo>
      );
    default:
      return null;
  }
}

interface FromToProps {
  what: ReactNode;
  from: string;
  to: string;
  children?: ReactNode;
}

function FromTo({ what, from, to, children }: FromToProps) {
  return (
    <>
      <p className="mb-2 font-medium">{what}</p>
      <dl className="grid grid-cols-2 gap-2">
        <div className="rounded-md bg-sunken px-3 py-2">
          <dt className="label">From</dt>
          <dd className="font-semibold break-words">{from}</dd>
        </div>
        <div className="rounded-md bg-accent-soft px-3 py-2">
          <dt className="label">
            <span aria-hidden="true">→ </span>To
          </dt>
          <dd className="font-semibold break-words">{to}</dd>
        </div>
      </dl>
      {children && <p className="mt-2 text-sm text-muted">{children}</p>}
    </>
  );
}

function Listing({ proposal }: { proposal: GovernanceProposalCard }) {
  const terms = useRow("governance/terms", { proposal: proposal.proposal });
  return (
    <>
      <ErrorNote error={terms.error} />
      {terms.data && <TermsList terms={terms.data} />}
    </>
  );
}
