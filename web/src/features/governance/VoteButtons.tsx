import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { GovernanceChoice, GovernanceProposalCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { CheckIcon, CrossIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { CancelDialog } from "./CancelDialog";
import { Power } from "./Power";
import { useStanding, useWeight } from "./useElectorate";
import { choiceInWords } from "./words";

interface Props {
  proposal: GovernanceProposalCard;
  /** How one voted, if one has. */
  voted: string;
}

/** What the one who looks may do with the proposal as it stands. */
export function VoteButtons({ proposal, voted }: Props) {
  const { current } = useIdentities();
  const { isGuardian } = useStanding();
  const [cancelling, setCancelling] = useState(false);
  const isOpen = proposal.stage === "OPEN";
  if (!isOpen && proposal.stage !== "PASSED") {
    return null;
  }
  if (!current) {
    return isOpen ? <NobodyYet why="A vote is signed by someone." /> : null;
  }
  const mayCancel = isGuardian || (isOpen && current.principal === proposal.by);
  return (
    <div className="mt-4 grid gap-3 border-t border-line pt-4">
      {isOpen && <Ballot proposal={proposal} voted={voted} />}
      {mayCancel && (
        <div>
          <Button kind="danger" onClick={() => setCancelling(true)}>
            Cancel the proposal…
          </Button>
        </div>
      )}
      {cancelling && <CancelDialog proposal={proposal} onClose={() => setCancelling(false)} />}
    </div>
  );
}

function Ballot({ proposal, voted }: Props) {
  const vote = useAct("governance.Vote");
  const weight = useWeight(proposal.asset);
  if (voted) {
    return (
      <p className="flex items-center gap-2 text-sm">
        <CheckIcon /> You voted: <strong className="font-semibold">{choiceInWords(voted)}</strong>.
        A vote cannot be changed.
      </p>
    );
  }
  const cast = (choice: GovernanceChoice, said: string) =>
    vote.mutate(
      { proposal: proposal.proposal, choice },
      { onSuccess: (receipt) => tell(said, receipt.id) },
    );
  const busy = vote.isPending;
  return (
    <div className="grid gap-2">
      <fieldset className="flex flex-wrap gap-2" aria-label="Your vote">
        <Button kind="primary" busy={busy} onClick={() => cast("FOR", "You voted for it.")}>
          <CheckIcon /> Vote for
        </Button>
        <Button busy={busy} onClick={() => cast("AGAINST", "You voted against it.")}>
          <CrossIcon /> Vote against
        </Button>
        <Button kind="quiet" busy={busy} onClick={() => cast("ABSTAIN", "You abstained.")}>
          Abstain
        </Button>
      </fieldset>
      <p className="text-xs text-muted">
        {weight !== null && (
          <>
            {proposal.asset ? "You have " : "You have now: "}
            <Power power={weight} asset={proposal.asset} />
            {". "}
          </>
        )}
        {proposal.asset
          ? "What counts is what you had, held or not, when it was proposed. A vote is final."
          : "Every operator has one vote. A vote is final."}
      </p>
      <ErrorNote error={vote.error} />
    </div>
  );
}
