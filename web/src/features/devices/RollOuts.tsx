import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { PublishDialog } from "./PublishDialog";

const PERCENTS = [1, 5, 10, 25, 50, 100];

interface Props {
  owner: string;
  group: string;
  isMine: boolean;
}

/** What a group of devices should run, how many of them do, and the way back. */
export function RollOuts({ owner, group, isMine }: Props) {
  const [doing, setDoing] = useState<"publish" | "roll-out">();
  const rollOuts = usePages("devices/roll-outs", { owner, group });
  const back = useAct("devices.RollBack");
  const close = () => setDoing(undefined);
  return (
    <section aria-labelledby="releases">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 id="releases">Releases for {group}</h2>
        {isMine && (
          <>
            <Button onClick={() => setDoing("publish")}>Publish one</Button>
            <Button onClick={() => setDoing("roll-out")}>Roll one out</Button>
          </>
        )}
      </div>
      <ErrorNote error={rollOuts.error ?? back.error} />
      {rollOuts.isSuccess && rollOuts.rows.length === 0 && (
        <p className="text-sm text-muted">Nothing was rolled out to the group.</p>
      )}
      {rollOuts.rows.length > 0 && (
        <ul className="card rows">
          {rollOuts.rows.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
            >
              <span className="min-w-40 flex-1">
                {one.name} {one.version}
                <span className="text-muted">, {one.kind.toLowerCase()}</span>
              </span>
              <span className="text-muted">
                for {one.percent} %; {one.installed} of {one.devices} run it
              </span>
              {isMine && (
                <Button
                  kind="danger"
                  busy={back.isPending}
                  onClick={() =>
                    back.mutate(
                      { release: one.release, group },
                      { onSuccess: (receipt) => tell("Rolled back.", receipt.id) },
                    )
                  }
                >
                  Roll back<span className="sr-only"> {one.name}</span>
                </Button>
              )}
              <ReceiptLink id={one.action} of={one.name} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...rollOuts} />
      {doing === "publish" && <PublishDialog onClose={close} />}
      {doing === "roll-out" && <RollOutDialog owner={owner} group={group} onClose={close} />}
    </section>
  );
}

interface DialogProps {
  owner: string;
  group: string;
  onClose: () => void;
}

function RollOutDialog({ owner, group, onClose }: DialogProps) {
  const releases = usePages("devices/releases", { owner });
  const [chosen, setChosen] = useState("");
  const [percent, setPercent] = useState(10);
  const rollOut = useAct("devices.RollOut");
  const release = chosen || (releases.rows[0]?.release ?? "");
  return (
    <ActDialog
      title={`Roll out to ${group}`}
      sign="Sign the roll-out"
      ready={release !== ""}
      busy={rollOut.isPending}
      error={rollOut.error ?? releases.error}
      onClose={onClose}
      onSign={() =>
        rollOut.mutate(
          { release, group, percent },
          {
            onSuccess: (receipt) => {
              tell("The devices are told.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      {releases.isSuccess && releases.rows.length === 0 && <p>You have published none yet.</p>}
      <Select label="Release" value={release} onChange={(event) => setChosen(event.target.value)}>
        {releases.rows.map((one) => (
          <option key={one.release} value={one.release}>
            {one.name} {one.version}
          </option>
        ))}
      </Select>
      <Select
        label="For how many of the group"
        value={percent}
        onChange={(event) => setPercent(Number(event.target.value))}
      >
        {PERCENTS.map((one) => (
          <option key={one} value={one}>
            {one} %
          </option>
        ))}
      </Select>
    </ActDialog>
  );
}
