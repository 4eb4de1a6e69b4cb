import { useState } from "react";
import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { DevicesDeviceRow } from "../../api/types";
import { Badge, type Look } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { short } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { usePlaces } from "../custody/usePlaces";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { Alarms } from "./Alarms";
import { RegisterDialog } from "./RegisterDialog";
import { roughly } from "./values";

const STAGES: Record<string, Look> = {
  REGISTERED: { tone: "wood", says: "not there yet" },
  ENROLLED: { tone: "good", says: "enrolled" },
  REVOKED: { tone: "bad", says: "revoked" },
};

/** The devices of mine: what they say, when they said it last, and what is wrong. */
export function DevicesPage() {
  const { current } = useIdentities();
  const [registering, setRegistering] = useState(false);
  return (
    <>
      <title>Devices · Tallystick</title>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>Devices</h1>
        {current && (
          <Button kind="primary" onClick={() => setRegistering(true)}>
            <PlusIcon /> Register devices
          </Button>
        )}
      </div>
      {current ? (
        <Fleet key={current.principal} owner={current.principal} />
      ) : (
        <NobodyYet why="Devices belong to someone." />
      )}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}

function Fleet({ owner }: { owner: string }) {
  useRefreshOn([`devices.fleet.${owner}`]);
  const devices = usePages("devices/devices", { owner });
  const places = usePlaces(devices.rows.map((one) => one.place));
  const labels = new Map(devices.rows.map((one) => [one.device, one.label]));
  return (
    <div className="grid gap-8">
      <Alarms of={{ owner }} title="Alarms that ring" ringing labels={labels} />
      <section aria-labelledby="devices">
        <h2 id="devices" className="mb-3">
          All of mine
        </h2>
        {devices.isPending && <Loading what="devices" />}
        <ErrorNote error={devices.error} retry={() => void devices.refetch()} />
        {devices.isSuccess && devices.rows.length === 0 && (
          <Empty>You have no devices. Register one by the code that is on it.</Empty>
        )}
        {devices.rows.length > 0 && (
          <ul className="card rows">
            {devices.rows.map((one) => (
              <Line key={one.device} of={one} place={places(one.place)?.name || one.place} />
            ))}
          </ul>
        )}
        <More {...devices} />
      </section>
    </div>
  );
}

function Line({ of, place }: { of: DevicesDeviceRow; place: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1">
        <Link className="link" to={`/devices/${of.device}`}>
          {of.label || short(of.device)}
        </Link>
        <span className="block text-xs text-muted">
          {[of.model, of.group, place].filter(Boolean).join(", ")}
        </span>
      </span>
      {of.alarms > 0 && (
        <Badge tone="bad">{of.alarms === 1 ? "1 alarm" : `${of.alarms} alarms`}</Badge>
      )}
      <Stage stage={of.stage} />
      {of.wantedVersion > of.reportedVersion && <Badge tone="wood">settings on their way</Badge>}
      <span className="text-muted">
        {of.channels
          .slice(0, 3)
          .map((one) => `${one.name} ${roughly(one.last)}`)
          .join(", ")}
      </span>
      {of.battery >= 0 && of.stage === "ENROLLED" && (
        <span className={of.battery < 20 ? "text-bad" : "text-muted"}>{of.battery} %</span>
      )}
      <span className="text-xs text-muted">
        {of.lastSeen > 0 ? <Time at={of.lastSeen} /> : "never seen"}
      </span>
      <ReceiptLink id={of.action} of={of.label || of.device} kind="icon" />
    </li>
  );
}

export function Stage({ stage }: { stage: string }) {
  const { tone, says }: Look = STAGES[stage] ?? { tone: "plain", says: stage };
  return <Badge tone={tone}>{says}</Badge>;
}
