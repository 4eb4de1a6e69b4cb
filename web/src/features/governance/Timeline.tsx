import type { GovernanceProposalCard } from "../../api/types";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { stepsOf } from "./steps";

/** What happened to the proposal, each with its receipt, and what is to come. */
export function Timeline({ proposal }: { proposal: GovernanceProposalCard }) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-2">
        Timeline
      </h2>
      <ol className="card rows">
        {stepsOf(proposal).map((step) => (
          <li
            key={step.what}
            className={`flex items-center gap-3 px-4 py-2.5 text-sm ${step.done ? "" : "text-muted"}`}
          >
            <span
              aria-hidden="true"
              className={`size-2.5 shrink-0 rounded-full border ${
                step.done ? "border-accent bg-accent" : "border-edge"
              }`}
            />
            <span className="min-w-0 flex-1">
              <span className={step.done ? "font-medium" : ""}>{step.what}</span>
              {step.note && (
                <span className="block text-xs break-words text-muted">“{step.note}”</span>
              )}
              <span className="block text-xs text-muted">
                <Time at={step.at} />
                {!step.done && (
                  <>
                    , <Until at={step.at} />
                  </>
                )}
              </span>
            </span>
            {step.action && <ReceiptLink id={step.action} of={step.what} kind="icon" />}
          </li>
        ))}
      </ol>
    </section>
  );
}
