import { useState } from "react";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { EmissionsInboundRow, EmissionsJourneyRow, EmissionsTotalRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { ThingLink } from "../custody/ThingLink";
import { CompensateDialog } from "./CompensateDialog";
import { carbonInWords, inAll, modeInWords, perPiece, wayInWords } from "./carbon";

/** What something emitted on its way, leg by leg and in all. */
export function Journey({ thing, name }: { thing: string; name: string }) {
  useRefreshOn([`emissions.goods.${thing}`]);
  const total = useRow("emissions/total", { thing });
  const legs = usePages("emissions/journey", { thing });
  const inbound = usePages("emissions/inbound", { thing });
  return (
    <section aria-labelledby="emissions" className="grid gap-3">
      <h2 id="emissions">Emissions</h2>
      <ErrorNote error={total.error ?? legs.error} retry={() => void total.refetch()} />
      {total.isPending && <Loading what="emissions" />}
      {total.data && <InAll total={total.data} name={name} />}
      {legs.rows.length > 0 && (
        <ol aria-label="Legs" className="card rows">
          {legs.rows.map((leg) => (
            <Leg key={`${leg.leg} ${leg.parent}`} leg={leg} of={thing} />
          ))}
        </ol>
      )}
      <More {...legs} />
      {inbound.rows.length > 0 && (
        <>
          <h3 className="label">Carriage of what went into it</h3>
          <ol aria-label="Carriage of what went into it" className="card rows">
            {inbound.rows.map((leg) => (
              <Leg key={`${leg.leg} ${leg.key}`} leg={leg} of={thing} />
            ))}
          </ol>
          <More {...inbound} />
        </>
      )}
    </section>
  );
}

function InAll({ total, name }: { total: EmissionsTotalRow; name: string }) {
  const [open, setOpen] = useState(false);
  const { milligrams, made } = inAll(total);
  const piece = perPiece(total);
  if (milligrams === 0 && piece === null) {
    return <p className="text-sm text-muted">Nobody has said yet what it emitted.</p>;
  }
  const facts: [string, string][] = [
    [
      "On its way",
      `${carbonInWords(total.wtw)}, of that from vehicles ${carbonInWords(total.ttw)}`,
    ],
  ];
  if (total.inbound > 0) {
    const counted = made === null ? "" : ", which the footprint contains";
    facts.push(["Carriage of its inputs", carbonInWords(total.inbound) + counted]);
  }
  if (piece !== null) {
    facts.push(["Footprint to the gate", `${carbonInWords(piece)} a piece`]);
  } else if (total.footprint !== "") {
    const unit = total.unit.toLowerCase().replaceAll("_", " ");
    const amount = (total.unitThousandths / 1_000).toLocaleString("en");
    const says = `${carbonInWords(total.perUnit)} per ${amount} ${unit}`;
    facts.push(["Footprint to the gate", says]);
  }
  return (
    <div className="card flex flex-wrap items-center justify-between gap-x-8 gap-y-3 p-4">
      <div>
        <p className="label">In all</p>
        <p className="text-xl font-semibold">
          {carbonInWords(milligrams)} <span className="text-sm font-normal text-muted">CO₂e</span>
        </p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm *:min-w-0">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center gap-2">
        {total.footprint && (
          <Badge tone={total.verifier ? "good" : "plain"}>{standing(total)}</Badge>
        )}
        {milligrams > 0 && (
          <Button kind="primary" onClick={() => setOpen(true)}>
            Compensate
          </Button>
        )}
      </div>
      {open && (
        <CompensateDialog milligrams={milligrams} of={name} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

function standing({ verifier, company }: EmissionsTotalRow): string {
  if (company !== "") {
    return `footprint received from ${company}, ${verifier ? "verified" : "not verified"} here`;
  }
  return verifier ? "footprint verified" : "footprint not verified";
}

function Leg({ leg, of }: { leg: EmissionsJourneyRow | EmissionsInboundRow; of: string }) {
  const from = leg.fromName || leg.fromPlace;
  const to = leg.toName || leg.toPlace;
  const isHub = leg.mode === "HUB";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-16">
        <Badge>{modeInWords(leg.mode)}</Badge>
      </span>
      <span className="min-w-48 flex-1 break-words">
        {isHub ? from : `${from} to ${to}`}
        {!isHub && (
          <span className="text-muted">
            , {wayInWords(leg.distanceMetres)}
            {leg.greatCircle && " as the crow flies"}
          </span>
        )}
        <span className="block text-xs text-muted">
          {leg.factorTitle || leg.factor}, {leg.factorSet} version {leg.version}: {leg.source}
        </span>
        {"parent" in leg && leg.parent !== "" && (
          <span className="block text-xs text-muted">
            in <ThingLink thing={leg.parent} />
          </span>
        )}
        {"key" in leg && leg.key !== of && (
          <span className="block text-xs text-muted">
            <ThingLink thing={leg.key} />, {(leg.millionths / 10_000).toPrecision(3)} % of its share
          </span>
        )}
      </span>
      <span className="text-xs text-muted">
        <Time at={leg.departed} />
      </span>
      <strong className="w-20 text-right font-semibold">{carbonInWords(leg.wtw)}</strong>
      <Person principal={leg.by} name={leg.byName} />
      <ReceiptLink id={leg.leg} of={`the leg to ${to}`} />
    </li>
  );
}
