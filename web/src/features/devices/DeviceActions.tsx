import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { DevicesDeviceRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";

type Props = { of: DevicesDeviceRow };

/** What its owner does with a device as a whole. */
export function DeviceActions({ of }: Props) {
  const [doing, setDoing] = useState<"assign" | "revoke">();
  const close = () => setDoing(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setDoing("assign")}>Rename or move</Button>
      <Button kind="danger" onClick={() => setDoing("revoke")}>
        Revoke
      </Button>
      {doing === "assign" && <AssignDialog of={of} onClose={close} />}
      {doing === "revoke" && <RevokeDialog of={of} onClose={close} />}
    </div>
  );
}

function AssignDialog({ of, onClose }: Props & { onClose: () => void }) {
  const [label, setLabel] = useState(of.label);
  const [place, setPlace] = useState(of.place);
  const [group, setGroup] = useState(of.group);
  const assign = useAct("devices.AssignDevice");
  const isGroup = /^([a-z0-9][a-z0-9_-]{0,39})?$/.test(group);
  const isPlace = /^[!-~]{0,120}$/.test(place);
  return (
    <ActDialog
      title="Rename or move"
      sign="Sign"
      ready={isGroup && isPlace}
      busy={assign.isPending}
      error={assign.error}
      onClose={onClose}
      onSign={() =>
        assign.mutate(
          { device: of.device, label: label.trim(), place, group },
          {
            onSuccess: (receipt) => {
              tell("The device is renamed or moved.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <TextField
        data-first
        label="Name"
        maxLength={120}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <TextField
        label="Place"
        value={place}
        error={isPlace ? undefined : "Up to 120 characters of ASCII without spaces."}
        onChange={(event) => setPlace(event.target.value)}
      />
      <TextField
        label="Group"
        value={group}
        error={isGroup ? undefined : "Up to 40 small letters, digits, _ or -."}
        onChange={(event) => setGroup(event.target.value)}
      />
    </ActDialog>
  );
}

function RevokeDialog({ of, onClose }: Props & { onClose: () => void }) {
  const [reason, setReason] = useState("");
  const revoke = useAct("devices.RevokeDevice");
  return (
    <ActDialog
      title="Revoke the device?"
      sign="Revoke for good"
      kind="danger"
      ready={reason.trim() !== ""}
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSign={() =>
        revoke.mutate(
          { device: of.device, reason: reason.trim() },
          {
            onSuccess: (receipt) => {
              tell("The device is revoked.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p>
        Whatever it signs from now on is refused. What it said before stays. There is no way back.
      </p>
      <TextField
        data-first
        label="Reason"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
