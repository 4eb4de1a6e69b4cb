import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import type { Challenge } from "./rows";

interface Props {
  challenge: Challenge;
  onClose: () => void;
}

/** The registrar's decision of a challenge. */
export function ResolveDialog({ challenge, onClose }: Props) {
  const [text, setText] = useState("");
  const [upheld, setUpheld] = useState(false);
  const resolve = useAct("credits.ResolveChallenge");
  return (
    <ActDialog
      title="Decide the challenge"
      sign={upheld ? "Uphold it and suspend the project" : "Dismiss it"}
      kind={upheld ? "danger" : "primary"}
      ready
      busy={resolve.isPending}
      error={resolve.error}
      onClose={onClose}
      onSign={() =>
        resolve.mutate(
          { challenge: challenge.challenge, upheld, text: text.trim() },
          {
            onSuccess: (receipt) => {
              tell(upheld ? "Upheld: the project is suspended." : "Dismissed.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <blockquote className="border-l-2 border-edge pl-3 text-sm break-words whitespace-pre-line">
        {challenge.text}
      </blockquote>
      <fieldset className="grid gap-1.5 text-sm">
        <legend className="label mb-1">Decision</legend>
        {[false, true].map((value) => (
          <label key={String(value)} className="flex items-center gap-2">
            <input
              type="radio"
              name="decision"
              className="size-4 accent-accent"
              checked={upheld === value}
              onChange={() => setUpheld(value)}
            />
            {value ? "It is right: suspend the project" : "It is not right"}
          </label>
        ))}
      </fieldset>
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
