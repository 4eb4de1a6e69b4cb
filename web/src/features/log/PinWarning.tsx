import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { WarningIcon } from "../../ui/icons";
import { Time } from "../../ui/Time";
import { trustAnew, usePin } from "./usePin";

/** Says on every page that the log's key is another than the one that was pinned. */
export function PinWarning() {
  const pin = usePin();
  const [isAsking, setAsking] = useState(false);
  if (pin?.kind !== "changed") {
    return null;
  }
  return (
    <div role="alert" className="bg-bad-soft text-bad">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-3 px-4 py-2.5 text-sm sm:px-6">
        <WarningIcon />
        <p className="min-w-60 flex-1">
          <strong>The log's key has changed</strong> since <Time at={pin.pin.since} />. Receipts are
          still checked against the old one. Either this is another venue now, or somebody rewrote
          its history.
        </p>
        <Button kind="danger" onClick={() => setAsking(true)}>
          Look at both keys
        </Button>
      </div>
      {isAsking && (
        <Dialog title="Two keys" onClose={() => setAsking(false)}>
          <div className="grid gap-3 px-5 py-4 text-ink">
            <p className="label">Pinned on first use</p>
            <p className="mono break-all">{pin.pin.key}</p>
            <p className="label">Shown by the venue now</p>
            <p className="mono break-all">{pin.offered}</p>
            <p>
              Take the new key only if you know why it changed: a demo venue that was set up anew is
              a good reason.
            </p>
            <div className="flex justify-end gap-2">
              <Button onClick={() => setAsking(false)}>Keep the old one</Button>
              <Button
                kind="danger"
                onClick={() => {
                  trustAnew(pin.offered);
                  setAsking(false);
                }}
              >
                Trust the new key
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
