import { useState } from "react";
import { Link, useParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { DevicesDeviceRow } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { Time } from "../../ui/Time";
import { ProjectMap } from "../credits/map/ProjectMap";
import { usePlaces } from "../custody/usePlaces";
import { Somebody } from "../identity/Somebody";
import { useIdentities } from "../identity/store";
import { Alarms } from "./Alarms";
import { Commands } from "./Commands";
import { DeviceActions } from "./DeviceActions";
import { Stage } from "./DevicesPage";
import { ReadingCheck } from "./ReadingCheck";
import { RollOuts } from "./RollOuts";
import { TelemetryChart } from "./TelemetryChart";
import { Thresholds } from "./Thresholds";
import { Twin } from "./Twin";
import { valueInWords } from "./values";

/** One device: what it says, how it is wanted, what it measured, and what is wrong with it. */
export function DevicePage() {
  const { device = "" } = useParams();
  useRefreshOn([`devices.device.${device}`]);
  const found = useRow("devices/device", { device });
  if (found.error) {
    return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  }
  return found.data ? <Shown of={found.data} /> : <Loading what="the device" />;
}

function Shown({ of }: { of: DevicesDeviceRow }) {
  const { current } = useIdentities();
  const isMine = of.owner === current?.principal && of.stage !== "REVOKED";
  const name = of.label || "A device";
  return (
    <article className="grid gap-8">
      <title>{`${name} · Tallystick`}</title>
      <header>
        <Link className="link text-sm" to="/devices">
          Devices
        </Link>
        <h1 className="mt-1 break-words">{name}</h1>
        <p className="mono mt-1 break-all text-muted">{of.device}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Stage stage={of.stage} />
          <Somebody principal={of.owner} />
          <span>
            {of.lastSeen > 0 ? (
              <>
                last seen <Time at={of.lastSeen} seconds />
              </>
            ) : (
              "never seen"
            )}
          </span>
          <ReceiptLink id={of.action} of="what changed it last" />
        </p>
        {of.reason && <p className="mt-1 text-sm text-bad">{of.reason}</p>}
      </header>
      {isMine && <DeviceActions of={of} />}
      <Alarms of={{ device: of.device }} title="Alarms" />
      <Measured of={of} />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Facts of={of} />
        {of.accuracyMetres > 0 && (
          <ProjectMap name={name} place={{ ...of, extent: of.accuracyMetres }} />
        )}
      </div>
      <Twin of={of} isMine={isMine} />
      <Thresholds of={of} isMine={isMine} />
      <Commands of={of} isMine={isMine} />
      {of.group && <RollOuts owner={of.owner} group={of.group} isMine={isMine} />}
    </article>
  );
}

/** First the channel that something was wrong with last. */
function Measured({ of }: { of: DevicesDeviceRow }) {
  const [chosen, setChosen] = useState("");
  const alarms = usePages("devices/alarms", { device: of.device });
  const alarming = alarms.rows[0]?.channel ?? "";
  const channel = chosen || alarming || (of.channels[0]?.name ?? "");
  if (channel === "") {
    return <Empty>It has measured nothing yet.</Empty>;
  }
  return (
    <>
      <section aria-labelledby="readings" className="grid gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h2 id="readings">Readings</h2>
          <Select
            label="Channel"
            className="w-64"
            value={channel}
            onChange={(event) => setChosen(event.target.value)}
          >
            {of.channels.map((one) => (
              <option key={one.name} value={one.name}>
                {one.name}, at last {valueInWords(one.last)}
              </option>
            ))}
          </Select>
        </div>
        <TelemetryChart key={channel} device={of.device} channel={channel} />
      </section>
      <ReadingCheck device={of.device} last={of.lastSequence} />
    </>
  );
}

function Facts({ of }: { of: DevicesDeviceRow }) {
  const place = usePlaces([of.place])(of.place);
  const facts: [string, string][] = [
    ["Model", of.model],
    ["Firmware", of.firmware],
    ["Group", of.group],
    ["Place", place ? `${place.name}, ${of.place}` : of.place],
    ["Battery", of.battery < 0 || of.stage !== "ENROLLED" ? "" : `${of.battery} %`],
    ["Readings", of.lastSequence > 0 ? `up to number ${of.lastSequence}` : ""],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm *:min-w-0">
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      {of.principal && (
        <div className="contents">
          <dt className="text-muted">Signs as</dt>
          <dd>
            <Person principal={of.principal} name={of.principal} />
          </dd>
        </div>
      )}
    </dl>
  );
}
