import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { OrganisationsOrganisationRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { useAssets } from "../accounts/useAssets";
import { ActDialog } from "../credits/ActDialog";
import { DeedFields } from "../identity/DeedFields";
import type { Kept } from "../identity/vault";
import { asMember } from "./asMember";
import { CeilingFields } from "./CeilingFields";
import { bodyOf, draftOf } from "./policy";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept;
  onClose: () => void;
}

const MOST_APPROVALS = 10;

/** Says above which amounts, and for which acts, several must agree. */
export function PolicyDialog({ of, self, onClose }: Props) {
  const { assets, decimals } = useAssets();
  const [draft, setDraft] = useState(() => draftOf(of, decimals));
  const [attempted, setAttempted] = useState(false);
  const set = useAct("organisations.SetApprovals", asMember(self, of.organisation, of.name));
  const { body, errors } = bodyOf(draft, decimals);
  const done = {
    onSuccess: (receipt: { id: string }) => {
      tell("The rules stand.", receipt.id);
      onClose();
    },
  };
  return (
    <ActDialog
      title="What several must agree to"
      sign="Sign the rules"
      ready
      busy={set.isPending}
      error={set.error}
      onSign={() => {
        setAttempted(true);
        if (Object.keys(errors).length === 0) {
          set.mutate(body, done);
        }
      }}
      onClose={onClose}
    >
      <Select
        label="How many owners and administrators must agree"
        hint="Whoever proposes an act counts too."
        value={draft.approvals}
        onChange={(event) => setDraft({ ...draft, approvals: Number(event.target.value) })}
      >
        {Array.from({ length: MOST_APPROVALS }, (_, i) => i + 1).map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </Select>
      <CeilingFields
        draft={draft}
        errors={attempted ? errors : {}}
        assets={assets.map((one) => [one.asset, `${one.asset}, ${one.name}`])}
        set={(part) => setDraft({ ...draft, ...part })}
      />
      <DeedFields
        legend="And always to (optional)"
        scope={draft.scope}
        onChange={(scope) => setDraft({ ...draft, scope })}
      />
      <p className="text-sm text-muted">
        Changing members or these rules and giving mandates needs agreement too from then on.
      </p>
      {of.approvals > 0 && (
        <div>
          <Button
            kind="danger"
            busy={set.isPending}
            onClick={() => set.mutate({ scope: [], ceilings: [], approvals: 0 }, done)}
          >
            Let every member act alone
          </Button>
        </div>
      )}
    </ActDialog>
  );
}
