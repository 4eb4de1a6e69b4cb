import { useState } from "react";
import { useAct } from "../../api/hooks";
import { logNow } from "../../api/signing";
import type { MandatesMandateRow } from "../../api/types";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { useAssets } from "../accounts/useAssets";
import { Somebody } from "../identity/Somebody";
import { actFor } from "../identity/store";
import { useNames } from "../identity/useNames";
import { BudgetBar } from "./BudgetBar";
import { Uses } from "./Uses";
import { isKey, type MandateStanding, mandateInWords, standingOf } from "./words";

interface Props {
  of: MandatesMandateRow;
  /** Who looks at it. */
  side: "giver" | "agent";
}

const TONES: Record<MandateStanding, Tone> = {
  "in force": "good",
  "to come": "wood",
  over: "plain",
  revoked: "plain",
  lapsed: "plain",
};

/** One mandate: its sentence, what is left of it, and what was done under it. */
export function MandateCard({ of, side }: Props) {
  const now = logNow();
  const { decimals } = useAssets();
  const person = useNames([of.giver, of.agent, ...of.counterparties]);
  const standing = standingOf(of, now);
  const isGood = standing === "in force" || standing === "to come";
  const names = { person, decimals: (asset: string) => decimals[asset] ?? 2 };
  return (
    <li className={`card px-4 py-3 ${isGood ? "" : "bg-sunken"}`}>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        {of.label && <strong className="min-w-0 font-semibold break-words">{of.label}</strong>}
        <Badge tone={TONES[standing]}>{standing}</Badge>
        {side === "agent" && (
          <span className="inline-flex items-center gap-1.5 text-sm text-muted">
            from <Somebody principal={of.giver} />
          </span>
        )}
        <ReceiptLink id={of.action} of="giving the mandate" kind="icon" />
      </p>
      <p className="break-words">
        {side === "agent" ? (
          "You "
        ) : isKey(of.agent) ? (
          <span className="mono text-sm break-all">{of.agent} </span>
        ) : (
          <>
            <Somebody principal={of.agent} />{" "}
          </>
        )}
        {mandateInWords(of, names, now)}
      </p>
      {isGood && of.allowances.length > 0 && (
        <ul className="mt-3 grid gap-3 sm:grid-cols-2" aria-label="Budgets">
          {of.allowances.map((one) => (
            <BudgetBar key={one.asset} of={one} from={of.from} now={now} />
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-xs text-muted">
          given <Time at={of.since} />,{" "}
          {of.lastUsed > 0 ? (
            <>
              last used <Time at={of.lastUsed} />
            </>
          ) : (
            "not used yet"
          )}
        </p>
        {isGood && side === "agent" && (
          <Button kind="primary" onClick={() => actFor(of.giver, person(of.giver))}>
            Act for {person(of.giver)}
          </Button>
        )}
        {isGood && side === "giver" && <End of={of} />}
      </div>
      {of.lastUsed > 0 && <History of={of} />}
    </li>
  );
}

function End({ of }: { of: MandatesMandateRow }) {
  const end = useAct("mandates.RevokeMandate");
  return (
    <>
      <Button
        kind="danger"
        busy={end.isPending}
        onClick={() =>
          end.mutate(
            { agent: of.agent, mandate: of.mandate },
            { onSuccess: (receipt) => tell("The mandate is over.", receipt.id) },
          )
        }
      >
        End it<span className="sr-only"> ({of.label || "a mandate"})</span>
      </Button>
      <ErrorNote error={end.error} />
    </>
  );
}

/** What was done under it, asked for when somebody looks. */
function History({ of }: { of: MandatesMandateRow }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link inline-block py-1 text-sm">What was done under it</summary>
      {open && <Uses giver={of.giver} mandate={of.mandate} />}
    </details>
  );
}
