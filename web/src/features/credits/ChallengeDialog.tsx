import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { Money } from "../../ui/Money";
import { tell } from "../../ui/toasts";
import { useElectorate } from "../governance/useElectorate";
import { useParameters } from "../governance/useParameters";
import { ActDialog } from "./ActDialog";
import type { Project } from "./rows";

interface Props {
  project: Project;
  /** The project that it would be a duplicate of, or empty. */
  other: string;
  onClose: () => void;
}

/** Objects to a project, in public and under one's own signature. */
export function ChallengeDialog({ project, other, onClose }: Props) {
  const [text, setText] = useState("");
  const [twin, setTwin] = useState(other);
  const challenge = useAct("credits.ChallengeProject");
  const isId = twin === "" || /^[0-9a-f]{32}(-\d{1,3})?$/.test(twin);
  return (
    <ActDialog
      title={`Challenge ${project.name}`}
      sign="Sign the challenge"
      ready={text.trim() !== "" && isId}
      busy={challenge.isPending}
      error={challenge.error}
      onClose={onClose}
      onSign={() =>
        challenge.mutate(
          { project: project.project, other: twin, text: text.trim() },
          {
            onSuccess: (receipt) => {
              tell("Challenged. The registrar decides.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm text-muted">
        Everybody sees the challenge and who made it. If the registrar upholds it, the project is
        suspended: nothing of it is issued, moved or retired.
      </p>
      <Bond />
      <AreaField
        label="What is wrong with it"
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label="Duplicate of (the other project's id, optional)"
        value={twin}
        error={isId ? undefined : "An id has 32 digits from 0 to f."}
        onChange={(event) => setTwin(event.target.value.trim())}
      />
    </ActDialog>
  );
}

/** What a challenge costs if it is dismissed, if that was decided. */
function Bond() {
  const { asset } = useElectorate();
  const bond = useParameters().current("credits.challenge-bond");
  if (asset === "" || bond === 0) {
    return null;
  }
  return (
    <p className="text-sm">
      A bond of <Money minor={bond} asset={asset} /> is set aside. It comes back if the challenge is
      upheld, and goes to the registrar if it is dismissed.
    </p>
  );
}
