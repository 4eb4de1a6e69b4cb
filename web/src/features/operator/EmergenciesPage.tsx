import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { PrivacyNamedEmergency } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person, short } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { DeclareDialog } from "./DeclareDialog";
import { JudgeDialog } from "./JudgeDialog";
import { OperatorTabs } from "./OperatorTabs";
import { Sealed } from "./Sealed";
import { useOffice } from "./useOffice";

/** Emergencies: who may read what is sealed of whom, why, and whether it was right. */
export function EmergenciesPage() {
  const emergencies = usePages("privacy/emergencies", {});
  const { isOfficer, principal } = useOffice();
  useRefreshOn(principal ? [`privacy.person.${principal}`] : []);
  const [declaring, setDeclaring] = useState(false);
  const [judged, setJudged] = useState<PrivacyNamedEmergency | null>(null);
  return (
    <>
      <title>Emergencies · Tallystick</title>
      <OperatorTabs />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-72 text-sm text-muted">
          What is sealed of a person opens for an officer for minutes only, with a reason, before
          the eyes of all. Another officer judges it; until then there is no second one.
        </p>
        {isOfficer && (
          <Button kind="danger" onClick={() => setDeclaring(true)}>
            Declare an emergency…
          </Button>
        )}
      </div>
      {emergencies.isPending && <Loading what="emergencies" />}
      <ErrorNote error={emergencies.error} />
      {emergencies.isSuccess && emergencies.rows.length === 0 && (
        <Empty>There has never been one.</Empty>
      )}
      <ul className="grid gap-3">
        {emergencies.rows.map((one) => (
          <li key={one.emergency} className="card grid gap-2 px-4 py-3 text-sm">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Person principal={one.officer} name={one.officerName} />
              <span className="text-muted">
                about {short(one.principal)}, <Time at={one.since} />
              </span>
              <Verdict of={one} />
              <ReceiptLink id={one.action} of="the emergency" kind="icon" />
            </div>
            <p className="break-words">{one.reason}</p>
            {one.finding && <p className="break-words text-muted">Finding: {one.finding}</p>}
            {one.verdict === "DECLARED" && isOfficer && one.officer !== principal && (
              <div>
                <Button onClick={() => setJudged(one)}>Judge…</Button>
              </div>
            )}
            {one.verdict === "DECLARED" && one.officer === principal && (
              <Sealed principal={one.principal} />
            )}
          </li>
        ))}
      </ul>
      <More {...emergencies} />
      {declaring && <DeclareDialog onClose={() => setDeclaring(false)} />}
      {judged && <JudgeDialog of={judged} onClose={() => setJudged(null)} />}
    </>
  );
}

function Verdict({ of }: { of: PrivacyNamedEmergency }) {
  switch (of.verdict) {
    case "JUSTIFIED":
      return <Badge tone="good">justified</Badge>;
    case "UNJUSTIFIED":
      return <Badge tone="bad">not justified</Badge>;
    default:
      return <Badge tone="wood">to be judged</Badge>;
  }
}
