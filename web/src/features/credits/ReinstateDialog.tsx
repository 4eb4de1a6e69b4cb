import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import type { Project } from "./rows";

/** The registrar ends a project's suspension. */
export function ReinstateDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const [text, setText] = useState("");
  const reinstate = useAct("credits.ReinstateProject");
  return (
    <ActDialog
      title={`End the suspension of ${project.name}`}
      sign="Reinstate the project"
      ready={text.trim() !== ""}
      busy={reinstate.isPending}
      error={reinstate.error}
      onClose={onClose}
      onSign={() =>
        reinstate.mutate(
          { project: project.project, text: text.trim() },
          {
            onSuccess: (receipt) => {
              tell("Reinstated.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <AreaField
        label="Reasons (public)"
        rows={3}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ActDialog>
  );
}
