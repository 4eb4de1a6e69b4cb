import { useAct, usePages, useRow } from "../../api/hooks";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { levelInWords } from "./words";

/** What one officer proposed and another must confirm. */
export function PendingDecisions() {
  const pending = usePages("compliance/decisions", { state: "PENDING" }, { limit: 200 });
  const session = useSession();
  const confirm = useAct("compliance.ConfirmDecision");
  const drop = useAct("compliance.DropDecision");
  if (pending.rows.length === 0) {
    return <ErrorNote error={pending.error} />;
  }
  return (
    <section className="mb-6" aria-labelledby="pending">
      <h2 id="pending" className="mb-2">
        Waiting for a second officer
      </h2>
      <ErrorNote error={confirm.error ?? drop.error} />
      <ul className="card rows text-sm">
        {pending.rows.map((one) => {
          const decision = { principal: one.principal, decision: one.decision };
          const own = one.proposer === session?.principal;
          return (
            <li key={one.decision} className="flex flex-wrap items-center gap-3 px-4 py-3">
              <span className="min-w-40 flex-1">
                <Named principal={one.principal} />
              </span>
              <span>
                {one.kind === "UNFREEZING" ? "may act again" : `level ${levelInWords(one.level)}`}
              </span>
              <span className="text-xs text-muted">
                by <Named principal={one.proposer} plain />, <Time at={one.since} />
              </span>
              <Button
                kind="primary"
                disabled={own || one.principal === session?.principal}
                busy={confirm.isPending}
                title={own ? "Another officer must confirm what you proposed." : undefined}
                onClick={() => confirm.mutate(decision)}
              >
                Confirm
              </Button>
              <Button kind="quiet" busy={drop.isPending} onClick={() => drop.mutate(decision)}>
                Drop
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Named({ principal, plain = false }: { principal: string; plain?: boolean }) {
  const name = useRow("identity/principal", { principal }).data?.name ?? principal.slice(0, 8);
  return plain ? name : <Person principal={principal} name={name} />;
}
