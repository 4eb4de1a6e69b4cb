import { Link } from "react-router";
import { useAct, usePages } from "../../api/hooks";
import type { DevicesAlarmRow } from "../../api/types";
import { Badge, type Look } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { short } from "../../ui/Mark";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { usePlaces } from "../custody/usePlaces";
import { useIdentities } from "../identity/store";
import { valueInWords } from "./values";

const STAGES: Record<string, Look> = {
  RAISED: { tone: "bad", says: "rings" },
  ACKNOWLEDGED: { tone: "wood", says: "seen to" },
  CLEARED: { tone: "plain", says: "over" },
};

interface Props {
  of: { owner: string } | { device: string };
  title: string;
  /** Only those that nobody has seen to yet. */
  ringing?: boolean;
  /** What devices are called, where several are meant. */
  labels?: Map<string, string>;
}

/** What is or was wrong; nothing at all where nothing is. */
export function Alarms({ of, title, ringing = false, labels }: Props) {
  const alarms = usePages("devices/alarms", ringing ? { ...of, stage: "RAISED" } : of);
  const places = usePlaces(alarms.rows.map((one) => one.place));
  if (alarms.rows.length === 0) {
    return <ErrorNote error={alarms.error} />;
  }
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms" className="mb-3">
        {title}
      </h2>
      <ul className="card rows">
        {alarms.rows.map((one) => (
          <Line
            key={one.alarm}
            of={one}
            place={places(one.place)?.name || one.place}
            label={labels && (labels.get(one.device) || short(one.device))}
          />
        ))}
      </ul>
      <More {...alarms} />
    </section>
  );
}

interface LineProps {
  of: DevicesAlarmRow;
  place: string;
  label: string | undefined;
}

function Line({ of, place, label }: LineProps) {
  const { current } = useIdentities();
  const acknowledge = useAct("devices.AcknowledgeAlarm");
  const clear = useAct("devices.ClearAlarm");
  const look: Look = STAGES[of.stage] ?? { tone: "plain", says: of.stage };
  const isMine = of.owner === current?.principal && of.stage !== "CLEARED";
  return (
    <li className="grid gap-1 px-4 py-2 text-sm">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={look.tone}>{look.says}</Badge>
        <span className="min-w-40 flex-1">
          {label && (
            <>
              <Link className="link" to={`/devices/${of.device}`}>
                {label}
              </Link>
              :{" "}
            </>
          )}
          {of.channel} came to {valueInWords(of.extreme)}
          {place && <span className="text-muted"> at {place}</span>}
        </span>
        <span className="text-xs text-muted">
          since <Time at={of.since} />
        </span>
        {isMine && of.stage === "RAISED" && (
          <Button
            busy={acknowledge.isPending}
            onClick={() =>
              acknowledge.mutate(
                { alarm: of.alarm },
                { onSuccess: (receipt) => tell("You see to it.", receipt.id) },
              )
            }
          >
            See to it
          </Button>
        )}
        {isMine && (
          <Button
            busy={clear.isPending}
            onClick={() =>
              clear.mutate(
                { alarm: of.alarm },
                { onSuccess: (receipt) => tell("The alarm is over.", receipt.id) },
              )
            }
          >
            It is over
          </Button>
        )}
        <ReceiptLink id={of.action} of="the alarm" kind="icon" />
      </span>
      <ErrorNote error={acknowledge.error ?? clear.error} />
    </li>
  );
}
