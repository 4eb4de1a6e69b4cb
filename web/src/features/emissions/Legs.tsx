import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { EmissionsLegCard } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { carbonInWords, modeInWords, wayInWords } from "./carbon";
import { LegDialog } from "./LegDialog";
import { SavingDialog } from "./SavingDialog";
import { Section } from "./Section";

/** Legs of everybody, the newest first. */
export function Legs() {
  const { current } = useIdentities();
  const legs = usePages("emissions/legs", {}, { limit: 20 });
  const [recording, setRecording] = useState(false);
  const [claimed, setClaimed] = useState<EmissionsLegCard>();
  return (
    <Section
      title="Legs"
      actions={
        <Button kind="primary" onClick={() => setRecording(true)}>
          <PlusIcon /> Record a leg
        </Button>
      }
    >
      {legs.isPending && <Loading what="legs" />}
      <ErrorNote error={legs.error} retry={() => void legs.refetch()} />
      {legs.isSuccess && legs.rows.length === 0 && <Empty>No leg was recorded yet.</Empty>}
      <ol className="card rows empty:hidden">
        {legs.rows.map((leg) => (
          <Leg
            key={leg.leg}
            leg={leg}
            onClaim={
              leg.by === current?.principal && mayBeClaimed(leg) ? () => setClaimed(leg) : undefined
            }
          />
        ))}
      </ol>
      <More {...legs} />
      {recording && <LegDialog onClose={() => setRecording(false)} />}
      {claimed && <SavingDialog leg={claimed} onClose={() => setClaimed(undefined)} />}
    </Section>
  );
}

function mayBeClaimed(leg: EmissionsLegCard): boolean {
  const free = leg.saving === "" || leg.saving === "DECLINED";
  return leg.status === "RECORDED" && leg.distanceMetres > 0 && free;
}

function Leg({ leg, onClaim }: { leg: EmissionsLegCard; onClaim: (() => void) | undefined }) {
  const from = leg.fromName || leg.fromPlace;
  const to = leg.toName || leg.toPlace;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-16">
        <Badge>{modeInWords(leg.mode)}</Badge>
      </span>
      <span className="min-w-48 flex-1 break-words">
        {leg.mode === "HUB" ? from : `${from} to ${to}, ${wayInWords(leg.distanceMetres)}`}
        <span className="block text-xs text-muted">
          {(leg.massGrams / 1_000).toLocaleString("en")} kg, {leg.factorTitle || leg.factor}
        </span>
      </span>
      {leg.status === "WITHDRAWN" && <Badge tone="bad">withdrawn</Badge>}
      {onClaim && (
        <Button onClick={onClaim}>
          Claim a saving<span className="sr-only"> of the leg to {to}</span>
        </Button>
      )}
      <Time at={leg.arrived} />
      <strong className="w-20 text-right font-semibold">{carbonInWords(leg.wtw)}</strong>
      <Person principal={leg.by} name={leg.byName} />
      <ReceiptLink id={leg.leg} of={`the leg to ${to}`} />
    </li>
  );
}
