import { logNow } from "../../api/signing";
import type { IdentityRecoveryRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { Somebody } from "../identity/Somebody";
import type { Kept } from "../identity/vault";
import { GuardianActs, OwnerActs } from "./RecoveryActs";
import { stepsOf } from "./recovery";

interface Props {
  of: IdentityRecoveryRow;
  /** Who looks at it: its owner, or a guardian. */
  self: Kept;
}

const STATES: Record<string, { label: string; tone: "bad" | "good" | "plain" }> = {
  OPEN: { label: "under way", tone: "bad" },
  CANCELLED: { label: "cancelled", tone: "plain" },
  COMPLETED: { label: "done", tone: "good" },
};

/** One recovery: what happened, what is to come, and what whoever looks at it can do. */
export function RecoveryCard({ of, self }: Props) {
  const now = logNow();
  const state = STATES[of.state] ?? { label: of.state.toLowerCase(), tone: "plain" as const };
  return (
    <li className="card px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>A new key for</span>
        <strong className="font-medium">
          <Somebody principal={of.principal} />
        </strong>
        <Badge tone={state.tone}>{state.label}</Badge>
      </p>
      <p className="mono mt-1 text-sm break-all text-muted">{of.key}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        Agreed:
        {of.approvedBy.map((one) => (
          <Somebody key={one} principal={one} />
        ))}
      </p>
      <ol className="mt-3 grid gap-2">
        {stepsOf(of, now).map((step) => (
          <li
            key={step.what}
            className={`flex items-start gap-3 text-sm ${step.done ? "" : "text-muted"}`}
          >
            <span
              aria-hidden="true"
              className={`mt-1.5 size-2.5 shrink-0 rounded-full border ${
                step.done ? "border-accent bg-accent" : "border-edge"
              }`}
            />
            <span className="min-w-0 flex-1">
              {step.what}
              <span className="sr-only">{step.done ? " (done)" : " (to come)"}</span>
              {step.at > 0 && (
                <span className="block text-xs text-muted">
                  <Time at={step.at} />
                  {!step.done && (
                    <>
                      , <Until at={step.at} />
                    </>
                  )}
                </span>
              )}
            </span>
            {step.action && <ReceiptLink id={step.action} of={step.what} kind="icon" />}
          </li>
        ))}
      </ol>
      {of.state === "OPEN" &&
        (of.principal === self.principal ? (
          <OwnerActs of={of} self={self} />
        ) : (
          <GuardianActs of={of} self={self} now={now} />
        ))}
    </li>
  );
}
