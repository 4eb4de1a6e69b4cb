import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { PrivacyNamedEmergency } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AreaField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";

const MAX_FINDING = 300;

interface Props {
  of: PrivacyNamedEmergency;
  onClose: () => void;
}

/** Says whether an emergency was one. */
export function JudgeDialog({ of, onClose }: Props) {
  const [finding, setFinding] = useState("");
  const judge = useAct("privacy.JudgeEmergency");
  const say = (justified: boolean) =>
    judge.mutate(
      { officer: of.officer, emergency: of.emergency, justified, finding: finding.trim() },
      {
        onSuccess: (receipt) => {
          tell("The emergency is judged.", receipt.id);
          onClose();
        },
      },
    );
  const ready = finding.trim() !== "";
  return (
    <Dialog title="Was it an emergency?" onClose={onClose}>
      <div className="grid gap-4 px-5 py-4">
        <p className="break-words text-sm">{of.reason}</p>
        <AreaField
          label="Finding"
          hint="For all to read, for ever"
          required
          maxLength={MAX_FINDING}
          value={finding}
          onChange={(event) => setFinding(event.target.value)}
        />
        <ErrorNote error={judge.error} />
        <div className="flex flex-wrap gap-2">
          <Button disabled={!ready} busy={judge.isPending} onClick={() => say(true)}>
            Justified
          </Button>
          <Button kind="danger" disabled={!ready} busy={judge.isPending} onClick={() => say(false)}>
            Not justified
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
