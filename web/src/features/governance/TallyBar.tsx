import type { GovernanceProposalCard } from "../../api/types";
import { Power } from "./Power";
import { tallyOf, width } from "./tally";
import { valueInWords } from "./units";

const percent = (hundredths: number) => valueInWords(hundredths, "BASIS_POINTS");

/** All power as one bar: for, abstained, against, and a mark where the quorum is. */
export function TallyBar({
  proposal,
  slim = false,
}: {
  proposal: GovernanceProposalCard;
  slim?: boolean;
}) {
  const { forPower, againstPower, abstainPower, power, quorum } = proposal;
  const yes = width(forPower, power);
  const maybe = width(abstainPower, power);
  const no = width(againstPower, power);
  const mark = width(quorum, power);
  const { quorate } = tallyOf(proposal);
  const label =
    `${yes.toFixed(1)} % of all votes for, ${no.toFixed(1)} % against, ` +
    `${maybe.toFixed(1)} % abstained; the quorum is ${mark.toFixed(1)} %` +
    `${quorate ? " and is reached" : ""}`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      className={`w-full ${slim ? "h-2.5" : "h-5"}`}
    >
      <rect y="2" width="100" height="8" className="fill-sunken" />
      <rect y="2" width={yes} height="8" className="fill-good" />
      <rect y="2" x={yes} width={maybe} height="8" className="fill-edge" />
      <rect y="2" x={yes + maybe} width={no} height="8" className="fill-bad" />
      <rect x={Math.min(99.4, mark)} width="0.6" height="12" className="fill-ink" />
    </svg>
  );
}

/** The bar with its numbers, and what is still missing. */
export function Tally({ proposal }: { proposal: GovernanceProposalCard }) {
  const { asset, power, quorum, threshold, stage } = proposal;
  const tally = tallyOf(proposal);
  const sides = [
    ["For", proposal.forPower, "bg-good"],
    ["Against", proposal.againstPower, "bg-bad"],
    ["Abstained", proposal.abstainPower, "bg-edge"],
  ] as const;
  return (
    <div className="grid gap-3">
      <TallyBar proposal={proposal} />
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {sides.map(([label, votes, tone]) => (
          <div key={label}>
            <dt className="label flex items-center gap-1.5">
              <span className={`size-2 rounded-full ${tone}`} aria-hidden="true" />
              {label}
            </dt>
            <dd className="font-semibold">
              <Power power={votes} asset={asset} />
            </dd>
          </div>
        ))}
        <div className="ml-auto text-right">
          <dt className="label">All power</dt>
          <dd className="font-semibold">
            <Power power={power} asset={asset} />
          </dd>
        </div>
      </dl>
      <ul className="grid gap-1 text-sm text-muted">
        <li>
          <Met met={tally.quorate} /> Quorum: <Power power={quorum} asset={asset} /> must vote
          {stage === "OPEN" && tally.missing > 0 && (
            <>
              ; <Power power={tally.missing} asset={asset} /> missing
            </>
          )}
          .
        </li>
        <li>
          <Met met={tally.approval !== null && tally.approval > threshold} /> Approval: more than{" "}
          {percent(threshold)} of the votes for or against must be for it
          {tally.approval !== null && <>; {percent(tally.approval)} are</>}.
        </li>
      </ul>
    </div>
  );
}

function Met({ met }: { met: boolean }) {
  return (
    <span className={met ? "font-medium text-good" : "font-medium text-ink"}>
      {met ? "Reached." : "Not reached."}
    </span>
  );
}
