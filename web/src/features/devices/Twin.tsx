import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { DevicesDeviceRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { AreaField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { objectError, pretty } from "./json";

interface Props {
  of: DevicesDeviceRow;
  isMine: boolean;
}

/** How a device is wanted, beside how it says it is. */
export function Twin({ of, isMine }: Props) {
  const [editing, setEditing] = useState(false);
  const isBehind = of.wantedVersion > of.reportedVersion;
  return (
    <section aria-labelledby="twin">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 id="twin">Settings</h2>
        {isBehind && <Badge tone="wood">on their way</Badge>}
        {isMine && <Button onClick={() => setEditing(true)}>Change</Button>}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <State title={`Wanted, version ${of.wantedVersion}`} json={of.wanted} />
        <State title={`Reported, version ${of.reportedVersion}`} json={of.reported} />
      </div>
      {editing && <ConfigureDialog of={of} onClose={() => setEditing(false)} />}
    </section>
  );
}

function State({ title, json }: { title: string; json: string }) {
  return (
    <div className="card p-4">
      <h3 className="label mb-1">{title}</h3>
      <pre className="mono overflow-x-auto text-sm">{pretty(json) || "nothing"}</pre>
    </div>
  );
}

function ConfigureDialog({ of, onClose }: { of: DevicesDeviceRow; onClose: () => void }) {
  const [wanted, setWanted] = useState(pretty(of.wanted) || "{\n}");
  const configure = useAct("devices.ConfigureDevice");
  const error = objectError(wanted);
  return (
    <ActDialog
      title="Change the settings"
      sign={`Sign version ${of.wantedVersion + 1}`}
      ready={error === ""}
      busy={configure.isPending}
      error={configure.error}
      onClose={onClose}
      onSign={() =>
        configure.mutate(
          { device: of.device, wanted: JSON.stringify(JSON.parse(wanted)) },
          {
            onSuccess: (receipt) => {
              tell("The device is told.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <AreaField
        data-first
        label="Wanted, a JSON object"
        rows={10}
        spellCheck={false}
        value={wanted}
        error={error || undefined}
        onChange={(event) => setWanted(event.target.value)}
      />
    </ActDialog>
  );
}
