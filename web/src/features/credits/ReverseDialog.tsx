import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { MAX_AMOUNT, parseCount } from "../accounts/money";
import { ActDialog } from "./ActDialog";
import type { Project } from "./rows";
import { tonnes } from "./words";

/** Saved tonnes were lost again: the buffer pool pays for them. */
export function ReverseDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const [lost, setLost] = useState("");
  const [text, setText] = useState("");
  const reverse = useAct("credits.ReverseUnits");
  const quantity = parseCount(lost, 1, MAX_AMOUNT);
  return (
    <ActDialog
      title={`Reversal at ${project.name}`}
      sign="Sign the reversal"
      kind="danger"
      ready={quantity.ok && text.trim() !== ""}
      busy={reverse.isPending}
      error={reverse.error}
      onClose={onClose}
      onSign={() =>
        quantity.ok &&
        reverse.mutate(
          { project: project.project, quantity: quantity.minor, text: text.trim() },
          {
            onSuccess: (receipt) => {
              tell("Recorded. The buffer pool has paid.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm text-muted">
        What was stored has come back into the air, as by a fire. As many credits of the buffer pool
        are cancelled, the project’s own share first. It has {tonnes(project.buffer)} there.
      </p>
      <TextField
        label="Tonnes lost"
        inputMode="numeric"
        value={lost}
        error={quantity.ok || lost === "" ? undefined : quantity.error}
        onChange={(event) => setLost(event.target.value)}
      />
      <AreaField
        label="What happened (public)"
        rows={3}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ActDialog>
  );
}
