import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { type Exchanged, usePact } from "./exchange";

interface Props {
  of: Exchanged;
  name: string;
  onClose: () => void;
}

/** Tells a partner that there is no such footprint, and why; or gives up what one asked for. */
export function DeclineDialog({ of, name, onClose }: Props) {
  const [reason, setReason] = useState("");
  const decline = usePact(`/requests/${of.exchange}/decline`);
  const wanted = of.kind === "WANTED";
  return (
    <Dialog title={wanted ? `Decline what ${name} asks` : "Give it up"} onClose={onClose}>
      <form
        noValidate
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          decline.mutate({ reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        <TextField
          label={wanted ? "Why, for them to read" : "Why, for you to remember"}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNote error={decline.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button
            type="submit"
            kind="danger"
            busy={decline.isPending}
            disabled={reason.trim() === ""}
          >
            {wanted ? "Tell them" : "Give it up"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
