import { useParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { GovernanceProposalCard } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { ChangeCard } from "./ChangeCard";
import { Power } from "./Power";
import { StageBadge } from "./StageBadge";
import { Tally } from "./TallyBar";
import { Timeline } from "./Timeline";
import { VoteButtons } from "./VoteButtons";
import { choiceInWords, kindInWords, titleOf } from "./words";

/** One proposal: what it changes, how the vote stands, what happened and what is to come. */
export function ProposalPage() {
  const { id = "" } = useParams();
  useRefreshOn([`governance.proposals.${id}`]);
  const proposal = useRow("governance/proposal", { proposal: id });
  if (proposal.error) {
    return <ErrorNote error={proposal.error} retry={() => void proposal.refetch()} />;
  }
  if (!proposal.data) {
    return <Loading what="the proposal" />;
  }
  return <Proposal proposal={proposal.data} />;
}

function Proposal({ proposal }: { proposal: GovernanceProposalCard }) {
  const title = titleOf(proposal, { unit: proposal.unit, person: proposal.subjectName });
  const { current } = useIdentities();
  const own = usePages(
    "governance/votes",
    { proposal: proposal.proposal, voter: current?.principal ?? "" },
    { limit: 1, enabled: current !== null },
  );
  return (
    <>
      <title>{`${title} · Tallystick`}</title>
      <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-muted">
        {kindInWords(proposal.kind)} <span className="mono">{proposal.proposal.slice(0, 8)}</span>
        <StageBadge stage={proposal.stage} />
        {proposal.stage === "OPEN" && <Until at={proposal.closes} />}
        <ReceiptLink id={proposal.proposal} of="the proposal" />
      </p>
      <h1 className="mb-1 break-words">{title}</h1>
      <p className="mb-5 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        Proposed by <Person principal={proposal.by} name={proposal.byName} /> on{" "}
        <Time at={proposal.opens} precise />
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]">
        <div className="grid min-w-0 gap-6">
          <section className="card p-5" aria-label="The vote">
            <Tally proposal={proposal} />
            <VoteButtons proposal={proposal} voted={own.rows[0]?.choice ?? ""} />
          </section>
          {proposal.text && (
            <section aria-labelledby="why">
              <h2 id="why" className="mb-2">
                Why
              </h2>
              <p className="card px-4 py-3 text-sm break-words whitespace-pre-wrap">
                {proposal.text}
              </p>
            </section>
          )}
          <Votes proposal={proposal} />
        </div>
        <div className="grid min-w-0 gap-6">
          <ChangeCard proposal={proposal} />
          <Timeline proposal={proposal} />
        </div>
      </div>
    </>
  );
}

function Votes({ proposal }: { proposal: GovernanceProposalCard }) {
  const votes = usePages("governance/votes", { proposal: proposal.proposal });
  return (
    <section aria-labelledby="votes">
      <h2 id="votes" className="mb-2">
        Votes
      </h2>
      <ErrorNote error={votes.error} />
      {votes.isPending && <Loading what="votes" />}
      {votes.isSuccess && votes.rows.length === 0 && <Empty>Nobody has voted yet.</Empty>}
      {votes.rows.length > 0 && (
        <ul className="card rows">
          {votes.rows.map((vote) => (
            <li
              key={vote.id}
              className="grid grid-cols-[1fr_auto_auto] items-center gap-x-3 px-4 py-2 text-sm"
            >
              <span className="min-w-0">
                <Person principal={vote.voter} name={vote.voterName} />
                <span className="block text-xs text-muted">
                  <Time at={vote.time} />
                </span>
              </span>
              <span className="text-right">
                <span className={TONES[vote.choice] ?? ""}>{choiceInWords(vote.choice)}</span>{" "}
                <Power power={vote.power} asset={proposal.asset} />
              </span>
              <ReceiptLink id={vote.action} of={`the vote of ${vote.voterName}`} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...votes} />
    </section>
  );
}

const TONES: Record<string, string> = {
  FOR: "font-medium text-good",
  AGAINST: "font-medium text-bad",
};
