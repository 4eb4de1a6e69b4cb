import { useRow } from "../../api/hooks";
import { logNow } from "../../api/signing";
import type { OrganisationsNamedMember, OrganisationsProposalRow } from "../../api/types";
import { Badge, type Tone } from "../../ui/Badge";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { useAssets } from "../accounts/useAssets";
import { Somebody } from "../identity/Somebody";
import { useNames } from "../identity/useNames";
import type { Kept } from "../identity/vault";
import { ProposalActs } from "./ProposalActs";
import { actInWords, type ProposalStanding, peopleIn, standingOf } from "./words";

interface Props {
  of: OrganisationsProposalRow;
  self: Kept;
  /** Whoever looks, if they are a member. */
  member: OrganisationsNamedMember | undefined;
  /** Says of which organisation it is. */
  named?: boolean;
}

const BADGES: Record<ProposalStanding, { label: string; tone: Tone }> = {
  open: { label: "needs more to agree", tone: "wood" },
  agreed: { label: "agreed, not done yet", tone: "good" },
  done: { label: "done", tone: "good" },
  lapsed: { label: "came to nothing", tone: "plain" },
};

/** An act that several must agree to: what it would do, who agreed, and what one can do about it. */
export function ProposalCard({ of, self, member, named = false }: Props) {
  const now = logNow();
  const { organisation } = of;
  const row = useRow("organisations/organisation", { organisation });
  const { decimals } = useAssets();
  const person = useNames(peopleIn(of.body));
  const names = { person, decimals: (asset: string) => decimals[asset] ?? 2 };
  const needed = row.data?.approvals ?? 0;
  const standing = standingOf(of, needed, now);
  const badge = BADGES[standing];
  const words = actInWords(of.type, of.body, names);
  const isOpen = standing === "open" || standing === "agreed";
  return (
    <li className={`card px-4 py-3 ${isOpen ? "" : "bg-sunken"}`}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="min-w-0 font-medium break-words">
          {words.charAt(0).toUpperCase() + words.slice(1)}
        </strong>
        <Badge tone={badge.tone}>{badge.label}</Badge>
        <ReceiptLink id={of.proposal} of="the proposal" kind="icon" />
      </p>
      <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
        {named && <>{row.data?.name ?? "…"}:</>} proposed by <Somebody principal={of.proposer} />
        <Time at={of.since} />
        {isOpen && (
          <>
            , <Until at={of.expires} />
          </>
        )}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm">
        <span>
          {of.approvals} {isOpen && needed > 0 && <>of {needed}</>} agreed
          {of.approvedBy.length > 0 && ":"}
        </span>
        {of.approvedBy.map((one) => (
          <Somebody key={one} principal={one} />
        ))}
        {of.declinedBy.length > 0 && <span>declined:</span>}
        {of.declinedBy.map((one) => (
          <Somebody key={one} principal={one} />
        ))}
        {of.usedBy && <ReceiptLink id={of.usedBy} of="the act itself" />}
      </p>
      <details className="mt-1">
        <summary className="link inline-block py-1 text-sm">What exactly is agreed to</summary>
        <p className="mono mt-1 rounded-md bg-sunken px-3 py-2 text-sm break-all">
          {of.type} {of.body}
        </p>
      </details>
      {isOpen && member && row.data && (
        <ProposalActs
          of={of}
          self={self}
          member={member}
          name={row.data.name}
          isAgreed={standing === "agreed"}
        />
      )}
    </li>
  );
}
