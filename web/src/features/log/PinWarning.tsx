import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { WarningIcon } from "../../ui/icons";
import { Time } from "../../ui/Time";
import { trustAnew, usePin } from "./usePin";

/** Says on every page that the log's key or its cosigners are others than those pinned. */
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
          <strong>
            {pin.isOtherLog ? "The log's key has changed" : "The log's cosigners changed"}
          </strong>{" "}
          since <Time at={pin.pin.since} />. Receipts are still checked against the old policy.{" "}
          {pin.isOtherLog
            ? "Either this is another venue now, or somebody rewrote its history."
            : "A node or a witness was added or replaced, or the venue wants to be rid of one."}
        </p>
        <Button kind="danger" onClick={() => setAsking(true)}>
          Look at both
        </Button>
      </div>
      {isAsking && (
        <Dialog title="Two policies" onClose={() => setAsking(false)}>
          <div className="grid gap-3 px-5 py-4 text-ink">
            <p className="label">Pinned on first use</p>
            <pre className="mono whitespace-pre-wrap break-all">{pin.pin.policy}</pre>
            <p className="label">Shown by the venue now</p>
            <pre className="mono whitespace-pre-wrap break-all">{pin.offered}</pre>
            <p>
              Take the new one only if you know why it changed: a demo venue that was set up anew,
              or a node that was replaced, is a good reason.
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
                Trust the new one
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
