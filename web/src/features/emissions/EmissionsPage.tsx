import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { EmissionsFactorRow, EmissionsLegCard, EmissionsSavingCard } from "../../api/types";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { CustodyTabs } from "../custody/CustodyTabs";
import { ThingLink } from "../custody/ThingLink";
import { carbonInWords, modeInWords, wayInWords } from "./carbon";
import { LegDialog } from "./LegDialog";

/** What carriage emitted, what was saved, and by which factors that was found. */
export function EmissionsPage() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <title>Emissions · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1>Emissions</h1>
        <Button kind="primary" onClick={() => setOpen(true)}>
          <PlusIcon /> Record a leg
        </Button>
      </div>
      <CustodyTabs />
      <div className="grid gap-8">
        <Legs />
        <Savings />
        <Footprints />
        <Factors />
      </div>
      {open && <LegDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Legs() {
  const legs = usePages("emissions/legs", {}, { limit: 20 });
  return (
    <section aria-labelledby="legs" className="grid gap-3">
      <h2 id="legs">Legs</h2>
      {legs.isPending && <Loading what="legs" />}
      <ErrorNote error={legs.error} retry={() => void legs.refetch()} />
      {legs.isSuccess && legs.rows.length === 0 && <Empty>No leg was recorded yet.</Empty>}
      <ol className="card rows empty:hidden">
        {legs.rows.map((leg) => (
          <Leg key={leg.leg} leg={leg} />
        ))}
      </ol>
      <More {...legs} />
    </section>
  );
}

function Leg({ leg }: { leg: EmissionsLegCard }) {
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
      <Time at={leg.arrived} />
      <strong className="w-20 text-right font-semibold">{carbonInWords(leg.wtw)}</strong>
      <Person principal={leg.by} name={leg.byName} />
      <ReceiptLink id={leg.leg} of={`the leg to ${to}`} />
    </li>
  );
}

const SAVINGS: Record<string, [Tone, string]> = {
  CLAIMED: ["wood", "claimed"],
  PROVEN: ["good", "proven"],
  DECLINED: ["bad", "declined"],
};

function Savings() {
  const savings = usePages("emissions/savings", {}, { limit: 20 });
  if (savings.isSuccess && savings.rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="savings" className="grid gap-3">
      <h2 id="savings">Savings and green tokens</h2>
      <ErrorNote error={savings.error} retry={() => void savings.refetch()} />
      <ol className="card rows">
        {savings.rows.map((one) => (
          <Saving key={one.leg} saving={one} />
        ))}
      </ol>
      <More {...savings} />
    </section>
  );
}

function Saving({ saving: one }: { saving: EmissionsSavingCard }) {
  const [tone, says] = SAVINGS[one.status] ?? ["plain", one.status];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <Badge tone={tone}>{says}</Badge>
      <span className="min-w-48 flex-1 break-words">
        {one.fromName} to {one.toName}: {carbonInWords(one.wtw)} instead of{" "}
        {carbonInWords(one.baseline)}
        <span className="block text-xs text-muted">{one.note}</span>
      </span>
      {one.tokens > 0 && <span>{(one.tokens / 1_000).toLocaleString("en")} tokens</span>}
      <strong className="w-24 text-right font-semibold">−{carbonInWords(one.saved)}</strong>
      <Person principal={one.by} name={one.byName} />
      <ReceiptLink id={one.action} of="the saving" />
    </li>
  );
}

function Footprints() {
  const footprints = usePages("emissions/footprints", { status: "ACTIVE" }, { limit: 20 });
  if (footprints.isSuccess && footprints.rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="footprints" className="grid gap-3">
      <h2 id="footprints">Footprints of products</h2>
      <ErrorNote error={footprints.error} retry={() => void footprints.refetch()} />
      <ol className="card rows">
        {footprints.rows.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
          >
            <span className="min-w-48 flex-1">
              <ThingLink thing={one.product} name={one.productName} />
            </span>
            <Badge tone={one.verifier ? "good" : "plain"}>
              {one.verifier ? `verified by ${one.verifierName}` : "not verified"}
            </Badge>
            <strong className="font-semibold">
              {carbonInWords(one.footprint.excludingUptake)} per{" "}
              {(one.footprint.unitThousandths / 1_000).toLocaleString("en")}{" "}
              {one.footprint.unit.toLowerCase().replaceAll("_", " ")}
            </strong>
            <Person principal={one.by} name={one.byName} />
            <ReceiptLink id={one.id} of="the footprint" />
          </li>
        ))}
      </ol>
      <More {...footprints} />
    </section>
  );
}

const PER: Record<string, string> = {
  TONNE_KILOMETRE: "t·km",
  TONNE: "t",
};

function Factors() {
  const factors = usePages("emissions/factors", {}, { limit: 50 });
  return (
    <section aria-labelledby="factors" className="grid gap-3">
      <h2 id="factors">Factors</h2>
      <ErrorNote error={factors.error} retry={() => void factors.refetch()} />
      {factors.isSuccess && factors.rows.length === 0 && (
        <Empty>No registrar has published factors yet.</Empty>
      )}
      <ul className="card rows empty:hidden">
        {factors.rows.map((one) => (
          <Factor key={one.id} factor={one} />
        ))}
      </ul>
      <More {...factors} />
    </section>
  );
}

function Factor({ factor: one }: { factor: EmissionsFactorRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-16">
        <Badge>{modeInWords(one.mode)}</Badge>
      </span>
      <span className="min-w-48 flex-1 break-words">
        {one.title}
        <span className="block text-xs text-muted">
          {one.name}, version {one.version}: {one.source}
        </span>
      </span>
      <strong className="font-semibold">
        {carbonInWords(one.wtw)} / {PER[one.basis] ?? one.unit}
      </strong>
    </li>
  );
}
