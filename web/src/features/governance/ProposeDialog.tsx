import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct, usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AreaField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { actionOf, type Draft, type Errors, newDraft, PROPOSES } from "./draft";
import { KindFields } from "./KindFields";
import { KindTerms } from "./KindTerms";
import { SelectField } from "./SelectField";
import { useParameters } from "./useParameters";
import { KINDS, type Kind, kindInWords } from "./words";

interface Props {
  /** What is known already; without it any kind can be chosen. */
  draft?: Draft;
  onClose: () => void;
}

/** Proposes something: one form, one signature. */
export function ProposeDialog({ draft: given, onClose }: Props) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => given ?? newDraft("PARAMETER"));
  const [attempted, setAttempted] = useState(false);
  const parameters = useParameters();
  const assets = usePages("accounts/assets", {}, { limit: 200 });
  const propose = useAct(PROPOSES[draft.kind]);
  const decimals = Object.fromEntries(assets.rows.map((one) => [one.asset, one.decimals]));
  const result = actionOf(draft, { parameters: parameters.rows, decimals });
  const errors: Errors = attempted && "errors" in result ? result.errors : {};
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <Dialog title={given ? `Propose: ${kindInWords(draft.kind)}` : "Propose"} onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempted(true);
          if ("action" in result) {
            propose.mutate(result.action.body, {
              onSuccess: (receipt) => {
                tell("Proposed. Votes are taken now.", receipt.id);
                onClose();
                void navigate(`/governance/proposal/${receipt.id}`);
              },
            });
          }
        }}
      >
        {!given && (
          <SelectField
            label="What it is about"
            value={draft.kind}
            options={KINDS.map((kind) => [kind, kindInWords(kind)])}
            onChange={(kind) => setDraft(newDraft(kind as Kind))}
          />
        )}
        <KindFields draft={draft} errors={errors} set={set} parameters={parameters.rows} />
        <AreaField
          label="Why (optional, public)"
          rows={3}
          maxLength={8000}
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        <KindTerms kind={draft.kind} parameters={parameters.rows} />
        <ErrorNote error={propose.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" type="submit" busy={propose.isPending}>
            Sign and propose
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
