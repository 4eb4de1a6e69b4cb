import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { GovernanceProposalCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { GovernanceTabs } from "./GovernanceTabs";
import { ProposeDialog } from "./ProposeDialog";
import { StageBadge } from "./StageBadge";
import { TallyBar } from "./TallyBar";
import { useElectorate } from "./useElectorate";
import { kindInWords, STAGES, stageOf, titleOf } from "./words";

/** Everything that was ever put to the vote. */
export function ProposalsPage() {
  useRefreshOn(["governance.proposals.all"]);
  const { current } = useIdentities();
  const [proposing, setProposing] = useState(false);
  return (
    <>
      <title>Governance · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1>Governance</h1>
        {current && (
          <Button kind="primary" onClick={() => setProposing(true)}>
            <PlusIcon /> Propose
          </Button>
        )}
      </div>
      <GovernanceTabs />
      <Voters />
      <Proposals />
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </>
  );
}

function Voters() {
  const { asset, since, loaded } = useElectorate();
  if (!loaded) {
    return null;
  }
  return (
    <p className="mb-4 max-w-2xl text-sm text-muted">
      {asset ? (
        <>
          Votes weigh what voters had of <strong className="text-ink">{asset}</strong> when
          something was proposed, since <Time at={since} />.
        </>
      ) : (
        "There is no voting asset yet: every operator has one vote."
      )}{" "}
      What passes takes effect by itself once its delay is over.
    </p>
  );
}

function Proposals() {
  const [params, setParams] = useSearchParams();
  const stage = params.get("stage") ?? "";
  const proposals = usePages("governance/proposals", { stage });
  return (
    <>
      <fieldset className="mb-4 flex flex-wrap gap-1" aria-label="In which state">
        {["", ...STAGES].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === stage}
            onClick={() => setParams(one ? { stage: one } : {}, { replace: true })}
            className={`rounded-full border px-3 py-1 text-sm ${
              one === stage ? "border-accent bg-accent text-accent-ink" : "border-line bg-surface"
            }`}
          >
            {one ? stageOf(one).label : "all"}
          </button>
        ))}
      </fieldset>
      {proposals.isPending && <Loading what="proposals" />}
      <ErrorNote error={proposals.error} retry={() => void proposals.refetch()} />
      {proposals.isSuccess && proposals.rows.length === 0 && (
        <Empty>
          {stage
            ? "No proposal is in this state."
            : "Nothing was proposed yet. Limits and fees stand as they were set at first."}
        </Empty>
      )}
      {proposals.rows.length > 0 && (
        <ul className="card rows">
          {proposals.rows.map((proposal) => (
            <Row key={proposal.proposal} proposal={proposal} />
          ))}
        </ul>
      )}
      <More {...proposals} />
    </>
  );
}

function Row({ proposal }: { proposal: GovernanceProposalCard }) {
  const title = titleOf(proposal, { unit: proposal.unit, person: proposal.subjectName });
  return (
    <li className="relative grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1.5 px-4 py-2.5 hover:bg-sunken md:grid-cols-[1fr_10rem_9rem_auto]">
      <div className="min-w-0">
        <Link
          to={`/governance/proposal/${proposal.proposal}`}
          className="block font-medium break-words after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="flex min-w-0 flex-wrap gap-x-2 text-xs text-muted">
          <span>{kindInWords(proposal.kind)}</span>
          <Person principal={proposal.by} name={proposal.byName} />
          <Time at={proposal.opens} />
        </p>
      </div>
      <div className="col-span-2 row-start-2 md:col-span-1 md:row-start-auto">
        <TallyBar proposal={proposal} slim />
      </div>
      <p className="col-start-1 text-xs text-muted md:col-start-auto">
        <StageBadge stage={proposal.stage} />{" "}
        <span className="md:mt-0.5 md:block">
          <When proposal={proposal} />
        </span>
      </p>
      <div className="relative z-10 justify-self-end">
        <ReceiptLink id={proposal.proposal} of={`the proposal: ${title}`} kind="icon" />
      </div>
    </li>
  );
}

function When({ proposal }: { proposal: GovernanceProposalCard }) {
  if (proposal.stage === "OPEN") {
    return <Until at={proposal.closes} />;
  }
  if (proposal.stage === "PASSED") {
    return (
      <>
        from <Time at={proposal.executableAt} />
      </>
    );
  }
  return <Time at={proposal.ended} />;
}
