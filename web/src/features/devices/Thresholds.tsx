import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { DevicesDeviceRow, DevicesScope } from "../../api/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { parseCount } from "../accounts/money";
import { ActDialog } from "../credits/ActDialog";
import { boundsInWords, NO_BOUND, parseValue } from "./values";

const MAX_SECONDS = 30 * 24 * 3600;

interface Props {
  of: DevicesDeviceRow;
  isMine: boolean;
}

/** Which values of a device are alarming: its own, its place's, its group's. */
export function Thresholds({ of, isMine }: Props) {
  const [setting, setSetting] = useState(false);
  const thresholds = usePages("devices/thresholds", { device: of.device });
  const remove = useAct("devices.RemoveThreshold");
  return (
    <section aria-labelledby="thresholds">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 id="thresholds">Thresholds</h2>
        {isMine && <Button onClick={() => setSetting(true)}>Set one</Button>}
      </div>
      <ErrorNote error={thresholds.error ?? remove.error} />
      {thresholds.isSuccess && thresholds.rows.length === 0 && (
        <p className="text-sm text-muted">No value of it is alarming.</p>
      )}
      {thresholds.rows.length > 0 && (
        <ul className="card rows">
          {thresholds.rows.map((one) => (
            <li
              key={one.threshold}
              className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-sm"
            >
              <span className="flex-1">
                {one.channel}: {boundsInWords(one.low, one.high)}
                {one.forSeconds > 0 && `, or an alarm after ${one.forSeconds} s`}
                <span className="text-muted">, for the {one.scope.toLowerCase()}</span>
              </span>
              {isMine && (
                <Button
                  kind="quiet"
                  busy={remove.isPending}
                  onClick={() =>
                    remove.mutate(
                      { threshold: one.threshold },
                      { onSuccess: (receipt) => tell("The threshold is gone.", receipt.id) },
                    )
                  }
                >
                  Remove<span className="sr-only"> the threshold for {one.channel}</span>
                </Button>
              )}
              <ReceiptLink id={one.action} of="the threshold" kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...thresholds} />
      {setting && <ThresholdDialog of={of} onClose={() => setSetting(false)} />}
    </section>
  );
}

function ThresholdDialog({ of, onClose }: { of: DevicesDeviceRow; onClose: () => void }) {
  const [scope, setScope] = useState<DevicesScope>("DEVICE");
  const [channel, setChannel] = useState(of.channels[0]?.name ?? "");
  const [lowText, setLow] = useState("");
  const [highText, setHigh] = useState("");
  const [seconds, setSeconds] = useState("0");
  const set = useAct("devices.SetThreshold");
  const low = parseValue(lowText, -NO_BOUND);
  const high = parseValue(highText, NO_BOUND);
  const forSeconds = parseCount(seconds, 0, MAX_SECONDS);
  const isChannel = /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(channel);
  const isBound = lowText.trim() !== "" || highText.trim() !== "";
  const isBackward = low.ok && high.ok && low.milli > high.milli;
  const subject = { DEVICE: of.device, PLACE: of.place, GROUP: of.group }[scope];
  return (
    <ActDialog
      title="Set a threshold"
      sign="Sign the threshold"
      ready={isChannel && isBound && !isBackward && low.ok && high.ok && forSeconds.ok}
      busy={set.isPending}
      error={set.error}
      onClose={onClose}
      onSign={() =>
        low.ok &&
        high.ok &&
        forSeconds.ok &&
        set.mutate(
          {
            scope,
            subject,
            channel,
            low: low.milli,
            high: high.milli,
            forSeconds: forSeconds.minor,
          },
          {
            onSuccess: (receipt) => {
              tell("The threshold is set.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <Select
        label="For"
        value={scope}
        onChange={(event) => setScope(event.target.value as DevicesScope)}
      >
        <option value="DEVICE">this device</option>
        {of.place && <option value="PLACE">all at {of.place}</option>}
        {of.group && <option value="GROUP">all of {of.group}</option>}
      </Select>
      <TextField
        label="Channel"
        value={channel}
        error={
          channel === "" || isChannel ? undefined : "Up to 40 small letters, digits, _, . or -."
        }
        onChange={(event) => setChannel(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Not below"
          inputMode="decimal"
          value={lowText}
          error={low.ok ? undefined : low.error}
          onChange={(event) => setLow(event.target.value)}
        />
        <TextField
          label="Not above"
          inputMode="decimal"
          value={highText}
          error={isBackward ? "This is below the lower bound." : high.ok ? undefined : high.error}
          onChange={(event) => setHigh(event.target.value)}
        />
      </div>
      <TextField
        label="Alarm after, seconds"
        inputMode="numeric"
        value={seconds}
        error={forSeconds.ok ? undefined : forSeconds.error}
        onChange={(event) => setSeconds(event.target.value)}
      />
    </ActDialog>
  );
}
